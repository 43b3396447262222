#include "CPQ.h"

#include <dlfcn.h>
#include <stdbool.h>

static CPQLibrary library;

const CPQLibrary *CPQLoad(const char **reason) {
  static bool isLoaded = false;
  if (isLoaded) return &library;
  void *handle = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    *reason = dlerror();
    return NULL;
  }
  const struct {
    void **place;
    const char *name;
  } functions[] = {
      {(void **)&library.connectdbParams, "PQconnectdbParams"},
      {(void **)&library.finish, "PQfinish"},
      {(void **)&library.reset, "PQreset"},
      {(void **)&library.status, "PQstatus"},
      {(void **)&library.errorMessage, "PQerrorMessage"},
      {(void **)&library.setNoticeProcessor, "PQsetNoticeProcessor"},
      {(void **)&library.exec, "PQexec"},
      {(void **)&library.prepare, "PQprepare"},
      {(void **)&library.sendQueryPrepared, "PQsendQueryPrepared"},
      {(void **)&library.getResult, "PQgetResult"},
      {(void **)&library.resultStatus, "PQresultStatus"},
      {(void **)&library.resultErrorField, "PQresultErrorField"},
      {(void **)&library.clear, "PQclear"},
      {(void **)&library.ntuples, "PQntuples"},
      {(void **)&library.getvalue, "PQgetvalue"},
      {(void **)&library.getlength, "PQgetlength"},
      {(void **)&library.getisnull, "PQgetisnull"},
      {(void **)&library.cmdTuples, "PQcmdTuples"},
      {(void **)&library.getCancel, "PQgetCancel"},
      {(void **)&library.freeCancel, "PQfreeCancel"},
      {(void **)&library.cancel, "PQcancel"},
  };
  for (size_t index = 0; index < sizeof functions / sizeof *functions; index++) {
    *functions[index].place = dlsym(handle, functions[index].name);
    if (!*functions[index].place) {
      *reason = "libpq.so.5 is not PostgreSQL's client library";
      return NULL;
    }
  }
  isLoaded = true;
  return &library;
}

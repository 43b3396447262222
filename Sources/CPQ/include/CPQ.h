#ifndef CPQ_H
#define CPQ_H

// The part of PostgreSQL's client library that is used here, found when the first database is named.
//
// Linked, libpq.so.5 would be loaded at every start, and with it some twenty libraries of its own (TLS, Kerberos, LDAP): more than
// a whole lookup in a file takes. Its interface has been the same since version 5.0 (2006); the functions are those of
// https://www.postgresql.org/docs/15/libpq.html, under their names there without `PQ`.

#include <stddef.h>

typedef struct CPQConnection CPQConnection;
typedef struct CPQResult CPQResult;
typedef struct CPQCancel CPQCancel;
typedef void (*CPQNoticeProcessor)(void *_Nullable, const char *_Nonnull);

typedef struct {
  CPQConnection *_Nullable (*_Nonnull connectdbParams)(
      const char *_Nullable const *_Nonnull keywords, const char *_Nullable const *_Nonnull values, int expandDbname);
  void (*_Nonnull finish)(CPQConnection *_Nullable);
  void (*_Nonnull reset)(CPQConnection *_Nonnull);
  int (*_Nonnull status)(const CPQConnection *_Nonnull);
  char *_Nonnull (*_Nonnull errorMessage)(const CPQConnection *_Nonnull);
  CPQNoticeProcessor _Nullable (*_Nonnull setNoticeProcessor)(
      CPQConnection *_Nonnull, CPQNoticeProcessor _Nonnull, void *_Nullable);
  CPQResult *_Nullable (*_Nonnull exec)(CPQConnection *_Nonnull, const char *_Nonnull query);
  CPQResult *_Nullable (*_Nonnull prepare)(
      CPQConnection *_Nonnull, const char *_Nonnull name, const char *_Nonnull query, int count,
      const unsigned *_Nullable types);
  int (*_Nonnull sendQueryPrepared)(
      CPQConnection *_Nonnull, const char *_Nonnull name, int count, const char *_Nullable const *_Nullable values,
      const int *_Nullable lengths, const int *_Nullable formats, int resultFormat);
  CPQResult *_Nullable (*_Nonnull getResult)(CPQConnection *_Nonnull);
  int (*_Nonnull resultStatus)(const CPQResult *_Nullable);
  char *_Nullable (*_Nonnull resultErrorField)(const CPQResult *_Nullable, int field);
  void (*_Nonnull clear)(CPQResult *_Nullable);
  int (*_Nonnull ntuples)(const CPQResult *_Nonnull);
  char *_Nonnull (*_Nonnull getvalue)(const CPQResult *_Nonnull, int row, int column);
  int (*_Nonnull getlength)(const CPQResult *_Nonnull, int row, int column);
  int (*_Nonnull getisnull)(const CPQResult *_Nonnull, int row, int column);
  char *_Nonnull (*_Nonnull cmdTuples)(CPQResult *_Nonnull);
  CPQCancel *_Nullable (*_Nonnull getCancel)(CPQConnection *_Nonnull);
  void (*_Nonnull freeCancel)(CPQCancel *_Nullable);
  int (*_Nonnull cancel)(CPQCancel *_Nonnull, char *_Nonnull buffer, int size);
} CPQLibrary;

/// The library; where it cannot be loaded, null, and the reason in `reason`, which is never freed.
///
/// Called by one thread at a time.
const CPQLibrary *_Nullable CPQLoad(const char *_Nullable *_Nonnull reason);

#endif

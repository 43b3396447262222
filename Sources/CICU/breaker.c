#include "breaker.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>

PadanBreaker *padan_breaker_open(int32_t kind, const char *locale) {
  static const UBreakIteratorType types[] = {UBRK_WORD, UBRK_SENTENCE};
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(types[kind], locale, NULL, 0, &status);
  return U_SUCCESS(status) ? (PadanBreaker *)iterator : NULL;
}

void padan_breaker_close(PadanBreaker *breaker) { ubrk_close((UBreakIterator *)breaker); }

// The compiled rules of an iterator, for the caller to free; NULL where it has none of its own, as a filtered one.
static uint8_t *rules(const UBreakIterator *iterator, uint32_t *length) {
  // ICU reads from it alone, but asks for more.
  UBreakIterator *writable = (UBreakIterator *)iterator;
  UErrorCode status = U_ZERO_ERROR;
  *length = ubrk_getBinaryRules(writable, NULL, 0, &status);
  if (U_FAILURE(status)) return NULL;
  uint8_t *bytes = malloc(*length + 1);
  if (bytes == NULL) return NULL;
  ubrk_getBinaryRules(writable, bytes, (int32_t)*length, &status);
  if (U_SUCCESS(status)) return bytes;
  free(bytes);
  return NULL;
}

bool padan_breaker_has_root_rules(const PadanBreaker *breaker, int32_t kind) {
  PadanBreaker *root = padan_breaker_open(kind, "");
  if (root == NULL) return false;
  uint32_t length = 0, root_length = 0;
  uint8_t *own = rules((const UBreakIterator *)breaker, &length);
  uint8_t *roots = rules((const UBreakIterator *)root, &root_length);
  bool same = own && roots && length == root_length && memcmp(own, roots, length) == 0;
  free(own);
  free(roots);
  padan_breaker_close(root);
  return same;
}

int32_t padan_breaker_set_text(PadanBreaker *breaker, const uint16_t *text, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText((UBreakIterator *)breaker, (const UChar *)text, length, &status);
  return U_SUCCESS(status) ? 0 : status;
}

int32_t padan_breaker_next(PadanBreaker *breaker, int32_t *ends, int32_t *statuses, int32_t capacity) {
  UBreakIterator *iterator = (UBreakIterator *)breaker;
  int32_t count = 0;
  while (count < capacity) {
    int32_t end = ubrk_next(iterator);
    if (end == UBRK_DONE) break;
    ends[count] = end;
    if (statuses) statuses[count] = ubrk_getRuleStatus(iterator);
    count++;
  }
  return count;
}

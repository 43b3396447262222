#include "breaker.h"

#include <unicode/ubrk.h>

PadanBreaker *padan_breaker_open(int32_t kind, const char *locale) {
  static const UBreakIteratorType types[] = {UBRK_WORD, UBRK_SENTENCE, UBRK_CHARACTER};
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(types[kind], locale, NULL, 0, &status);
  return U_SUCCESS(status) ? (PadanBreaker *)iterator : NULL;
}

void padan_breaker_close(PadanBreaker *breaker) { ubrk_close((UBreakIterator *)breaker); }

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

#include "regex.h"

#include <unicode/uregex.h>

PadanRegex *padan_regex_open(const uint16_t *pattern, int32_t length, uint32_t flags, int32_t *error_offset) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError place = {.offset = -1};
  URegularExpression *regex = uregex_open((const UChar *)pattern, length, flags, &place, &status);
  *error_offset = place.offset;
  return U_SUCCESS(status) ? (PadanRegex *)regex : NULL;
}

void padan_regex_close(PadanRegex *regex) { uregex_close((URegularExpression *)regex); }

int32_t padan_regex_set_text(PadanRegex *regex, const uint16_t *text, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  uregex_setText((URegularExpression *)regex, (const UChar *)text, length, &status);
  uregex_useTransparentBounds((URegularExpression *)regex, true, &status);
  uregex_useAnchoringBounds((URegularExpression *)regex, false, &status);
  return U_SUCCESS(status) ? 0 : status;
}

int32_t padan_regex_set_region(PadanRegex *regex, int32_t start, int32_t end) {
  UErrorCode status = U_ZERO_ERROR;
  uregex_setRegion((URegularExpression *)regex, start, end, &status);
  return U_SUCCESS(status) ? 0 : status;
}

static UBool U_CALLCONV take_step(const void *context, int32_t steps) {
  (void)steps;
  // The header asks for a writable place; ICU hands it back as const.
  int64_t *left = (int64_t *)context;
  if (*left <= 0) return false;
  *left -= 1;
  return true;
}

int32_t padan_regex_set_budget(PadanRegex *regex, int64_t *steps) {
  UErrorCode status = U_ZERO_ERROR;
  uregex_setMatchCallback((URegularExpression *)regex, take_step, steps, &status);
  return U_SUCCESS(status) ? 0 : status;
}

int32_t padan_regex_find(PadanRegex *regex, int32_t start) {
  UErrorCode status = U_ZERO_ERROR;
  UBool found = uregex_find((URegularExpression *)regex, start, &status);
  return U_SUCCESS(status) ? found : -1;
}

int32_t padan_regex_find_next(PadanRegex *regex) {
  UErrorCode status = U_ZERO_ERROR;
  UBool found = uregex_findNext((URegularExpression *)regex, &status);
  return U_SUCCESS(status) ? found : -1;
}

int32_t padan_regex_looking_at(PadanRegex *regex, int32_t start) {
  UErrorCode status = U_ZERO_ERROR;
  UBool found = uregex_lookingAt((URegularExpression *)regex, start, &status);
  return U_SUCCESS(status) ? found : -1;
}

int32_t padan_regex_matches(PadanRegex *regex) {
  UErrorCode status = U_ZERO_ERROR;
  UBool found = uregex_matches((URegularExpression *)regex, -1, &status);
  return U_SUCCESS(status) ? found : -1;
}

int32_t padan_regex_start(PadanRegex *regex, int32_t group) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t start = uregex_start((URegularExpression *)regex, group, &status);
  return U_SUCCESS(status) ? start : -1;
}

int32_t padan_regex_end(PadanRegex *regex, int32_t group) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t end = uregex_end((URegularExpression *)regex, group, &status);
  return U_SUCCESS(status) ? end : -1;
}

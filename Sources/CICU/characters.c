#include "characters.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

bool padan_is_white_space(uint32_t scalar) { return u_isUWhiteSpace((UChar32)scalar); }
bool padan_is_letter(uint32_t scalar) { return u_isUAlphabetic((UChar32)scalar); }
bool padan_is_digit(uint32_t scalar) { return u_isdigit((UChar32)scalar); }
bool padan_is_upper_case(uint32_t scalar) { return u_isUUppercase((UChar32)scalar); }
bool padan_is_lower_case(uint32_t scalar) { return u_isULowercase((UChar32)scalar); }
bool padan_is_combining(uint32_t scalar) {
  return (U_GET_GC_MASK((UChar32)scalar) & U_GC_M_MASK) != 0;
}

int32_t padan_nfc_span(const uint16_t *text, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
  int32_t span = unorm2_spanQuickCheckYes(nfc, (const UChar *)text, length, &status);
  return U_SUCCESS(status) ? span : 0;
}

static int32_t normalize(
    const UNormalizer2 *form, const uint16_t *text, int32_t length, uint16_t *result, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t size = unorm2_normalize(form, (const UChar *)text, length, (UChar *)result, capacity, &status);
  return U_SUCCESS(status) ? size : -1;
}

int32_t padan_nfc(const uint16_t *text, int32_t length, uint16_t *result, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
  return U_SUCCESS(status) ? normalize(nfc, text, length, result, capacity) : -1;
}

int32_t padan_nfkc_case_fold(const uint16_t *text, int32_t length, uint16_t *result, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&status);
  return U_SUCCESS(status) ? normalize(fold, text, length, result, capacity) : -1;
}

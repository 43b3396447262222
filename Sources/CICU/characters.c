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

// The property is handed on as ICU numbers it.
_Static_assert(PADAN_SENTENCE_OTHER == U_SB_OTHER && PADAN_SENTENCE_ATERM == U_SB_ATERM, "");
_Static_assert(PADAN_SENTENCE_CLOSE == U_SB_CLOSE && PADAN_SENTENCE_FORMAT == U_SB_FORMAT, "");
_Static_assert(PADAN_SENTENCE_LOWER == U_SB_LOWER && PADAN_SENTENCE_NUMERIC == U_SB_NUMERIC, "");
_Static_assert(PADAN_SENTENCE_OLETTER == U_SB_OLETTER && PADAN_SENTENCE_SEP == U_SB_SEP, "");
_Static_assert(PADAN_SENTENCE_SP == U_SB_SP && PADAN_SENTENCE_STERM == U_SB_STERM, "");
_Static_assert(PADAN_SENTENCE_UPPER == U_SB_UPPER && PADAN_SENTENCE_CR == U_SB_CR, "");
_Static_assert(PADAN_SENTENCE_EXTEND == U_SB_EXTEND && PADAN_SENTENCE_LF == U_SB_LF, "");
_Static_assert(PADAN_SENTENCE_SCONTINUE == U_SB_SCONTINUE, "");

uint8_t padan_sentence_break(uint32_t scalar) {
  int32_t value = u_getIntPropertyValue((UChar32)scalar, UCHAR_SENTENCE_BREAK);
  return value >= 0 && value <= PADAN_SENTENCE_SCONTINUE ? (uint8_t)value : PADAN_SENTENCE_OTHER;
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

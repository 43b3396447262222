#include "format.h"

#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/upluralrules.h>

int32_t padan_number_symbol(const char *locale, int32_t symbol, uint16_t *result, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &status);
  if (U_FAILURE(status)) return -1;
  UNumberFormatSymbol kind =
      symbol == PADAN_SYMBOL_GROUP ? UNUM_GROUPING_SEPARATOR_SYMBOL : UNUM_DECIMAL_SEPARATOR_SYMBOL;
  int32_t length = unum_getSymbol(format, kind, (UChar *)result, capacity, &status);
  unum_close(format);
  return U_SUCCESS(status) ? length : -1;
}

int32_t padan_date_name(
    const char *locale, int32_t names, int32_t index, uint16_t *result, int32_t capacity) {
  static const UDateFormatSymbolType types[] = {
      UDAT_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_MONTHS, UDAT_WEEKDAYS, UDAT_SHORT_WEEKDAYS};
  // The zone and pattern do not matter for names; giving them spares looking up the defaults.
  static const UChar zone[] = {'U', 'T', 'C'}, pattern[] = {'y'};
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, zone, 3, pattern, 1, &status);
  if (U_FAILURE(status)) return -1;
  // ICU counts weekdays from 1.
  int32_t first = names >= PADAN_NAMES_WEEKDAYS ? 1 : 0;
  int32_t length = udat_getSymbols(format, types[names], index + first, (UChar *)result, capacity, &status);
  udat_close(format);
  return U_SUCCESS(status) ? length : -1;
}

int32_t padan_plural_category(const char *locale, double number, uint16_t *result, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UPluralRules *rules = uplrules_open(locale, &status);
  if (U_FAILURE(status)) return -1;
  int32_t length = uplrules_select(rules, number, (UChar *)result, capacity, &status);
  uplrules_close(rules);
  return U_SUCCESS(status) ? length : -1;
}

int32_t padan_country_count(void) {
  const char *const *codes = uloc_getISOCountries();
  int32_t count = 0;
  while (codes[count] != NULL) count++;
  return count;
}

int32_t padan_country_name(const char *locale, int32_t index, uint16_t *result, int32_t capacity) {
  const char *code = uloc_getISOCountries()[index];
  // `und_ID`: a locale that says the country alone.
  const char place[] = {'u', 'n', 'd', '_', code[0], code[1], 0};
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = uloc_getDisplayCountry(place, locale, (UChar *)result, capacity, &status);
  // Where ICU has no name it gives the code.
  return U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING ? length : -1;
}

int32_t padan_language_name(const char *locale, const char *language, uint16_t *result, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = uloc_getDisplayLanguage(language, locale, (UChar *)result, capacity, &status);
  // Where ICU has no name it gives the code.
  return U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING ? length : -1;
}

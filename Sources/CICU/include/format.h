#ifndef CICU_FORMAT_H
#define CICU_FORMAT_H

#include <stdint.h>

enum { PADAN_SYMBOL_DECIMAL = 0, PADAN_SYMBOL_GROUP = 1 };

/// Writes a number separator of a locale (UTF-16); returns its length, or -1.
int32_t padan_number_symbol(
    const char *_Nonnull locale, int32_t symbol, uint16_t *_Nonnull result, int32_t capacity);

enum {
  PADAN_NAMES_MONTHS = 0,
  PADAN_NAMES_SHORT_MONTHS = 1,
  PADAN_NAMES_STANDALONE_MONTHS = 2,
  PADAN_NAMES_WEEKDAYS = 3,
  PADAN_NAMES_SHORT_WEEKDAYS = 4,
};

/// Writes the name of a month (from 0) or weekday (from 0, Sunday) in a locale; returns its length, or -1.
int32_t padan_date_name(
    const char *_Nonnull locale, int32_t names, int32_t index, uint16_t *_Nonnull result, int32_t capacity);

/// Writes the CLDR plural category of a number (`one`, `few`, `other`, …); returns its length, or -1.
int32_t padan_plural_category(
    const char *_Nonnull locale, double number, uint16_t *_Nonnull result, int32_t capacity);

/// How many countries ICU has codes for.
int32_t padan_country_count(void);

/// Writes the name of a country (from 0, below the count) in a locale; returns its length, or -1 where it has none there.
int32_t padan_country_name(
    const char *_Nonnull locale, int32_t index, uint16_t *_Nonnull result, int32_t capacity);

/// Writes the name of a language in a locale; returns its length, or -1 where it has none there.
int32_t padan_language_name(
    const char *_Nonnull locale, const char *_Nonnull language, uint16_t *_Nonnull result, int32_t capacity);

#endif

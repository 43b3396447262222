#ifndef CICU_CHARACTERS_H
#define CICU_CHARACTERS_H

#include <stdbool.h>
#include <stdint.h>

// Properties of a Unicode scalar.
bool padan_is_white_space(uint32_t scalar);
bool padan_is_letter(uint32_t scalar);
bool padan_is_digit(uint32_t scalar);
bool padan_is_upper_case(uint32_t scalar);
bool padan_is_lower_case(uint32_t scalar);
/// A combining mark (general categories Mn, Mc, Me).
bool padan_is_combining(uint32_t scalar);

// Values of the property Sentence_Break (Unicode Standard Annex 29, table 4).
enum {
  PADAN_SENTENCE_OTHER,
  PADAN_SENTENCE_ATERM,
  PADAN_SENTENCE_CLOSE,
  PADAN_SENTENCE_FORMAT,
  PADAN_SENTENCE_LOWER,
  PADAN_SENTENCE_NUMERIC,
  PADAN_SENTENCE_OLETTER,
  PADAN_SENTENCE_SEP,
  PADAN_SENTENCE_SP,
  PADAN_SENTENCE_STERM,
  PADAN_SENTENCE_UPPER,
  PADAN_SENTENCE_CR,
  PADAN_SENTENCE_EXTEND,
  PADAN_SENTENCE_LF,
  PADAN_SENTENCE_SCONTINUE,
};

/// The property Sentence_Break of a scalar; OTHER where ICU knows a value that is not above.
uint8_t padan_sentence_break(uint32_t scalar);

/// The length of the prefix of `text` that is surely in NFC.
int32_t padan_nfc_span(const uint16_t *_Nonnull text, int32_t length);

/// Writes the NFC form; returns its length, or -1 where `capacity` is too small or the text is not well formed.
int32_t padan_nfc(
    const uint16_t *_Nonnull text, int32_t length, uint16_t *_Nonnull result, int32_t capacity);

/// Writes the NFKC_Casefold form (Unicode Standard, section 3.13); returns its length, or -1 as above.
int32_t padan_nfkc_case_fold(
    const uint16_t *_Nonnull text, int32_t length, uint16_t *_Nonnull result, int32_t capacity);

#endif

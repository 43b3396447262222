#ifndef CICU_BREAKER_H
#define CICU_BREAKER_H

#include <stdbool.h>
#include <stdint.h>

typedef struct PadanBreaker PadanBreaker;

enum { PADAN_BREAK_WORDS = 0, PADAN_BREAK_SENTENCES = 1 };

/// Opens a break iterator, NULL where ICU has none. One thread at a time may use it.
PadanBreaker *_Nullable padan_breaker_open(int32_t kind, const char *_Nonnull locale);
void padan_breaker_close(PadanBreaker *_Nonnull breaker);

/// Whether its rules are, to the byte, those of the root locale: what the Unicode Standard says, nothing added for a language.
bool padan_breaker_has_root_rules(const PadanBreaker *_Nonnull breaker, int32_t kind);

/// Starts over on `text`, which must stay where it is until the last `padan_breaker_next`. 0, or an ICU error code.
int32_t padan_breaker_set_text(PadanBreaker *_Nonnull breaker, const uint16_t *_Nonnull text, int32_t length);

/// Writes the ends (UTF-16 offsets) of the next pieces and, unless it is NULL, their ICU rule status; returns how many,
/// 0 at the end.
int32_t padan_breaker_next(
    PadanBreaker *_Nonnull breaker, int32_t *_Nonnull ends, int32_t *_Nullable statuses, int32_t capacity);

#endif

#ifndef CICU_REGEX_H
#define CICU_REGEX_H

#include <stdbool.h>
#include <stdint.h>

typedef struct PadanRegex PadanRegex;

enum { PADAN_REGEX_CASE_INSENSITIVE = 2, PADAN_REGEX_MULTILINE = 8 };

/// Compiles an ICU regular expression. On failure NULL, and `error_offset` is where in the pattern (UTF-16), or -1.
PadanRegex *_Nullable padan_regex_open(
    const uint16_t *_Nonnull pattern, int32_t length, uint32_t flags, int32_t *_Nonnull error_offset);
void padan_regex_close(PadanRegex *_Nonnull regex);

/// Sets the text, which must stay where it is while the expression is used. 0, or an ICU error code.
int32_t padan_regex_set_text(PadanRegex *_Nonnull regex, const uint16_t *_Nonnull text, int32_t length);

/// Confines matching to a region; look-around sees beyond it, ^ and $ do not match at its edges.
int32_t padan_regex_set_region(PadanRegex *_Nonnull regex, int32_t start, int32_t end);

/// Makes matching fail once `steps` is used up: each of ICU's units, some ten thousand moves of its engine, takes one.
/// It must stay where it is while the expression is used.
int32_t padan_regex_set_budget(PadanRegex *_Nonnull regex, int64_t *_Nonnull steps);

/// 1 a match, 0 none, -1 an error (as a time limit reached). `start` lifts the region; -1 keeps it and starts there.
int32_t padan_regex_find(PadanRegex *_Nonnull regex, int32_t start);
int32_t padan_regex_find_next(PadanRegex *_Nonnull regex);
int32_t padan_regex_looking_at(PadanRegex *_Nonnull regex, int32_t start);
/// Whether the whole region matches.
int32_t padan_regex_matches(PadanRegex *_Nonnull regex);

/// Offsets of a group of the last match (0 is the whole match); -1 where it took no part.
int32_t padan_regex_start(PadanRegex *_Nonnull regex, int32_t group);
int32_t padan_regex_end(PadanRegex *_Nonnull regex, int32_t group);

#endif

#ifndef CICU_UNITS_H
#define CICU_UNITS_H

#include <stddef.h>
#include <stdint.h>

// Scans over UTF-16 units, in C because its compiler makes vector instructions of them.

/// How many units in a row are printable ASCII.
size_t padan_span_printable(const uint16_t *_Nonnull units, size_t length);

/// How many units in a row are none of eight.
size_t padan_span_without(const uint16_t *_Nonnull units, size_t length, const uint16_t *_Nonnull eight);

/// How many units in a row are ASCII and none of `.` `!` `?` LF CR: nothing in there ends a sentence.
size_t padan_span_unended(const uint16_t *_Nonnull units, size_t length);

/// Writes ASCII as UTF-16 up to the first other byte; returns how much.
size_t padan_widen_ascii(const uint8_t *_Nonnull bytes, size_t length, uint16_t *_Nonnull units);

#endif

#include "units.h"

#include <stdbool.h>

// Blocks are looked at whole, without leaving in the middle, so that they can be compared at once.
enum { BLOCK = 16 };

size_t padan_span_printable(const uint16_t *units, size_t length) {
  size_t index = 0;
  for (; index + BLOCK <= length; index += BLOCK) {
    uint16_t others = 0;
    for (size_t i = 0; i < BLOCK; i++) others |= (uint16_t)(units[index + i] - 0x20) >= 0x5F;
    if (others) break;
  }
  while (index < length && (uint16_t)(units[index] - 0x20) < 0x5F) index++;
  return index;
}

size_t padan_span_without(const uint16_t *units, size_t length, const uint16_t *eight) {
  size_t index = 0;
  for (; index + BLOCK <= length; index += BLOCK) {
    uint16_t found = 0;
    for (size_t i = 0; i < BLOCK; i++) {
      uint16_t unit = units[index + i];
      found |= (unit == eight[0]) | (unit == eight[1]) | (unit == eight[2]) | (unit == eight[3]) |
               (unit == eight[4]) | (unit == eight[5]) | (unit == eight[6]) | (unit == eight[7]);
    }
    if (found) break;
  }
  for (; index < length; index++) {
    for (size_t i = 0; i < 8; i++) {
      if (units[index] == eight[i]) return index;
    }
  }
  return index;
}

static bool may_end(uint16_t unit) {
  return (unit == '.') | (unit == '!') | (unit == '?') | (unit == '\n') | (unit == '\r') | (unit >= 0x80);
}

size_t padan_span_unended(const uint16_t *units, size_t length) {
  size_t index = 0;
  for (; index + BLOCK <= length; index += BLOCK) {
    uint16_t found = 0;
    for (size_t i = 0; i < BLOCK; i++) found |= may_end(units[index + i]);
    if (found) break;
  }
  while (index < length && !may_end(units[index])) index++;
  return index;
}

size_t padan_widen_ascii(const uint8_t *bytes, size_t length, uint16_t *units) {
  size_t index = 0;
  for (; index + BLOCK <= length; index += BLOCK) {
    uint8_t bits = 0;
    for (size_t i = 0; i < BLOCK; i++) bits |= bytes[index + i];
    if (bits >= 0x80) break;
    for (size_t i = 0; i < BLOCK; i++) units[index + i] = bytes[index + i];
  }
  for (; index < length && bytes[index] < 0x80; index++) units[index] = bytes[index];
  return index;
}

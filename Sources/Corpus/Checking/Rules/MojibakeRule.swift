internal import Text

/// UTF-8 that was read as windows-1252 or ISO-8859-1 (`â€™` for `’`), and U+FFFD, which stands for bytes that could
/// not be read at all.
///
/// Characters that windows-1252 writes as the bytes of a longer UTF-8 sequence are taken for mojibake where nobody would
/// write them side by side: an accented capital and a closing quotation mark (`CAFÉ»`) happen to be two such bytes.
struct MojibakeRule: PairRule {
  func finding(in pair: CheckedPair) -> PairFinding? {
    for side in pair.sides {
      if let garbled = Self.garbled(in: side.text.units) {
        return PairFinding(.mojibake, "\(garbled) in the \(side.name)")
      }
    }
    return nil
  }

  /// The first place that is garbled, and what it may have been.
  private static func garbled(in units: [UInt16]) -> String? {
    var index = 0
    while index < units.count {
      let unit = units[index]
      if unit == 0xFFFD { return "U+FFFD" }
      guard (0xC2...0xF4).contains(unit), let (scalar, length) = sequence(units[index...]) else {
        index += 1
        continue
      }
      if isConvincing(scalar, length, in: units, at: index) {
        let found = String(decoding: units[index..<index + length], as: UTF16.self)
        return "\(found) for \(scalar)"
      }
      index += length
    }
    return nil
  }

  /// The character whose UTF-8 the beginning of `units` would be, byte by byte, and how many bytes it has.
  private static func sequence(_ units: ArraySlice<UInt16>) -> (Unicode.Scalar, Int)? {
    guard let first = units.first else { return nil }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard units.count >= length else { return nil }
    var bytes = [UInt8(truncatingIfNeeded: first)]
    for unit in units.dropFirst().prefix(length - 1) {
      guard let byte = byte(of: unit), (0x80..<0xC0).contains(byte) else { return nil }
      bytes.append(byte)
    }
    guard let text = String(validating: bytes, as: UTF8.self), let scalar = text.unicodeScalars.first else {
      return nil
    }
    return (scalar, length)
  }

  /// Whether a sequence is mojibake by itself, or has another beside it.
  private static func isConvincing(
    _ scalar: Unicode.Scalar, _ length: Int, in units: [UInt16], at index: Int
  ) -> Bool {
    if length > 2 { return true }
    // What `Â` and `Ã` begin is the Latin-1 block: its signs and accented letters.
    let isLatin = (0xA0...0xFF).contains(scalar.value)
    let isQuotation = [0xAB, 0xBB, 0x2018, 0x2019, 0x201C, 0x201D].contains(units[index + 1])
    if isLatin && !isQuotation { return true }
    let after = units[(index + length)...]
    return after.first.map { (0xC2...0xF4).contains($0) } ?? false && sequence(after) != nil
  }

  /// The byte that windows-1252 or ISO-8859-1 reads as a character.
  private static func byte(of unit: UInt16) -> UInt8? {
    unit < 0x100 ? UInt8(unit) : windows1252[unit]
  }

  /// Characters of windows-1252 at 0x80–0x9F (WHATWG Encoding Standard, index windows-1252).
  private static let windows1252: [UInt16: UInt8] = [
    0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86, 0x2021: 0x87,
    0x02C6: 0x88, 0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C, 0x017D: 0x8E, 0x2018: 0x91,
    0x2019: 0x92, 0x201C: 0x93, 0x201D: 0x94, 0x2022: 0x95, 0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98,
    0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B, 0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
  ]
}

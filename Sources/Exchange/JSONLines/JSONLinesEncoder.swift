internal import TranslationMemory

/// Writes JSON Lines: one object a line, with the keys of `UnitField`, those that the unit has.
struct JSONLinesEncoder: UnitEncoder {
  private var dates = TimestampCoder()

  /// A line.
  mutating func encode(_ unit: TranslationUnit, into output: inout [UInt8], losses: inout Losses) {
    for field in UnitField.allCases {
      guard let text = field.text(of: unit, dates: &dates) else { continue }
      output.append(text: field == .source ? "{\"" : ",\"")
      output.append(text: field.rawValue)
      output.append(text: "\":")
      if field.isNumber { output.append(text: text) } else { output.append(json: text, losses: &losses) }
    }
    output.append(text: "}\n")
    losses.add(.dates, unit.unwritableDates(&dates))
  }
}

extension [UInt8] {
  /// Appends a string of JSON.
  ///
  /// U+0000 is dropped, as nothing else in the house can hold it.
  fileprivate mutating func append(json text: String, losses: inout Losses) {
    append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C:
        append(0x5C)
        append(byte)
      case 0x0A: append(text: "\\n")
      case 0x0D: append(text: "\\r")
      case 0x09: append(text: "\\t")
      case 0: losses.add(.forbiddenCharacters)
      case 0x01..<0x20:
        append(text: "\\u00")
        append(0x30 + byte >> 4)
        append(byte & 15 < 10 ? 0x30 + byte & 15 : 0x57 + byte & 15)
      default: append(byte)
      }
    }
    append(0x22)
  }
}

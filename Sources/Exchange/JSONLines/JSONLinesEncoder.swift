internal import TranslationMemory

/// Writes JSON Lines: one object a line, with the keys of `UnitField`, those that the unit has.
struct JSONLinesEncoder: UnitEncoder {
  private var values = UnitValues()

  /// A line.
  mutating func encode(_ unit: TranslationUnit, into output: inout [UInt8], losses: inout Losses) {
    for field in UnitField.allCases {
      guard let text = values.text(of: field, in: unit) else { continue }
      output.append(text: field == .source ? "{\"" : ",\"")
      output.append(text: field.name)
      output.append(text: "\":")
      if field.isNumber { output.append(text: text) } else { output.append(json: text, losses: &losses) }
    }
    output.append(text: "}\n")
    losses.add(.dates, unit.unwritableDates)
  }
}

extension [UInt8] {
  /// Appends a string of JSON.
  ///
  /// U+0000 is dropped, as nothing else in the house can hold it.
  fileprivate mutating func append(json text: String, losses: inout Losses) {
    append(0x22)
    append(text: text) {
      $0 < 0x20 || $0 == 0x22 || $0 == 0x5C
    } _: { byte, output in
      switch byte {
      case 0x22, 0x5C: output += [0x5C, byte]
      case 0x0A: output.append(text: "\\n")
      case 0x0D: output.append(text: "\\r")
      case 0x09: output.append(text: "\\t")
      case 0: losses.add(.forbiddenCharacters)
      default:
        output.append(text: byte < 0x10 ? "\\u000" : "\\u00")
        output.append(text: String(byte, radix: 16))
      }
    }
    append(0x22)
  }
}

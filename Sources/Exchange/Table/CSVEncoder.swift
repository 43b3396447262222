internal import TranslationMemory

/// Writes comma-separated values by RFC 4180, under a header line that names the columns.
///
/// Texts are written as they are: one that a spreadsheet takes for a formula (`=`, `+`, `-`, `@` first) is not
/// changed, since that would change the translation. An empty text stands in quotes; an empty cell is a part that
/// the unit does not have.
struct CSVEncoder: UnitEncoder {
  private var values = UnitValues()

  /// The header line.
  mutating func begin(into output: inout [UInt8]) {
    output.append(text: UnitField.allCases.map(\.name).joined(separator: ",") + "\r\n")
  }

  /// A row.
  mutating func encode(_ unit: TranslationUnit, into output: inout [UInt8], losses: inout Losses) {
    for field in UnitField.allCases {
      if field != .source { output.append(0x2C) }
      guard let text = values.text(of: field, in: unit) else { continue }
      let needsQuotes = text.isEmpty || text.utf8.contains { Self.isSpecial($0) }
      if needsQuotes { output.append(0x22) }
      output.append(text: text) {
        $0 == 0x22 || $0 == 0
      } _: { byte, output in
        if byte == 0 { losses.add(.forbiddenCharacters) } else { output += [0x22, 0x22] }
      }
      if needsQuotes { output.append(0x22) }
    }
    output.append(text: "\r\n")
    losses.add(.dates, unit.unwritableDates)
  }

  /// Whether a byte makes quotes needed: a comma, a quote or a part of a line end.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == 0x2C || byte == 0x22 || byte == 0x0A || byte == 0x0D
  }
}

internal import TranslationMemory

/// Writes comma-separated values by RFC 4180, under a header line that names the columns.
///
/// Texts are written as they are: one that a spreadsheet takes for a formula (`=`, `+`, `-`, `@` first) is not
/// changed, since that would change the translation. An empty text stands in quotes; an empty cell is a part that
/// the unit does not have.
struct CSVEncoder: UnitEncoder {
  private var dates = TimestampCoder()

  /// The header line.
  mutating func begin(into output: inout [UInt8]) {
    output.append(text: UnitField.allCases.map(\.rawValue).joined(separator: ",") + "\r\n")
  }

  /// A row.
  mutating func encode(_ unit: TranslationUnit, into output: inout [UInt8], losses: inout Losses) {
    for field in UnitField.allCases {
      if field != .source { output.append(0x2C) }
      guard let text = field.text(of: unit, dates: &dates) else { continue }
      let needsQuotes = text.isEmpty || text.utf8.contains { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }
      if needsQuotes { output.append(0x22) }
      for byte in text.utf8 {
        if byte == 0x22 { output.append(0x22) }
        if byte == 0 { losses.add(.forbiddenCharacters) } else { output.append(byte) }
      }
      if needsQuotes { output.append(0x22) }
    }
    output.append(text: "\r\n")
    losses.add(.dates, unit.unwritableDates(&dates))
  }
}

internal import TranslationMemory

/// Writes tab-separated values in the raw dialect, under a header line that names the columns.
///
/// A cell cannot hold a tab or a line end: each becomes a blank, and is counted. No escapes are used, since the raw
/// dialect has none and `\t` is two characters in it. An empty cell is a part that the unit does not have.
struct TSVEncoder: UnitEncoder {
  private var values = UnitValues()

  /// The header line.
  mutating func begin(into output: inout [UInt8]) {
    output.append(text: UnitField.allCases.map(\.name).joined(separator: "\t") + "\n")
  }

  /// A line.
  mutating func encode(_ unit: TranslationUnit, into output: inout [UInt8], losses: inout Losses) {
    for field in UnitField.allCases {
      if field != .source { output.append(0x09) }
      guard let text = values.text(of: field, in: unit) else { continue }
      if text.isEmpty { losses.add(.textEdges) }
      output.append(cell: text, losses: &losses)
    }
    output.append(0x0A)
    losses.add(.dates, unit.unwritableDates)
  }
}

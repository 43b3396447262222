internal import TranslationMemory

/// Writes tab-separated values in the raw dialect, under a header line that names the columns.
///
/// A cell cannot hold a tab or a line end: each becomes a blank, and is counted. No escapes are used, since the raw
/// dialect has none and `\t` is two characters in it. An empty cell is a part that the unit does not have.
struct TSVEncoder: UnitEncoder {
  private let fields: [UnitField?]
  private let hasHeader: Bool
  private var values = UnitValues()

  /// An encoder for the columns of `dialect`.
  init(_ dialect: Dialect) {
    fields = (dialect.columns ?? .all).fields
    hasHeader = dialect.hasHeader ?? true
  }

  /// The header line.
  mutating func begin(into output: inout [UInt8]) {
    if hasHeader { output.append(text: fields.map { $0?.name ?? "-" }.joined(separator: "\t") + "\n") }
  }

  /// A line.
  mutating func encode(_ unit: TranslationUnit, into output: inout [UInt8], losses: inout Losses) {
    for (index, field) in fields.enumerated() {
      if index > 0 { output.append(0x09) }
      guard let field, let text = values.text(of: field, in: unit) else { continue }
      if text.isEmpty { losses.add(.textEdges) }
      output.append(cell: text, losses: &losses)
    }
    output.append(0x0A)
    losses.add(.dates, unit.unwritableDates)
  }
}

internal import TranslationMemory

/// Writes comma-separated values by RFC 4180, under a header line that names the columns; or the same with tabs.
///
/// Texts are written as they are: one that a spreadsheet takes for a formula (`=`, `+`, `-`, `@` first) is not
/// changed, since that would change the translation. An empty text stands in quotes; an empty cell is a part that
/// the unit does not have.
struct CSVEncoder: UnitEncoder {
  private let fields: [UnitField?]
  private let hasHeader: Bool
  private let separator: UInt8
  private let lineEnd: String
  private var values = UnitValues()

  /// An encoder for the columns of `dialect`.
  init(_ dialect: Dialect, separator: UInt8 = 0x2C, lineEnd: String = "\r\n") {
    fields = (dialect.columns ?? .all).fields
    hasHeader = dialect.hasHeader ?? true
    self.separator = separator
    self.lineEnd = lineEnd
  }

  /// The header line.
  mutating func begin(into output: inout [UInt8]) {
    guard hasHeader else { return }
    let mark = String(Unicode.Scalar(separator))
    output.append(text: fields.map { $0?.name ?? "-" }.joined(separator: mark) + lineEnd)
  }

  /// A row.
  mutating func encode(_ unit: TranslationUnit, into output: inout [UInt8], losses: inout Losses) {
    for (index, field) in fields.enumerated() {
      if index > 0 { output.append(separator) }
      guard let field, let text = values.text(of: field, in: unit) else { continue }
      let needsQuotes = text.isEmpty || text.utf8.contains { isSpecial($0) }
      if needsQuotes { output.append(0x22) }
      output.append(text: text) {
        $0 == 0x22 || $0 == 0
      } _: { byte, output in
        if byte == 0 { losses.add(.forbiddenCharacters) } else { output += [0x22, 0x22] }
      }
      if needsQuotes { output.append(0x22) }
    }
    output.append(text: lineEnd)
    losses.add(.dates, unit.unwritableDates)
  }

  /// Whether a byte makes quotes needed: a separator, a quote or a part of a line end.
  private func isSpecial(_ byte: UInt8) -> Bool {
    byte == separator || byte == 0x22 || byte == 0x0A || byte == 0x0D
  }
}

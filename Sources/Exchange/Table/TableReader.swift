internal import Text
internal import TranslationMemory

/// What TSV and CSV share: columns become fields, rows become units.
///
/// A first row that names columns is a header: the names of `UnitField`, or the two languages wanted, in either
/// order. Without one, the columns are source, target and, where it is a number from 0 to 1, confidence, as
/// `padan align` writes them; what stands in further columns has no name and is left out. The dialect may name the
/// columns, and say whether there is a header.
final class TableReader {
  /// One cell.
  struct Cell {
    /// Its text in UTF-8, quotes undone.
    var bytes: ArraySlice<UInt8>
    /// Whether it stood in quotes, which tells an empty text from none.
    var isQuoted = false

    /// Its text.
    ///
    /// The source lets only valid UTF-8 through.
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private let sink: RecordSink
  private let path: String
  private var columns: [UnitField?] = [.source, .target]
  /// Whether the columns are known by name.
  private var hasColumns = false
  private var isFirst = true
  private var rowCount = 0
  private var usableRowCount = 0
  private var values = UnitValues()
  private var hasWarnedOfColumns = false

  /// Whether any row had two columns.
  var hasUsableRow: Bool { usableRowCount > 0 }

  /// A reader into `sink` of the file at `path`.
  init(_ sink: RecordSink, path: String) {
    self.sink = sink
    self.path = path
    if let named = sink.dialect.columns {
      columns = named.fields
      hasColumns = true
    }
  }

  /// Reads a row, which begins on `line`.
  func add(_ cells: [Cell], line: Int, text: @autoclosure () -> String) throws {
    if isFirst {
      isFirst = false
      let header = sink.dialect.hasHeader == false ? nil : Self.header(cells, sink.languages)
      if let header, !hasColumns {
        try Self.requireDistinct(header, path: path)
        columns = header
        hasColumns = true
      }
      if header != nil || sink.dialect.hasHeader == true {
        usableRowCount += 1
        return
      }
    }
    if cells.count < 2 {
      let isEmpty = cells.first?.bytes.isEmpty ?? true
      return try sink.skip(isEmpty ? "empty line" : "fewer than two columns", line: line, text: text())
    }
    usableRowCount += 1
    if cells.contains(where: { $0.bytes.firstIndex(ofByte: 0) != nil }) {
      return try sink.skip("NUL character", line: line, text: text())
    }
    var draft = UnitDraft(sink.languages)
    for (field, cell) in zip(columns, cells) {
      guard let field else { continue }
      if cell.bytes.isEmpty && !cell.isQuoted && field != .source && field != .target { continue }
      if !draft.set(field, to: cell.text, values: &values) {
        sink.warn("the \(field) cannot be read and was left out", line: line)
      }
    }
    if !hasColumns && cells.count > 2 { setUnnamed(cells, of: &draft, line: line) }
    try draft.deliver(to: sink, line: line, text: text())
  }

  /// The columns that a first row names; nil where it is no header.
  static func header(_ cells: [Cell], _ languages: LanguagePair) -> [UnitField?]? {
    guard cells.count >= 2 else { return nil }
    let names = cells.map { cell in cell.text.trimmed }
    var fields = names.map { UnitField.named[$0.lowercased()] }
    if let first = LanguageTag(names[0]), let second = LanguageTag(names[1]), names[0] != names[1] {
      if languages.fits(source: first, target: second) {
        fields.replaceSubrange(0..<2, with: [.source, .target])
      } else if languages.fits(source: second, target: first) {
        fields.replaceSubrange(0..<2, with: [.target, .source])
      }
    }
    return fields.contains(.source) && fields.contains(.target) ? fields : nil
  }

  /// Throws where a header names a column twice: it does not say which of the two is meant.
  static func requireDistinct(_ columns: [UnitField?], path: String) throws(ExchangeError) {
    var seen: Set<UnitField> = []
    for case let field? in columns where !seen.insert(field).inserted {
      throw ExchangeError(
        .malformed, path: path, line: 1,
        reason: "the header names the column '\(field)' twice: rename one, or pass it over with --columns")
    }
  }

  private func setUnnamed(_ cells: [Cell], of draft: inout UnitDraft, line: Int) {
    let isConfidence = draft.set(.confidence, to: cells[2].text, values: &values)
    if !hasWarnedOfColumns && (!isConfidence || cells.count > 3) {
      hasWarnedOfColumns = true
      sink.warn(
        "further columns were left out: a header line or --columns would name them (source, target, note, …)",
        line: line)
    }
  }
}

extension String {
  /// The text without blanks at its edges.
  fileprivate var trimmed: Substring {
    var rest = self[...]
    while let first = rest.unicodeScalars.first, first.properties.isWhitespace {
      rest.unicodeScalars.removeFirst()
    }
    while let last = rest.unicodeScalars.last, last.properties.isWhitespace {
      rest.unicodeScalars.removeLast()
    }
    return rest
  }
}

internal import Text
internal import TranslationMemory

/// What TSV and CSV share: columns become fields, rows become units.
///
/// A first row that names columns is a header (`TableHeader`). Without one, the columns are source, target and, where it is a number from 0 to 1, confidence, as
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
  private var usableRowCount = 0
  private var values = UnitValues()
  private var hasWarnedOfColumns = false
  /// A first row that is a header unless the next one refutes it.
  private var doubtful: (header: TableHeader, cells: [Cell], line: Int, text: String)?

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
      let header = sink.dialect.hasHeader == false ? nil : TableHeader(cells, sink.languages)
      if let header, sink.dialect.hasHeader == nil, header.isRefuted(by: nil) {
        doubtful = (header, cells, line, text())
        return
      }
      if header != nil || sink.dialect.hasHeader == true { return try take(header) }
    }
    try settle(by: cells)
    try addPair(cells, line: line, text: text())
  }

  /// Reads what there is where the rows have ended.
  func finish() throws { try settle(by: nil) }

  /// Takes a first row that was in doubt for a header, or for a pair.
  private func settle(by next: [Cell]?) throws {
    guard let first = doubtful else { return }
    doubtful = nil
    if first.header.isRefuted(by: next) {
      try addPair(first.cells, line: first.line, text: first.text)
    } else {
      try take(first.header)
    }
  }

  /// Takes the columns from a header, unless they are known.
  private func take(_ header: TableHeader?) throws {
    usableRowCount += 1
    guard let header, !hasColumns else { return }
    try header.requireDistinct(path: path)
    columns = header.columns
    hasColumns = true
  }

  private func addPair(_ cells: [Cell], line: Int, text: @autoclosure () -> String) throws {
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

/// Reads comma-separated values as RFC 4180 has them: cells may stand in quotes, and hold commas, line ends
/// and doubled quotes then; or the same with tabs between the cells, as spreadsheets write them.
///
/// A quote inside a cell that does not begin with one is text.
struct CSVReader: RecordReader {
  /// The most bytes of one row.
  static let maximumRow = 16 << 20

  private let source: TextSource
  private let separator: UInt8
  private let sink: RecordSink

  /// A reader of `source`.
  init(_ source: ByteSource, separator: UInt8 = 0x2C, sink: RecordSink) throws {
    self.sink = sink
    self.separator = separator
    self.source = try TextSource(source, encoding: sink.dialect.encoding)
  }

  /// Reads the file to its end.
  ///
  /// Throws where a quote is not closed, and where no row has two columns.
  func read() throws {
    let table = TableReader(sink, path: source.path)
    var row = CSVRow(line: 1, separator: separator)
    var hint: UInt8?
    var hasCarriageReturns = false
    while true {
      let piece = try source.next()
      var rest = piece[...]
      if piece.isEmpty {
        if row.isInsideQuotes {
          throw failure("the quote that opens here is not closed", line: row.quoteLine)
        }
        if !row.isUntouched {
          row.end()
          if row.hasStrayCarriageReturn { hasCarriageReturns = true }
          try add(row, to: table)
        }
        break
      }
      while true {
        switch row.consume(&rest) {
        case .more: break
        case .complete:
          if hint == nil { hint = row.singleCellSeparator }
          if row.hasStrayCarriageReturn { hasCarriageReturns = true }
          try add(row, to: table)
          row = CSVRow(line: row.line + row.lineEnds, separator: separator)
          continue
        case .textAfterQuote:
          throw failure("a cell goes on after its closing quote", line: row.line + row.lineEnds)
        }
        break
      }
      if row.bytes.count > Self.maximumRow {
        throw failure("the row is longer than \(Self.maximumRow >> 20) MiB", line: row.line)
      }
    }
    if table.hasUsableRow { return }
    if hasCarriageReturns {
      throw failure("the lines end in carriage returns alone: convert them to line feeds", line: 1)
    }
    let found = hint.map { $0 == 0x3B ? "semicolons" : $0 == 0x2C ? "commas" : "tabs (--format tsv)" }
    throw failure(
      "no row has two columns separated by a \(separator == 0x2C ? "comma" : "tab")"
        + (found.map { "; are they separated by \($0)?" } ?? ""),
      line: 1)
  }

  private func add(_ row: CSVRow, to table: TableReader) throws {
    let text = { String(decoding: row.bytes, as: UTF8.self) }
    if row.hasStrayCarriageReturn {
      return try sink.skip("stray carriage return", line: row.line, text: text())
    }
    try table.add(row.cells, line: row.line, text: text())
  }

  private func failure(_ reason: String, line: Int) -> ExchangeError {
    ExchangeError(.malformed, path: source.path, line: line, reason: reason)
  }
}

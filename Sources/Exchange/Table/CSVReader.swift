/// Reads comma-separated values as RFC 4180 has them: cells may stand in quotes, and hold commas, line ends
/// and doubled quotes then; or the same with tabs or semicolons between the cells, as spreadsheets write them.
///
/// A quote inside a cell that does not begin with one is text.
struct CSVReader: RecordReader {
  /// The most bytes of one row.
  static let maximumRow = 16 << 20

  private let source: TextSource
  private let separator: UInt8?
  private let sink: RecordSink

  /// A reader of `source`; without a separator it is found out (`CSVSeparator`).
  init(_ source: ByteSource, separator: UInt8? = nil, sink: RecordSink) throws {
    self.sink = sink
    self.separator = separator
    self.source = try TextSource(source, encoding: sink.dialect.encoding)
  }

  /// Reads the file to its end.
  ///
  /// Throws where a quote is not closed, and where no row has two columns.
  func read() throws {
    let table = TableReader(sink, path: source.path)
    var (separator, pieces, line) = try findSeparator()
    var row = CSVRow(line: line, separator: separator)
    var hint: UInt8?
    var hasCarriageReturns = false
    while true {
      let piece = try pieces.popLast() ?? source.next()
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
    try table.finish()
    if table.hasUsableRow { return }
    if hasCarriageReturns {
      throw failure("the lines end in carriage returns alone: convert them to line feeds", line: 1)
    }
    throw failure(CSVSeparator.missing(separator, in: "row", hint: hint), line: 1)
  }

  /// Reads on until it is known what separates cells; the pieces that rows stand in, the first one last, and the line on
  /// which they begin.
  private func findSeparator() throws -> (separator: UInt8, pieces: [[UInt8]], line: Int) {
    if let separator { return (separator, [], 1) }
    var found = CSVSeparator(hasQuotes: true)
    var pieces: [[UInt8]] = []
    var size = 0
    while found.separator == nil && size <= Self.maximumRow {
      let piece = try source.next()
      if piece.isEmpty {
        found.finish()
        break
      }
      found.read(piece)
      size += piece.count
      pieces.append(piece)
    }
    if let doubt = found.doubt { throw failure(doubt, line: 1) }
    guard found.declarationLength > 0 else { return (found.separator ?? 0x2C, pieces.reversed(), 1) }
    // It is a few bytes, and so are the pieces that it stands in with them.
    var rest = pieces.flatMap { $0 }.dropFirst(found.declarationLength)
    // A file that a declaration was put before may have begun with a mark of its encoding.
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    return (found.separator ?? 0x2C, rest.isEmpty ? [] : [Array(rest)], 2)
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

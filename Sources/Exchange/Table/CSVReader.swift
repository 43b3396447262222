/// Reads comma-separated values as RFC 4180 has them: cells may stand in quotes, and hold commas, line ends and
/// doubled quotes then. A quote inside a cell that does not begin with one is text.
struct CSVReader: RecordReader {
  /// The most bytes of one row.
  static let maximumRow = 16 << 20

  private let source: TextSource
  private let sink: RecordSink

  /// A reader of `source`.
  init(_ source: ByteSource, sink: RecordSink) throws {
    self.sink = sink
    self.source = try TextSource(source)
  }

  /// Reads the file to its end. Throws where a quote is not closed, and where no row has two columns.
  func read() throws {
    let table = TableReader(sink)
    var row = CSVRow(line: 1)
    var hint: UInt8?
    while true {
      let piece = try source.next()
      var rest = piece[...]
      if piece.isEmpty {
        if row.isInsideQuotes {
          throw failure("the quote that opens here is not closed", line: row.quoteLine)
        }
        if !row.isUntouched {
          row.end()
          try add(row, to: table)
        }
        break
      }
      while true {
        switch row.consume(&rest) {
        case .more: break
        case .complete:
          if hint == nil { hint = row.singleCellSeparator }
          try add(row, to: table)
          row = CSVRow(line: row.line + row.lineEnds)
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
    let found = hint.map { $0 == 0x3B ? "semicolons" : "tabs (--format tsv)" }
    throw failure(
      "no row has two columns separated by a comma" + (found.map { "; are they separated by \($0)?" } ?? ""),
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

/// A row of CSV that is being read, maybe over several pieces of the file.
struct CSVRow {
  /// What came of reading on.
  enum Progress { case more, complete, textAfterQuote }
  private enum State { case cellStart, plain, quoted, quoteInQuotes, carriageReturn }

  /// The line on which it begins.
  let line: Int
  /// Line ends in it, that at its end included.
  private(set) var lineEnds = 0
  /// The line on which the last quote opened.
  private(set) var quoteLine = 0
  /// The text of all cells.
  private(set) var bytes: [UInt8] = []
  /// Whether a carriage return stands outside of quotes and of a line end.
  private(set) var hasStrayCarriageReturn = false
  private var ends: [(offset: Int, isQuoted: Bool)] = []
  private var state = State.cellStart
  private var isQuoted = false

  /// A row that begins on `line`.
  init(line: Int) { self.line = line }

  /// Whether a quote is open.
  var isInsideQuotes: Bool { state == .quoted }
  /// Whether nothing has been read.
  var isUntouched: Bool { state == .cellStart && ends.isEmpty }

  /// The cells.
  var cells: [TableReader.Cell] {
    var start = 0
    return ends.map { end in
      defer { start = end.offset }
      return TableReader.Cell(bytes: bytes[start..<end.offset], isQuoted: end.isQuoted)
    }
  }

  /// What else may separate columns, where there is only one.
  var singleCellSeparator: UInt8? {
    guard ends.count == 1 else { return nil }
    return bytes.first { $0 == 0x3B || $0 == 0x09 }
  }

  /// Ends the row where the file ends.
  mutating func end() {
    if state == .carriageReturn { lineEnds += 1 }
    endCell()
  }

  /// Reads on up to the end of the row, or of the piece.
  mutating func consume(_ rest: inout ArraySlice<UInt8>) -> Progress {
    while let byte = rest.first {
      switch state {
      case .cellStart where byte == 0x22:
        state = .quoted
        isQuoted = true
        quoteLine = line + lineEnds
      case .quoted where byte == 0x22:
        state = .quoteInQuotes
      case .quoteInQuotes where byte == 0x22:
        bytes.append(byte)
        state = .quoted
      case .quoted:
        let run = rest.prefix { $0 != 0x22 }
        lineEnds += run.count { $0 == 0x0A }
        bytes += run
        rest = rest.dropFirst(run.count)
        continue
      case _ where byte == 0x0A:
        rest = rest.dropFirst()
        lineEnds += 1
        endCell()
        return .complete
      case .carriageReturn:
        hasStrayCarriageReturn = true
        bytes.append(0x0D)
        state = .plain
        continue
      case _ where byte == 0x0D:
        state = .carriageReturn
      case _ where byte == 0x2C:
        endCell()
      case .quoteInQuotes:
        return .textAfterQuote
      case .cellStart, .plain:
        let run = rest.prefix { $0 != 0x2C && $0 != 0x0A && $0 != 0x0D }
        bytes += run
        rest = rest.dropFirst(run.count)
        state = .plain
        continue
      }
      rest = rest.dropFirst()
    }
    return .more
  }

  private mutating func endCell() {
    ends.append((bytes.count, isQuoted))
    isQuoted = false
    state = .cellStart
  }
}

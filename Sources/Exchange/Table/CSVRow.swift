/// A row of cells, some in quotes, that is being read, maybe over several pieces of the file.
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

  /// What separates cells.
  private let separator: UInt8

  /// A row that begins on `line`.
  init(line: Int, separator: UInt8) {
    self.line = line
    self.separator = separator
  }

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
    return bytes.first { $0 != separator && [0x3B, 0x09, 0x2C].contains($0) }
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
      case _ where byte == separator:
        endCell()
      case .quoteInQuotes:
        return .textAfterQuote
      case .cellStart, .plain:
        let run = rest.prefix { $0 != separator && $0 != 0x0A && $0 != 0x0D }
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

/// Reads tab-separated values in the raw dialect: no quotes, no escapes, no tab or line end inside a cell.
///
/// Commas, or what `CSVSeparator` finds, may stand for the tabs.
struct TSVReader: RecordReader {
  private let lines: LineReader
  private var separator: UInt8
  private let isCSV: Bool
  private let sink: RecordSink

  /// A reader of `source`.
  init(_ source: ByteSource, isCSV: Bool = false, sink: RecordSink) throws {
    self.sink = sink
    self.isCSV = isCSV
    separator = 0x09
    lines = LineReader(try TextSource(source, encoding: sink.dialect.encoding))
  }

  /// Reads the file to its end.
  ///
  /// Throws where no line has two columns.
  mutating func read() throws {
    let table = TableReader(sink, path: lines.path)
    var hasCarriageReturns = false
    var hasWarnedOfQuotes = false
    var cells: [TableReader.Cell] = []
    var first: ArraySlice<UInt8>?
    while let line = try lines.next() {
      if first == nil {
        first = line.prefix(1000)
        if isCSV, try findSeparator(in: line) { continue }
      }
      // A cell cannot hold a line end; where one stands, two lines were taken for one.
      if line.firstIndex(ofByte: 0x0D) != nil {
        hasCarriageReturns = true
        try sink.skip(
          "stray carriage return", line: lines.number, text: String(decoding: line, as: UTF8.self))
        continue
      }
      cells.removeAll(keepingCapacity: true)
      var rest = line
      while let end = rest.firstIndex(ofByte: separator) {
        cells.append(TableReader.Cell(bytes: rest[..<end]))
        rest = rest[(end + 1)...]
      }
      cells.append(TableReader.Cell(bytes: rest))
      if !hasWarnedOfQuotes, cells.contains(where: { Self.isQuoted($0.bytes) }) {
        hasWarnedOfQuotes = true
        sink.warn(
          "a cell stands in quotes, which are taken for text: --quoting rfc4180 would undo them",
          line: lines.number)
      }
      try table.add(cells, line: lines.number, text: String(decoding: line, as: UTF8.self))
    }
    try table.finish()
    if table.hasUsableRow { return }
    if hasCarriageReturns {
      throw lines.failure("the lines end in carriage returns alone: convert them to line feeds")
    }
    let others: [UInt8] = [0x3B, 0x2C, 0x09]
    let hint = others.first { $0 != separator && first?.contains($0) ?? false }
    throw lines.failure(CSVSeparator.missing(separator, in: "line", hint: hint))
  }

  /// Whether a cell looks as spreadsheets write one that holds quotes: in quotes, and each one inside doubled.
  private static func isQuoted(_ cell: ArraySlice<UInt8>) -> Bool {
    guard cell.first == 0x22, cell.last == 0x22, cell.count > 3 else { return false }
    var rest = cell.dropFirst().dropLast()
    var hasDoubled = false
    while let quote = rest.firstIndex(ofByte: 0x22) {
      guard rest[(quote + 1)...].first == 0x22 else { return false }
      hasDoubled = true
      rest = rest[(quote + 2)...]
    }
    return hasDoubled
  }

  /// Finds what separates the cells of CSV in its first line; whether the line says no more than that.
  private mutating func findSeparator(in line: ArraySlice<UInt8>) throws -> Bool {
    var found = CSVSeparator(hasQuotes: false)
    found.read(line)
    found.finish()
    if let doubt = found.doubt { throw lines.failure(doubt) }
    separator = found.separator ?? 0x2C
    return found.declarationLength > 0
  }
}

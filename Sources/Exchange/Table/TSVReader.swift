/// Reads tab-separated values in the raw dialect: no quotes, no escapes, no tab or line end inside a cell.
///
/// Commas may stand for the tabs.
struct TSVReader: RecordReader {
  private let lines: LineReader
  private let separator: UInt8
  private let sink: RecordSink

  /// A reader of `source`.
  init(_ source: ByteSource, separator: UInt8 = 0x09, sink: RecordSink) throws {
    self.sink = sink
    self.separator = separator
    lines = LineReader(try TextSource(source, encoding: sink.dialect.encoding))
  }

  /// Reads the file to its end.
  ///
  /// Throws where no line has two columns.
  func read() throws {
    let table = TableReader(sink, path: lines.path)
    var hasCarriageReturns = false
    var cells: [TableReader.Cell] = []
    var first: ArraySlice<UInt8>?
    while let line = try lines.next() {
      if first == nil { first = line.prefix(1000) }
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
      try table.add(cells, line: lines.number, text: String(decoding: line, as: UTF8.self))
    }
    if table.hasUsableRow { return }
    if hasCarriageReturns {
      throw lines.failure("the lines end in carriage returns alone: convert them to line feeds")
    }
    let hint =
      switch first {
      case let line? where line.contains(0x3B): "; are they separated by semicolons?"
      case let line? where separator == 0x09 && line.contains(0x2C):
        "; are they separated by commas (--format csv)?"
      default: ""
      }
    throw lines.failure(
      "no line has two columns separated by a \(separator == 0x09 ? "tab" : "comma")" + hint)
  }
}

internal import Text
internal import TranslationMemory

/// Reads JSON Lines: one object a line, with the keys of `UnitField`; other keys are left out.
///
/// A line that cannot be read is skipped; a file of which no line can be read is an error.
struct JSONLinesReader: RecordReader {
  private let lines: LineReader
  private let sink: RecordSink
  private var values = UnitValues()

  /// Why a member, and with it its line, cannot be used.
  private enum Refusal: String, Error {
    case duplicateKey = "duplicate key"
    case wrongType = "wrong type"
  }

  /// A reader of `source`.
  init(_ source: ByteSource, sink: RecordSink) throws {
    self.sink = sink
    lines = LineReader(try TextSource(source, encoding: sink.dialect.encoding))
  }

  /// Reads the file to its end.
  mutating func read() throws {
    var firstFault: ExchangeError?
    var hasObject = false
    while let line = try lines.next() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      do {
        let draft = try readUnit(line)
        hasObject = true
        try draft.deliver(to: sink, line: lines.number, text: String(decoding: line, as: UTF8.self))
        continue
      } catch let fault as JSONScanner.Fault {
        firstFault = firstFault ?? failure(fault, in: line)
        try skip(fault.rawValue, line)
      } catch let refusal as Refusal {
        hasObject = true
        try skip(refusal.rawValue, line)
      }
    }
    if let firstFault, !hasObject { throw firstFault }
  }

  private func failure(_ fault: JSONScanner.Fault, in line: ArraySlice<UInt8>) -> ExchangeError {
    lines.failure(
      "\(fault.rawValue): JSON Lines have one object a line, as {\"source\":\"…\",\"target\":\"…\"}")
  }

  private func skip(_ reason: String, _ line: ArraySlice<UInt8>) throws {
    try sink.skip(reason, line: lines.number, text: String(decoding: line, as: UTF8.self))
  }

  private mutating func readUnit(_ line: ArraySlice<UInt8>) throws -> UnitDraft {
    var scanner = JSONScanner(line)
    var draft = UnitDraft(sink.languages)
    // A bit a field.
    var fields = 0
    try scanner.readObject { key, value, _ in
      guard let field = UnitField.named[key] else { return }
      if fields & 1 << field.rawValue != 0 { throw Refusal.duplicateKey }
      fields |= 1 << field.rawValue
      let text: String
      switch value {
      case .null: return
      case .string(let string): text = string
      case .number(let number) where field.isNumber: text = number
      case .number, .other: throw Refusal.wrongType
      }
      if !draft.set(field, to: text, values: &values) {
        sink.warn("the \(field) cannot be read and was left out", line: lines.number)
      }
    }
    return draft
  }
}

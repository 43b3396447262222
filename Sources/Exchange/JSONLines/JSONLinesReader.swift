internal import Text
internal import TranslationMemory

/// Reads JSON Lines: one object a line, with the keys of `UnitField`, or with the texts by their languages in an object
/// `translation`, as the `datasets` library has parallel corpora; other keys are left out.
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
    case otherLanguages = "other languages"
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
    try scanner.readObject { key, value, text in
      if key == "translation", case .other = value,
        text.drop(while: { $0 == 0x20 || $0 == 0x09 }).first == 0x7B
      {
        return try readTexts(text, into: &draft)
      }
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

  /// Reads an object that has texts by their languages: those that fit best are the source and the target.
  private mutating func readTexts(_ object: ArraySlice<UInt8>, into draft: inout UnitDraft) throws {
    var scanner = JSONScanner(object)
    var best: (source: LanguagePair.Fit?, target: LanguagePair.Fit?) = (nil, nil)
    var names: [String] = []
    try scanner.readObject { key, value, _ in
      guard case .string(let text) = value, let tag = values.language(key) else { return }
      names.append(key)
      let asSource = LanguagePair.Fit(tag, to: sink.languages.from)
      let asTarget = LanguagePair.Fit(tag, to: sink.languages.to)
      // Between two forms of one language the better reading wins.
      if let fit = asSource, asTarget.map({ fit <= $0 }) ?? true, best.source.map({ fit < $0 }) ?? true {
        (draft.source, best.source) = (text, fit)
      } else if let fit = asTarget, best.target.map({ fit < $0 }) ?? true {
        (draft.target, best.target) = (text, fit)
      }
    }
    if best.source != nil && best.target != nil { return }
    for name in names { sink.note(language: name) }
    throw Refusal.otherLanguages
  }
}

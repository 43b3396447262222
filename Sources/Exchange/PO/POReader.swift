internal import Text
internal import TranslationMemory

/// Reads gettext PO: the entries that are translated, not fuzzy and not obsolete.
///
/// A PO file names no source language: the strings go from the languages the caller says, turned round where the header says
/// that the translations are in the one wanted as the source, or the name of the file where the header says nothing. Of plural forms, the
/// singular goes with form 0 and the plural with each further form, or with form 0 where there is only one, as in
/// Indonesian. A context (`msgctxt`) becomes the unit's note, since it tells equal strings apart.
/// Source: GNU gettext manual, "The Format of PO Files".
struct POReader: RecordReader {
  private let lines: LineReader
  private let sink: RecordSink
  private var entry = POEntry()
  private var entryCount = 0
  /// Whether the translations are in the source language wanted.
  private var isTurned: Bool
  /// Whether the header says what language the translations are in, or it has been complained of that it does not.
  private var isNamed = false
  /// Hashes of what has been translated, to notice what stands twice.
  private var seen: Set<Int> = []

  /// A reader of `source`.
  init(_ source: ByteSource, sink: RecordSink) throws {
    if Self.compiledMarks.contains(Array(source.head.prefix(4))) {
      throw ExchangeError(
        .malformed, path: source.path, reason: "this is a compiled .mo file: the .po file is wanted")
    }
    self.sink = sink
    let hint = FileNameLanguages(path: source.path).first(of: sink.languages)
    isTurned = hint.map { LanguagePair.Fit($0, to: sink.languages.to) == nil } ?? false
    let text = try TextSource(source, declaration: .po, encoding: sink.dialect.encoding)
    if let warning = text.encoding.warning { sink.warn(warning) }
    lines = LineReader(text)
  }

  /// What compiled message files begin with, in either byte order.
  private static let compiledMarks: [[UInt8]] = [[0xDE, 0x12, 0x04, 0x95], [0x95, 0x04, 0x12, 0xDE]]

  /// Reads the file to its end.
  mutating func read() throws {
    while let line = try lines.next() {
      let trimmed = line.drop { $0 == 0x20 || $0 == 0x09 }
      if trimmed.isEmpty {
        try finishEntry()
      } else if trimmed.first == 0x23 {
        try readComment(trimmed)
      } else {
        try readString(trimmed)
      }
    }
    try finishEntry()
    if entryCount == 0 { throw lines.failure("there is no entry: this is no PO file") }
  }

  private mutating func readComment(_ line: ArraySlice<UInt8>) throws {
    switch line.dropFirst().first {
    // An obsolete entry stands in comments; only that it is there is noted.
    case 0x7E:
      if line.dropFirst(2).drop(while: { $0 == 0x20 }).starts(with: Array("msgid ".utf8)) {
        try finishEntry()
        // What was said before an obsolete entry belongs to it.
        entry = POEntry()
        try sink.skip("obsolete", line: lines.number, text: String(decoding: line, as: UTF8.self))
      }
    case 0x2C:
      if entry.hasTranslation { try finishEntry() }
      let flags = String(decoding: line.dropFirst(2), as: UTF8.self)
      if flags.split(whereSeparator: { $0 == "," || $0 == " " }).contains("fuzzy") { entry.isFuzzy = true }
    default:
      if entry.hasTranslation { try finishEntry() }
    }
  }

  /// Reads a line with a keyword and a string, or with a string that goes on.
  private mutating func readString(_ line: ArraySlice<UInt8>) throws {
    let keyword = line.prefix { $0 != 0x22 && $0 != 0x20 && $0 != 0x09 }
    let text = line.dropFirst(keyword.count).drop { $0 == 0x20 || $0 == 0x09 }
    if !keyword.isEmpty {
      guard let part = POEntry.Part(String(decoding: keyword, as: UTF8.self)) else {
        throw lines.failure("neither a comment nor msgid, msgstr, msgctxt or a string in quotes stands here")
      }
      if entry.begins(with: part) { try finishEntry() }
      if entry.isEmpty { entry.line = lines.number }
      guard entry.begin(part) else { throw lines.failure("\(part) is out of place here") }
    } else if entry.isEmpty {
      throw lines.failure("a string stands here without a keyword")
    }
    let column = line.startIndex.distance(to: text.startIndex) + 1
    do throws(POString.Fault) {
      try entry.append(POString.unescaped(text))
    } catch {
      throw lines.failure(error.rawValue, column: column)
    }
  }

  /// Hands over what the entry that has ended gives.
  ///
  /// Flags before the next one belong to it, over empty lines too.
  private mutating func finishEntry() throws {
    if entry.isEmpty { return }
    defer { entry = POEntry() }
    guard let source = entry.source else {
      throw ExchangeError(.malformed, path: lines.path, line: entry.line, reason: "an entry without msgid")
    }
    entryCount += 1
    if source.isEmpty && entry.context == nil { return readHeader(entry.forms[0] ?? "") }
    let text = source + "\t" + (entry.forms[0] ?? "")
    if entry.isFuzzy { return try sink.skip("fuzzy", line: entry.line, text: text) }
    var hasher = Hasher()
    // By their bytes: `==` on String would merge NFC and NFD.
    for text in [entry.context, source] { hasher.combine(text.map { Array($0.utf8) }) }
    if !seen.insert(hasher.finalize()).inserted { sink.warn("the msgid stands twice", line: entry.line) }
    warnOfDirection()
    for (source, target) in entry.pairs {
      let unit = TranslationUnit(
        source: isTurned ? target : source, target: isTurned ? source : target,
        sourceLanguage: sink.languages.from,
        targetLanguage: sink.languages.to,
        note: entry.context.flatMap { $0.isEmpty ? nil : POEncoder.contextMark + $0 })
      if [unit.source, unit.target, unit.note ?? ""].contains(where: { $0.utf8.contains(0) }) {
        try sink.skip("NUL character", line: entry.line, text: text)
      } else {
        try sink.add(unit, line: entry.line)
      }
    }
  }

  /// Learns from the header which way round the entries are.
  private mutating func readHeader(_ header: String) {
    guard let name = POFiller.Header.field("Language", in: header), let language = LanguageTag(name) else {
      return
    }
    isNamed = true
    isTurned = false
    if LanguagePair.Fit(language, to: sink.languages.to) != nil { return }
    isTurned = LanguagePair.Fit(language, to: sink.languages.from) != nil
    if isTurned { return }
    sink.warn(
      "the header says that the translations are in \(language), and they were taken for \(sink.languages.to): "
        + "--from and --to say what they are",
      line: entry.line)
  }

  /// Warns once where the header does not say which way round the entries are, and they are read in the less usual way.
  ///
  /// The strings of programs are in English.
  private mutating func warnOfDirection() {
    let (strings, translations) =
      isTurned ? (sink.languages.to, sink.languages.from) : (sink.languages.from, sink.languages.to)
    if isNamed || strings.language == "en" { return }
    isNamed = true
    sink.warn(
      "the header names no language: msgid was taken for \(strings), msgstr for \(translations): "
        + "--from and --to say what they are")
  }
}

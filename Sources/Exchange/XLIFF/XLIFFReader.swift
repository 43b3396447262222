internal import Text
internal import TranslationMemory

/// Reads XLIFF 1.0 to 1.2 and 2.0 to 2.2: the targets that can be trusted, as plain text, and beside it, where there are inline
/// codes, a `tu` of TMX that has them (`XLIFFCode`).
///
/// Trusted is a target that is approved, whose state is a finished one (`translated`, `signed-off`, `reviewed`,
/// `final`), or that has no state, as most tools write none; what some of them say in a namespace of their own goes before that
/// (`XLIFFConfirmation`). Candidates (`alt-trans`, `mtc:matches`) are never taken.
/// Where source and target are cut into segments (`mrk mtype="seg"`), each is a unit. A file that goes from the
/// target language wanted into the source language is turned round.
/// Source: XLIFF 1.2 (OASIS, 2008) and XLIFF 2.1 (OASIS, 2018).
struct XLIFFReader: RecordReader {
  private let sink: RecordSink
  private let xml: XMLReader<XLIFFName>
  private var languages: XLIFFLanguages
  private var origin: String?
  /// The language that the name of the file speaks of.
  private let hint: LanguageTag?
  private var hasWarnedOfGuess = false

  /// What is known of a unit apart from its texts.
  private struct Context {
    var line: Int
    var note: String?
    var isTranslatable: Bool
  }

  /// A reader of `source`.
  init(_ source: ByteSource, sink: RecordSink) throws {
    self.sink = sink
    let names = FileNameLanguages(path: source.path)
    languages = XLIFFLanguages(wanted: sink.languages, names)
    hint = names.first(of: sink.languages)
    let text = try TextSource(source, declaration: .xml, encoding: sink.dialect.encoding)
    if let warning = text.encoding.warning { sink.warn(warning) }
    xml = XMLReader(text, textElements: [.source, .target, .segSource, .note, .data])
  }

  /// Reads the file to its end.
  mutating func read() throws {
    guard try readRoot() else { return }
    // For each open element, whether what is in it is to be translated.
    var translatable = [true]
    while let inherited = translatable.last {
      switch try xml.read() {
      case .start(.file):
        beginFile()
        translatable.append(isTranslatable(inherited))
      case .start(.group), .start(.body): translatable.append(isTranslatable(inherited))
      case .start(.transUnit): try readTransUnit(isTranslatable(inherited))
      case .start(.unit): try readUnit(isTranslatable(inherited))
      case .start: try xml.skipElement()
      case .end: translatable.removeLast()
      case .text: break
      case .finished: return
      }
    }
    // What follows the root may still be malformed.
    while try xml.read() != .finished {}
  }

  /// Reads up to the root element; false where the file has none (which the parser refuses).
  private mutating func readRoot() throws -> Bool {
    while true {
      switch try xml.read() {
      case .start(.xliff):
        let version = xml.attribute(.version)
        guard [nil, "1.0", "1.1", "1.2", "2.0", "2.1", "2.2"].contains(version) else {
          throw xml.failure("XLIFF \(version ?? "") is not read: versions 1.0 to 1.2 and 2.0 to 2.2 are")
        }
        languages.name(source: xml.attribute(.srcLang), target: xml.attribute(.trgLang))
        return true
      case .start:
        throw xml.failure("the root element is <\(xml.elementName)>, not <xliff>: this is no XLIFF file")
      case .finished: return false
      case .end, .text: break
      }
    }
  }

  private func isTranslatable(_ inherited: Bool) -> Bool {
    switch xml.attribute(.translate) {
    case "no": false
    case "yes": true
    default: inherited
    }
  }

  private mutating func beginFile() {
    // In version 2 the root names the languages.
    languages.name(source: xml.attribute(.sourceLanguage), target: xml.attribute(.targetLanguage))
    origin = xml.attribute(.original).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Reads a `trans-unit` of version 1, which has begun.
  private mutating func readTransUnit(_ isTranslatable: Bool) throws {
    var context = Context(line: xml.line, isTranslatable: isTranslatable)
    let isApproved = xml.attribute(.approved) == "yes"
    let isConfirmed =
      xml.attribute(.mqStatus).map(XLIFFConfirmation.isConfirmed(memoQ:))
      ?? xml.attribute(.confirmed).map(XLIFFConfirmation.isConfirmed(phrase:))
    var confirmed: [String: Bool] = [:]
    var source: XLIFFText?
    var segmented: XLIFFText?
    var target: XLIFFText?
    var isTrusted = false
    var languages = languages
    loop: while true {
      switch try xml.read() {
      case .start(.source): source = try XLIFFText(reading: xml)
      case .start(.segSource): segmented = try XLIFFText(reading: xml)
      // NAB AL Tools put further suggestions below the best one.
      case .start(.target) where target == nil:
        isTrusted = isConfirmed ?? (isApproved || Self.isTrusted(xml.attribute(.state)))
        if languages.target == .notNamed { languages.name(source: nil, target: xml.attribute(.xmlLang)) }
        target = try XLIFFText(reading: xml)
      case .start(.note): try readNote(into: &context)
      case .start(.segDefs): confirmed = try readConfirmations()
      case .start: try xml.skipElement()
      case .end, .finished: break loop
      case .text: break
      }
    }
    guard let source else { return try sink.skip("no source", line: context.line, text: target?.text ?? "") }
    guard let target else { return try sink.skip("empty side", line: context.line, text: source.text) }
    guard let segmented, let pairs = XLIFFText.segmentPairs(segmented, target) else {
      return try deliver(
        Side(text: source, part: source.whole), Side(text: target, part: target.whole), context,
        isTrusted: confirmed.isEmpty ? isTrusted : confirmed.values.allSatisfy { $0 }, languages)
    }
    for pair in pairs {
      try deliver(
        Side(text: segmented, part: pair.source), Side(text: target, part: pair.target), context,
        isTrusted: confirmed[pair.mid] ?? isTrusted, languages)
    }
  }

  /// Reads which segments Trados Studio holds for confirmed, by their `mid`.
  private func readConfirmations() throws -> [String: Bool] {
    var confirmed: [String: Bool] = [:]
    while true {
      switch try xml.read() {
      case .start(.seg):
        confirmed[xml.attribute(.id) ?? ""] = XLIFFConfirmation.isConfirmed(trados: xml.attribute(.conf))
        try xml.skipElement()
      case .start: try xml.skipElement()
      case .end, .finished: return confirmed
      case .text: break
      }
    }
  }

  /// Reads a `unit` of version 2, which has begun.
  private mutating func readUnit(_ isTranslatable: Bool) throws {
    var context = Context(line: xml.line, isTranslatable: isTranslatable)
    var data: [String: [UInt8]] = [:]
    loop: while true {
      switch try xml.read() {
      case .start(.segment): try readSegment(context, data)
      case .start(.notes): try readNotes(into: &context)
      case .start(.originalData): data = try readData()
      case .start: try xml.skipElement()
      case .end, .finished: break loop
      case .text: break
      }
    }
  }

  private func readNotes(into context: inout Context) throws {
    while true {
      switch try xml.read() {
      case .start(.note): try readNote(into: &context)
      case .start: try xml.skipElement()
      case .end, .finished: return
      case .text: break
      }
    }
  }

  private func readNote(into context: inout Context) throws {
    let text = try xml.elementText()
    if !text.isBlank { try xml.append(text, toNote: &context.note) }
  }

  /// Reads the native codes of a `unit` by their identifiers, no more of them than a record holds.
  private func readData() throws -> [String: [UInt8]] {
    var data: [String: [UInt8]] = [:]
    var size = 0
    while true {
      switch try xml.read() {
      case .start(.data):
        let identifier = xml.attribute(.id) ?? ""
        let content = try XLIFFText.content(of: xml)
        size += content.count + identifier.utf8.count
        if size <= XMLLimits.record { data[identifier] = content }
      case .start: try xml.skipElement()
      case .end, .finished: return data
      case .text: break
      }
    }
  }

  /// Reads a `segment` of version 2, which has begun.
  private mutating func readSegment(_ unit: Context, _ data: [String: [UInt8]]) throws {
    var context = unit
    context.line = xml.line
    let isTrusted = Self.isTrusted(xml.attribute(.state))
    var source: XLIFFText?
    var target: XLIFFText?
    loop: while true {
      switch try xml.read() {
      case .start(.source): source = try XLIFFText(reading: xml, data: data)
      case .start(.target) where target == nil: target = try XLIFFText(reading: xml, data: data)
      case .start: try xml.skipElement()
      case .end, .finished: break loop
      case .text: break
      }
    }
    guard let source else { return try sink.skip("no source", line: context.line, text: target?.text ?? "") }
    guard let target else { return try sink.skip("empty side", line: context.line, text: source.text) }
    try deliver(
      Side(text: source, part: source.whole), Side(text: target, part: target.whole), context,
      isTrusted: isTrusted, languages)
  }

  /// One side of a unit.
  private struct Side {
    var text: XLIFFText
    var part: XLIFFText.Part
  }

  /// Hands over a pair, or says why it cannot be used.
  private mutating func deliver(
    _ sourceSide: Side, _ targetSide: Side, _ context: Context, isTrusted: Bool,
    _ languages: XLIFFLanguages
  ) throws {
    let pair = (
      source: sourceSide.text.text(in: sourceSide.part), target: targetSide.text.text(in: targetSide.part)
    )
    let text = pair.source + "\t" + pair.target
    if !context.isTranslatable { return try sink.skip("not translatable", line: context.line, text: text) }
    if pair.source.isBlank || pair.target.isBlank {
      return try sink.skip("empty side", line: context.line, text: text)
    }
    if !isTrusted { return try sink.skip("not approved", line: context.line, text: text) }
    guard let (sourceTag, targetTag) = languages.pair else {
      return try sink.skip("no language", line: context.line, text: text)
    }
    let unit = TranslationUnit(
      source: pair.source, target: pair.target, sourceLanguage: sourceTag, targetLanguage: targetTag,
      origin: origin, note: context.note,
      record: record([(sourceTag, sourceSide), (targetTag, targetSide)], context))
    warn(ofGuess: languages)
    try sink.addOriented(unit, named: languages.only, line: context.line)
  }

  /// Says once that the target language was guessed, unless the name of the file says the same.
  private mutating func warn(ofGuess languages: XLIFFLanguages) {
    guard !hasWarnedOfGuess, let guess = languages.guess,
      hint.map({ LanguagePair.Fit($0, to: guess) == nil }) ?? true
    else { return }
    hasWarnedOfGuess = true
    sink.warn(
      "the file names no target language, and it was taken for \(guess): --from and --to say what it is"
    )
  }

  /// The `tu` that has the codes, in the form of `TMXRecordWriter`; nil where there are none.
  private func record(_ sides: [(LanguageTag, Side)], _ context: Context) -> String? {
    if sides.contains(where: \.1.text.hasLostCodes) {
      sink.warn("there are too many codes here to be kept: only texts were read", line: context.line)
      return nil
    }
    guard sides.contains(where: { !$0.1.part.codes.isEmpty }) else { return nil }
    var bytes = Array("<tu>\n".utf8)
    if let note = context.note {
      bytes.append(text: "<note>")
      _ = bytes.append(xml: note)
      bytes.append(text: "</note>\n")
    }
    var writer = XLIFFCodeWriter()
    for (language, side) in sides {
      writer.append(side.text, side.part, in: language, to: &bytes)
    }
    bytes.append(text: "</tu>")
    // The source lets only valid UTF-8 through.
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a target in this state is finished.
  private static func isTrusted(_ state: String?) -> Bool {
    [nil, "translated", "signed-off", "reviewed", "final"].contains(state)
  }
}

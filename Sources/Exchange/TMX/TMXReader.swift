internal import Text
internal import TranslationMemory

/// Reads TMX 1.1 to 1.4b as plain text: the content of inline codes is left out, that of `hi` is kept.
///
/// Of each `tu` the `tuv` that fits the source language best is taken, and every one that fits the target language
/// best; the order of `tuv` and `srclang` do not matter. White space in `seg` is kept as it stands.
/// Source: TMX 1.4b Specification (LISA OSCAR, 2005).
final class TMXReader {
  private let sink: RecordSink
  private let xml: XMLReader<TMXName>
  private var dates = TimestampCoder()
  private var tags: TMXLanguages
  /// The texts of the unit that is read, one after another; the variants hold ranges of it.
  private var texts: [UInt8] = []
  private var variants: [TMXVariant] = []
  private var hasHeader = false

  /// A reader of `source`.
  init(_ source: ByteSource, sink: RecordSink) throws {
    self.sink = sink
    let text = try TextSource(source, declaration: .xml)
    if let warning = text.encoding.warning { sink.warn(warning) }
    xml = XMLReader(text)
    tags = TMXLanguages(sink.languages)
  }

  /// Reads the file to its end.
  func read() throws {
    guard try readRoot() else { return }
    var depth = 1
    while depth > 0 {
      switch try xml.read() {
      case .start(.tu): try readUnit()
      case .start(.body):
        depth += 1
        if !hasHeader { sink.warn("the file has no header", line: xml.line) }
      case .start(.header):
        hasHeader = true
        try xml.skipElement()
      case .start:
        sink.warn("an element that TMX does not have here was left out", line: xml.line)
        try xml.skipElement()
      case .end: depth -= 1
      case .text: break
      case .finished: return
      }
    }
    // What follows the root may still be malformed.
    while try xml.read() != .finished {}
  }

  /// Reads up to the root element; false where the file has none (which the parser refuses).
  private func readRoot() throws -> Bool {
    while true {
      switch try xml.read() {
      case .start(.tmx):
        let version = xml.attribute(.version) ?? ""
        if !["1.1", "1.2", "1.3", "1.4"].contains(version) {
          sink.warn(
            version.isEmpty ? "the file names no version of TMX" : "TMX \(version) is read as 1.4",
            line: xml.line)
        }
        return true
      case .start: throw xml.failure("the root element is not <tmx>: this is no TMX file")
      case .finished: return false
      case .end, .text: break
      }
    }
  }

  /// Reads a `tu`, which has begun.
  private func readUnit() throws {
    texts.removeAll(keepingCapacity: true)
    variants.removeAll(keepingCapacity: true)
    let line = xml.line
    var common = readMetadata()
    var notes: [String] = []
    var properties: [TMXProperty: String] = [:]
    loop: while true {
      switch try xml.read() {
      case .start(.tuv): try readVariant()
      case .start(.note): notes.append(try xml.elementText())
      case .start(.prop):
        if let property = xml.attribute(.type).flatMap(TMXProperty.init) {
          properties[property] = try xml.elementText()
        } else {
          try xml.skipElement()
        }
      case .start: try xml.skipElement()
      case .end, .finished: break loop
      case .text: break
      }
    }
    common.note = notes.isEmpty ? nil : notes.joined(separator: "\n")
    try deliver(common, properties: properties, line: line)
  }

  /// Reads a `tuv`, which has begun.
  private func readVariant() throws {
    var variant = TMXVariant()
    if let tag = xml.attributeBytes(.xmlLang) {
      variant.language = tags.index(of: tag)
      if let other = xml.attributeBytes(.lang), tags.index(of: other) != variant.language {
        sink.warn("lang and xml:lang differ: xml:lang is taken", line: xml.line)
      }
    } else {
      variant.language = xml.attributeBytes(.lang).flatMap { tags.index(of: $0) }
    }
    variant.metadata = readMetadata()
    while true {
      switch try xml.read() {
      case .start(.seg) where variant.text == nil: variant.text = try readSegment()
      case .start(.note):
        let note = try xml.elementText()
        variant.metadata.note = variant.metadata.note.map { $0 + "\n" + note } ?? note
      case .start: try xml.skipElement()
      case .end, .finished:
        variants.append(variant)
        return
      case .text: break
      }
    }
  }

  /// Reads a `seg`, which has begun: its text but for that of inline codes and the subflows in them.
  private func readSegment() throws -> Range<Int> {
    let start = texts.count
    var depth = 1
    while depth > 0 {
      switch try xml.read() {
      case .start(.bpt), .start(.ept), .start(.ph), .start(.it), .start(.ut), .start(.sub):
        try xml.skipElement()
      case .start: depth += 1
      case .end: depth -= 1
      case .text: try xml.appendText(to: &texts)
      case .finished: depth = 0
      }
    }
    return start..<texts.count
  }

  /// Reads the attributes that `tu` and `tuv` share.
  private func readMetadata() -> TMXMetadata {
    guard xml.hasAttributes else { return TMXMetadata() }
    var metadata = TMXMetadata()
    metadata.author = xml.attribute(.creationid) ?? xml.attribute(.changeid)
    metadata.created = readDate(.creationdate)
    metadata.changed = readDate(.changedate)
    if let count = xml.attribute(.usagecount) {
      metadata.usage = UnitField.count(count)
      if metadata.usage == nil { sink.warn("the usage count is no number and was left out", line: xml.line) }
    }
    return metadata
  }

  private func readDate(_ name: TMXName) -> Timestamp? {
    guard let text = xml.attributeBytes(name) else { return nil }
    let date = dates.timestamp(text)
    if date == nil { sink.warn("the \(name.rawValue) is no date of TMX and was left out", line: xml.line) }
    return date
  }

  /// Hands over the units of a `tu` whose variants have been read.
  private func deliver(_ common: TMXMetadata, properties: [TMXProperty: String], line: Int) throws {
    guard let (sourceIndex, targets) = tags.choose(variants) else {
      for variant in variants {
        if let language = variant.language { sink.note(language: tags[language].written) }
      }
      return try sink.skip(reason, line: line, text: wholeText)
    }
    let source = text(of: variants[sourceIndex])
    for target in targets {
      let variant = variants[target]
      let metadata = variant.metadata.filled(from: common).filled(
        author: variants[sourceIndex].metadata.author)
      guard let sourceTag = tag(of: variants[sourceIndex]), let targetTag = tag(of: variant) else { continue }
      var unit = TranslationUnit(
        source: source, target: text(of: variant), sourceLanguage: sourceTag, targetLanguage: targetTag,
        before: properties[.before], after: properties[.after], author: metadata.author, note: metadata.note,
        created: metadata.created, changed: metadata.changed, usage: metadata.usage ?? 0)
      unit.origin = properties[.origin].flatMap { $0.isEmpty ? nil : $0 }
      unit.position = properties[.position].flatMap { UnitField.count($0) }
      unit.confidence = properties[.confidence].flatMap { UnitField.probability($0) }
      try sink.add(unit, line: line)
    }
  }

  /// Why the variants give no unit.
  private var reason: String {
    let usable = variants.filter { $0.language != nil && $0.text != nil }
    if variants.contains(where: { $0.language == nil }) { return "no language" }
    if variants.contains(where: { $0.text == nil }) { return "no seg" }
    return Set(usable.map(\.language)).count < 2 ? "one language only" : "other languages"
  }

  private var wholeText: String { variants.map(text(of:)).joined(separator: "\t") }

  private func tag(of variant: TMXVariant) -> LanguageTag? { variant.language.flatMap { tags[$0].tag } }

  private func text(of variant: TMXVariant) -> String {
    // The source lets only valid UTF-8 through.
    String(decoding: texts[variant.text ?? 0..<0], as: UTF8.self)
  }
}

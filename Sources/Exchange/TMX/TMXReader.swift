internal import Text
internal import TranslationMemory

/// Reads TMX 1.1 to 1.4b: units of plain text, in which the content of inline codes is left out and that of `hi` kept, and
/// the whole `tu` beside them where it says more.
///
/// Of each `tu` the `tuv` that fits the source language best is taken, and every one that fits the target language
/// best; the order of `tuv` and `srclang` do not matter. White space in `seg` is kept as it stands.
/// Source: TMX 1.4b Specification (LISA OSCAR, 2005).
struct TMXReader: RecordReader {
  private let sink: RecordSink
  private let xml: XMLReader<TMXName>
  private var dates = TimestampCoder()
  private var tags: TMXLanguages
  /// The texts of the unit that is read, one after another; the variants hold ranges of it.
  private var texts: [UInt8] = []
  private var variants: [TMXVariant] = []
  private var variantMetadata: [TMXMetadata] = []
  private var hasHeader = false
  /// The header, for the units.
  private var header: String?
  /// Whether the unit that is read says something that its plain text does not.
  private var saysMore = false

  /// A reader of `source`.
  init(_ source: ByteSource, sink: RecordSink) throws {
    self.sink = sink
    let text = try TextSource(source, declaration: .xml, encoding: sink.dialect.encoding)
    if let warning = text.encoding.warning { sink.warn(warning) }
    xml = XMLReader(text, textElements: [.seg, .note, .prop], keepsAll: true)
    tags = TMXLanguages(sink.languages)
  }

  /// Reads the file to its end.
  mutating func read() throws {
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
        xml.beginRecording()
        try xml.skipElement()
        header = record(of: "header")
      case .start:
        sink.warn("the element <\(xml.elementName)> has no place here and was left out", line: xml.line)
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
  private mutating func readRoot() throws -> Bool {
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
      case .start:
        throw xml.failure("the root element is <\(xml.elementName)>, not <tmx>: this is no TMX file")
      case .finished: return false
      case .end, .text: break
      }
    }
  }

  /// Reads a `tu`, which has begun.
  private mutating func readUnit() throws {
    tags.beginUnit()
    texts.removeAll(keepingCapacity: true)
    variants.removeAll(keepingCapacity: true)
    variantMetadata.removeAll(keepingCapacity: true)
    let line = xml.line
    saysMore = false
    xml.beginRecording()
    let metadata = readMetadata()
    if xml.attributeCount > metadata.plainAttributes { saysMore = true }
    // The texts and their languages come last.
    var unit = TranslationUnit(
      source: "", target: "", sourceLanguage: sink.languages.from, targetLanguage: sink.languages.to,
      author: metadata.author, created: metadata.created, changed: metadata.changed,
      usage: metadata.usage ?? 0)
    loop: while true {
      switch try xml.read() {
      case .start(.tuv): try readVariant()
      case .start(.note):
        if xml.hasAttributes || unit.note != nil { saysMore = true }
        try xml.append(xml.elementText(), toNote: &unit.note)
      case .start(.prop): try readProperty(into: &unit)
      case .start:
        saysMore = true
        try xml.skipElement()
      case .end, .finished: break loop
      case .text: break
      }
    }
    unit.recordHeader = header
    try deliver(unit, line: line)
  }

  /// Reads a `prop`, which has begun; other tools' are left out.
  private mutating func readProperty(into unit: inout TranslationUnit) throws {
    guard let property = xml.attribute(.type).flatMap(TMXProperty.init) else {
      saysMore = true
      return try xml.skipElement()
    }
    if xml.attributeCount > 1 || property.text(in: unit) != nil { saysMore = true }
    let text = try xml.elementText()
    switch property {
    case .origin: unit.origin = text.isEmpty ? nil : text
    case .position: unit.position = UnitValues.count(text)
    case .confidence: unit.confidence = UnitValues.probability(text)
    case .before: unit.before = text.outsideOfSegmentTags
    case .after: unit.after = text.outsideOfSegmentTags
    }
    if property.text(in: unit)?.utf8.elementsEqual(text.utf8) != true { saysMore = true }
  }

  /// Reads a `tuv`, which has begun.
  private mutating func readVariant() throws {
    var variant = TMXVariant()
    variant.language = readLanguage()
    // Mostly the language stands alone.
    if xml.attributeCount > 1 || variant.language.map({ !tags.isOwnSpelling($0) }) ?? true { saysMore = true }
    var metadata = xml.attributeCount > 1 ? readMetadata() : TMXMetadata()
    while true {
      switch try xml.read() {
      case .start(.seg) where variant.text == nil: variant.text = try readSegment()
      case .start(.note):
        saysMore = true
        try xml.append(xml.elementText(), toNote: &metadata.note)
      case .start(.prop):
        saysMore = true
        try readNeighbour(into: &metadata)
      case .start:
        saysMore = true
        try xml.skipElement()
      case .end, .finished:
        if !metadata.isEmpty {
          variant.metadata = variantMetadata.count
          variantMetadata.append(metadata)
        }
        variants.append(variant)
        return
      case .text: break
      }
    }
  }

  /// Reads a `prop` of a `tuv`, which has begun: memoQ says there what stands beside the source.
  private func readNeighbour(into metadata: inout TMXMetadata) throws {
    switch xml.attribute(.type).flatMap(TMXProperty.init) {
    case .before where metadata.before == nil:
      metadata.before = try xml.elementText().outsideOfSegmentTags
    case .after where metadata.after == nil: metadata.after = try xml.elementText().outsideOfSegmentTags
    default: try xml.skipElement()
    }
  }

  /// The language of the `tuv` that begins.
  private mutating func readLanguage() -> Int? {
    let new = xml.withAttribute(.xmlLang) { tags.index(of: $0) }
    let old = xml.withAttribute(.lang) { tags.index(of: $0) }
    if let new, let old, new != old {
      sink.warn("lang and xml:lang differ: xml:lang is taken", line: xml.line)
    }
    return (new ?? old) ?? nil
  }

  /// Reads a `seg`, which has begun: its text but for that of inline codes and the subflows in them.
  private mutating func readSegment() throws -> Range<Int> {
    if xml.hasAttributes { saysMore = true }
    let start = texts.count
    var depth = 1
    while depth > 0 {
      switch try xml.read() {
      case .start(.bpt), .start(.ept), .start(.ph), .start(.it), .start(.ut), .start(.sub):
        saysMore = true
        try xml.skipElement()
      case .start:
        saysMore = true
        depth += 1
      case .end: depth -= 1
      case .text: try xml.appendText(to: &texts, after: start)
      case .finished: depth = 0
      }
    }
    return start..<texts.count
  }

  /// Reads the attributes that `tu` and `tuv` share.
  private mutating func readMetadata() -> TMXMetadata {
    guard xml.hasAttributes else { return TMXMetadata() }
    var metadata = TMXMetadata()
    metadata.author = xml.attribute(.creationid) ?? xml.attribute(.changeid)
    if metadata.author?.isEmpty == true { metadata.author = nil }
    if metadata.author != nil, xml.withAttribute(.creationid, \.count) ?? 0 > 0 {
      metadata.plainAttributes += 1
    }
    metadata.created = readDate(.creationdate, &metadata)
    metadata.changed = readDate(.changedate, &metadata)
    if let count = xml.attribute(.usagecount) {
      metadata.usage = UnitValues.count(count)
      if let usage = metadata.usage, usage > 0, !count.hasPrefix("0") { metadata.plainAttributes += 1 }
      if metadata.usage == nil { sink.warn("the usage count is no number and was left out", line: xml.line) }
    }
    return metadata
  }

  private mutating func readDate(_ name: TMXName, _ metadata: inout TMXMetadata) -> Timestamp? {
    guard let date = xml.withAttribute(name, { dates.timestamp($0) }) else { return nil }
    if date != nil, xml.withAttribute(name, TimestampCoder.isCompact) ?? false {
      metadata.plainAttributes += 1
    }
    if date == nil { sink.warn("the \(name.rawValue) is no date of TMX and was left out", line: xml.line) }
    return date
  }

  /// Hands over the units of a `tu` whose variants have been read.
  private mutating func deliver(_ common: TranslationUnit, line: Int) throws {
    guard let sourceIndex = tags.source(among: variants) else { return try skip(line) }
    let source = variants[sourceIndex]
    var best: LanguagePair.Fit?
    for variant in variants {
      guard let fit = tags.targetFit(of: variant, source: source) else { continue }
      best = best.map { min($0, fit) } ?? fit
    }
    guard let best else { return try skip(line) }
    var unit = common
    if variants.count != 2 { saysMore = true }
    if saysMore { unit.record = record(of: "tu") }
    unit.source = text(of: source)
    for variant in variants where tags.targetFit(of: variant, source: source) == best {
      guard let sourceTag = source.language.flatMap({ tags[$0] }),
        let targetTag = variant.language.flatMap({ tags[$0] })
      else { continue }
      unit.target = text(of: variant)
      unit.sourceLanguage = sourceTag
      unit.targetLanguage = targetTag
      try sink.add(
        unit.completed(byTarget: metadata(of: variant), bySource: metadata(of: source)), line: line)
    }
  }

  private func metadata(of variant: TMXVariant) -> TMXMetadata? {
    variant.metadata.map { variantMetadata[$0] }
  }

  /// The element that was recorded, written anew.
  private func record(of name: String) -> String? {
    var writer = TMXRecordWriter()
    guard xml.endRecording({ writer.append($1, of: $0) }) else {
      sink.warn(
        "the <\(name)> is too large to be kept with its codes and properties: only texts were read",
        line: xml.line)
      return nil
    }
    // The source lets only valid UTF-8 through.
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func skip(_ line: Int) throws {
    let reason = reason
    // Without a text, the language is not what is wrong.
    for variant in variants where reason != "no seg" {
      if let language = variant.language { sink.note(language: tags.spelling(language)) }
    }
    try sink.skip(reason, line: line, text: variants.map(text(of:)).joined(separator: "\t"))
  }

  /// Why the variants give no unit.
  private var reason: String {
    let usable = variants.filter { $0.language != nil && $0.text != nil }
    if variants.contains(where: { $0.language == nil }) { return "no language" }
    if variants.contains(where: { $0.text == nil }) { return "no seg" }
    return Set(usable.map(\.language)).count < 2 ? "one language only" : "other languages"
  }

  private func text(of variant: TMXVariant) -> String {
    // The source lets only valid UTF-8 through.
    texts.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[variant.text ?? 0..<0]), as: UTF8.self)
    }
  }
}

/// Cuts an XLIFF document between its units.
///
/// Each part but the first begins with the start tags of the elements that are open around it, so that it can be read by
/// itself. A document, or in version 1 a `file`, that does not name its target language is one part, since its tag
/// gets the language once something in it has been filled.
struct XLIFFParts: FillableParts {
  private let text: FillableText
  private let choice: LanguageChoice
  private let overwrites: Bool
  private let size: Int
  private let parser = SAXParser(names: [], textElements: [], keepsAll: false)
  private var queue = SAXQueue()
  private var hasEnded = false
  /// The tags around what comes next, and the text that has not been handed over.
  private var bytes: [UInt8] = []
  private var lead = 0
  /// What lies before has been looked at.
  private var scanned = 0
  /// The start tags of the elements that are open.
  private var open: [XMLMarkup.Piece] = []
  private var hasRoot = false

  /// Parts of at least `size` bytes.
  init(_ text: FillableText, _ choice: LanguageChoice, overwrites: Bool, size: Int) {
    (self.text, self.choice, self.overwrites, self.size) = (text, choice, overwrites, size)
  }

  mutating func next() throws -> FillablePart? {
    while true {
      if let end = try cut() { return try part(upTo: end) }
      if hasEnded { return bytes.count > lead ? try part(upTo: bytes.count) : nil }
      let piece = try text.next()
      hasEnded = piece.isEmpty
      parser.push(piece, isLast: hasEnded, into: &queue)
      if let failure = parser.failure {
        throw ExchangeError(
          .malformed, path: text.path, line: failure.line, column: failure.column, reason: failure.reason)
      }
      bytes += piece
    }
  }

  /// Where the next part ends; nil where that has not been read.
  ///
  /// Throws where the document is no XLIFF.
  private mutating func cut() throws(ExchangeError) -> Int? {
    var markup = XMLMarkup(bytes, in: scanned..<bytes.count)
    while let piece = markup.next() {
      // It may go on.
      if piece.range.upperBound == bytes.count && !hasEnded { return nil }
      scanned = piece.range.upperBound
      switch piece.kind {
      case .start(let isEmpty):
        if !hasRoot { try requireRoot(piece) }
        hasRoot = true
        if !isEmpty { open.append(piece) }
      case .end:
        let isUnit = open.popLast().map { ["trans-unit", "unit"].contains(name(of: $0)) } ?? false
        if isUnit && scanned - lead >= size && isBetweenUnits { return scanned }
      case .text, .literal, .other: break
      }
    }
    return nil
  }

  private func requireRoot(_ tag: XMLMarkup.Piece) throws(ExchangeError) {
    let name = name(of: tag)
    guard name == "xliff" else {
      throw ExchangeError(
        .malformed, path: text.path, line: 1,
        reason: "the root element is <\(name)>, not <xliff>: this is no XLIFF file")
    }
  }

  /// Whether nothing is open but what holds units, and the language of translations is named.
  private var isBetweenUnits: Bool {
    guard let root = open.first,
      open.allSatisfy({ ["xliff", "file", "body", "group"].contains(name(of: $0)) })
    else { return false }
    let language =
      attribute("version", of: root)?.first == "2"
      ? attribute("trgLang", of: root)
      : open.last { name(of: $0) == "file" }.flatMap { attribute("target-language", of: $0) }
    return language?.isEmpty == false
  }

  private mutating func part(upTo end: Int) throws(ExchangeError) -> FillablePart {
    let part = Array(bytes[..<end])
    let partLead = lead
    var tags: [UInt8] = []
    for index in open.indices {
      let tag = open[index]
      open[index] = tag.moved(by: tags.count - tag.range.lowerBound)
      tags += bytes[tag.range]
    }
    bytes = tags + bytes[end...]
    (lead, scanned) = (tags.count, tags.count)
    let filler = try XLIFFFiller(
      part, lead: partLead, path: text.path, choice, overwrites: overwrites)
    return FillablePart(part, lead: partLead, filler)
  }

  /// The name of an element without its prefix.
  private func name(of tag: XMLMarkup.Piece) -> String {
    let name = bytes[tag.name]
    return String(decoding: name.firstIndex(of: 0x3A).map { name[($0 + 1)...] } ?? name, as: UTF8.self)
  }

  private func attribute(_ name: String, of tag: XMLMarkup.Piece) -> String? {
    XMLMarkup.attributes(of: tag, in: bytes).first { bytes[$0.name].elementsEqual(name.utf8) }
      .map { String(decoding: bytes[$0.value], as: UTF8.self) }
  }
}

extension XMLMarkup.Piece {
  /// The same piece in a text in which it stands elsewhere.
  fileprivate func moved(by offset: Int) -> XMLMarkup.Piece {
    XMLMarkup.Piece(
      kind: kind, range: (range.lowerBound + offset)..<(range.upperBound + offset),
      name: (name.lowerBound + offset)..<(name.upperBound + offset))
  }
}

internal import TranslationMemory

/// What both versions write alike.
extension XLIFFFiller {
  /// Sets attributes of a start tag; those that are there get another value, unless they are only to be added
  /// and have one.
  func set(
    _ attributes: [(name: String, value: String)], on tag: XMLMarkup.Piece, isOnlyAdded: Bool = false,
    _ splices: inout Splices
  ) {
    for (name, value) in attributes {
      if let range = outline.attributeRange(name, of: tag) {
        if !isOnlyAdded || range.isEmpty { splices.replace(range, with: Self.escaped(value)) }
      } else {
        // After the name, which white space, a slash or the bracket follows.
        splices.insert(Array(" \(name)=\"".utf8) + Self.escaped(value) + [0x22], at: tag.name.upperBound)
      }
    }
  }

  /// The content of a source with a translation in place of its text; nil where it is not known where the codes go.
  func translated(_ source: XLIFFContent, by offer: String) -> [UInt8]? {
    guard let place = source.place else { return nil }
    return Array(outline.bytes[source.range.lowerBound..<place.lowerBound]) + Self.escaped(offer.withoutEdges)
      + outline.bytes[place.upperBound..<source.range.upperBound]
  }

  /// The translation that a slot gets; nil where its matches are candidates only.
  ///
  /// Between codes at the edges only the translation of the same text is sure to stand.
  func translation(of slot: Slot, _ matches: [Match]) -> [UInt8]? {
    guard let best = matches.first, !slot.source.hasCodes || best.score >= 100 else { return nil }
    return translated(slot.source, by: best.offer)
  }

  /// A text as content or as the value of an attribute.
  static func escaped(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = bytes.append(xml: text)
    return bytes
  }

  /// The line end and blanks before an element, to be written before what is put beside it; nothing where it does not
  /// begin its line.
  func indentation(before place: Int) -> [UInt8] {
    let bytes = outline.bytes
    var start = place
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    guard start > 0, bytes[start - 1] == 0x0A else { return [] }
    start -= start > 1 && bytes[start - 2] == 0x0D ? 2 : 1
    return Array(bytes[start..<place])
  }
}

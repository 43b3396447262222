extension String {
  /// The text of a segment that a property has as XML, `<seg>` and inline codes included, as memoQ writes neighbours; the text
  /// itself where it has no such tags around it.
  ///
  /// Linear in the length, well-formed or not.
  var outsideOfSegmentTags: String {
    let (start, end) = ("<seg>", "</seg>")
    guard utf8.count >= start.utf8.count + end.utf8.count, hasPrefix(start), hasSuffix(end) else {
      return self
    }
    let bytes = Array(utf8.dropFirst(start.utf8.count).dropLast(end.utf8.count))
    var markup = XMLMarkup(bytes)
    var text: [UInt8] = []
    // How deep the outermost code is that is open, and what is in it.
    var codeDepth = 0
    while let piece = markup.next() {
      switch piece.kind {
      case .text, .literal:
        if codeDepth == 0 {
          text += XMLMarkup.text(of: piece.range, isLiteral: piece.kind == .literal, in: bytes)
        }
      case .start(isEmpty: false):
        let isCode = TMXName.codes.contains { bytes[piece.name].elementsEqual($0.rawValue.utf8) }
        if isCode || codeDepth > 0 { codeDepth += 1 }
      case .end: codeDepth = Swift.max(0, codeDepth - 1)
      case .start(isEmpty: true), .other: break
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

internal import TranslationMemory

/// The candidates that a unit has already: none is written again.
extension XLIFFFiller {
  /// What makes two candidates one: the segment that they are for, and both texts, as they stand in a file.
  struct Candidate: Hashable {
    private let segment: String?
    private let texts: [[UInt8]]

    fileprivate init(_ segment: String?, _ texts: [[UInt8]]) { (self.segment, self.texts) = (segment, texts) }

    /// What a match becomes.
    init(_ match: Match, for segment: String?) {
      self.init(
        segment,
        [match.source, match.offer].map { text in
          let written = XLIFFFiller.escaped(text)
          return XMLMarkup.text(of: written.indices, in: written)
        })
    }
  }

  /// The candidates that elements `alt-trans` or `match` are; an attribute names the segment.
  func knownCandidates(in elements: [Int], segment name: String) -> Set<Candidate> {
    Set(
      elements.compactMap { element in
        guard let texts = texts(in: outline.elements[element].content) else { return nil }
        return Candidate(outline.attribute(name, of: outline.elements[element].tag), texts)
      })
  }

  /// The plain texts of the first `source` and `target` in a range; nil where one is missing.
  private func texts(in range: Range<Int>) -> [[UInt8]]? {
    var found: [String: [UInt8]] = [:]
    var markup = XMLMarkup(outline.bytes, in: range)
    var depth = 0
    var (name, start) = ("", 0)
    while let piece = markup.next() {
      switch piece.kind {
      case .start(let isEmpty):
        if depth == 0 {
          name = String(decoding: XLIFFContent.localName(outline.bytes[piece.name]), as: UTF8.self)
          start = piece.range.upperBound
        }
        if !isEmpty { depth += 1 }
      case .end:
        depth -= 1
        if depth == 0, ["source", "target"].contains(name), found[name] == nil {
          found[name] = Array(XLIFFContent(outline.bytes, in: start..<piece.range.lowerBound).text.utf8)
        }
      case .text, .literal, .other: break
      }
    }
    guard let source = found["source"], let target = found["target"] else { return nil }
    return [source, target]
  }
}

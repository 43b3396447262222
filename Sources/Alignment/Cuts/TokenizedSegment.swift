internal import Text

/// A segment with its tokens in order, which an `AlignmentText` does not keep.
struct TokenizedSegment {
  let units: [UInt16]
  let tokens: [Token]
  /// The word number of each token.
  let words: [UInt32]
  /// 1/p of the word of each token at its place.
  let rarities: [Float]
  /// Where the segment may be cut.
  let places: [CutPlace]

  /// Reads segment `index` of a text once more; `rarities` are those of all entries of the text.
  init(
    _ segment: Segment, at index: Int, of text: AlignmentText, rarities: [Float], _ tokenizer: Tokenizer
  ) {
    units = Array(segment.text.utf16)
    tokens = AlignmentText.tokens(of: units, tokenizer)
    let units = units
    words = tokens.map { text.vocabulary.id($0.kind, units, $0.range) }
    let own = text.starts[index]..<text.starts[index + 1]
    self.rarities = words.map { word in
      var (low, high) = (own.lowerBound, own.upperBound)
      while low < high {
        let middle = (low + high) / 2
        if text.entries[middle].word < word { low = middle + 1 } else { high = middle }
      }
      return rarities[low]
    }
    places = CutPlace.places(tokens, units, words, text.vocabulary)
  }

  /// The scalars of the segment's text.
  var scalarCount: Int { scalars(before: units.count) }

  /// The scalars of the segment's text before a token, and the end of the token before it.
  func cut(before token: Int) -> (end: Int, start: Int) {
    (scalars(before: tokens[token - 1].range.upperBound), scalars(before: tokens[token].range.lowerBound))
  }

  private func scalars(before unit: Int) -> Int {
    units[..<unit].reduce(0) { UTF16.isTrailSurrogate($1) ? $0 : $0 + 1 }
  }
}

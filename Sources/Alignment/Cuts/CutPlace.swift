internal import Text

/// A place inside a segment where a sentence may end although the segmenter did not split there.
struct CutPlace {
  /// What speaks for an end at the place.
  enum Sign: CaseIterable {
    /// A sentence-ending mark; not a full stop before a capital, where a segmenter splits unless it knows an
    /// abbreviation, nor one inside a quotation that the sentence goes on after.
    case stop
    /// A line break.
    case lineBreak
    /// A capital on a word that is written small elsewhere, between words that are written small here.
    case capital
  }

  /// The first token after the place.
  var token: Int
  /// The strongest sign there is.
  var sign: Sign

  /// The places in the tokens of a segment, in order; each has white space, and a word or number on both sides.
  static func places(_ tokens: [Token], _ units: [UInt16], _ words: [UInt32], _ vocabulary: Vocabulary)
    -> [CutPlace]
  {
    guard let firstWord = tokens.firstIndex(where: { $0.kind != .mark }),
      let lastWord = tokens.lastIndex(where: { $0.kind != .mark }), firstWord < lastWord
    else { return [] }
    return (firstWord + 1...lastWord).compactMap { index in
      let gap = tokens[index - 1].range.upperBound..<tokens[index].range.lowerBound
      guard !gap.isEmpty, let sign = sign(before: index, gap, tokens, units, words, vocabulary) else {
        return nil
      }
      return CutPlace(token: index, sign: sign)
    }
  }

  private static func sign(
    before index: Int, _ gap: Range<Int>, _ tokens: [Token], _ units: [UInt16], _ words: [UInt32],
    _ vocabulary: Vocabulary
  ) -> Sign? {
    func first(_ token: Int) -> Unicode.Scalar? { Unicode.Scalar(units[tokens[token].range.lowerBound]) }
    func isCapital(_ token: Int) -> Bool {
      tokens[token].kind == .word && first(token)?.properties.isUppercase == true
    }
    func closes(_ token: Int) -> Bool {
      guard tokens[token].kind == .mark, let properties = first(token)?.properties else { return false }
      return properties.isQuotationMark || properties.generalCategory == .closePunctuation
    }
    var next = index
    while next < tokens.count - 1, tokens[next].kind == .mark { next += 1 }
    var last = index - 1
    while last > 0, closes(last) { last -= 1 }
    if tokens[last].kind == .mark, let mark = first(last), mark.properties.isSentenceTerminal {
      // `"Mengapa?" tanya ibu` is one sentence.
      return last < index - 1 || mark == "." && isCapital(next) ? nil : .stop
    }
    if units[gap].contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x2028 || $0 == 0x2029 }) {
      return .lineBreak
    }
    guard isCapital(next), !isCapital(index - 1), next == tokens.count - 1 || !isCapital(next + 1) else {
      return nil
    }
    let word = Int(words[next])
    return 4 * vocabulary.capitalCounts[word] <= vocabulary.counts[word] ? .capital : nil
  }
}

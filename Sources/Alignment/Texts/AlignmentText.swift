internal import Text

/// A text as the aligner sees it: every segment a bag of numbered words, with its length.
struct AlignmentText {
  /// One distinct word of a segment.
  struct Entry {
    /// Its number in the vocabulary.
    var word: UInt32
    /// How often it stands in the segment.
    var count: Int32
  }

  private(set) var vocabulary = Vocabulary()
  /// The entries of all segments, one segment after the other.
  private(set) var entries: [Entry] = []
  /// Where each segment's entries begin, and the end of the last.
  private(set) var starts: [Int] = [0]
  /// Tokens of each segment.
  private(set) var tokenCounts: [Float] = []
  /// Letters, digits and marks of each segment, in UTF-16 code units.
  private(set) var lengths: [Float] = []
  /// Whether each segment is the first of its paragraph.
  private(set) var beginsParagraph: [Bool] = []

  /// The number of segments.
  var count: Int { lengths.count }

  /// Reads the segments of a text, in time linear in its length.
  init(_ segments: [Segment], language: LanguageTag) {
    let tokenizer = Tokenizer(language: language)
    lengths.reserveCapacity(segments.count)
    tokenCounts.reserveCapacity(segments.count)
    beginsParagraph.reserveCapacity(segments.count)
    starts.reserveCapacity(segments.count + 1)
    for (index, segment) in segments.enumerated() {
      append(
        segment.text, beginsParagraph: index == 0 || segments[index - 1].paragraph != segment.paragraph,
        tokenizer)
    }
  }

  /// A text without segments, to append to.
  init() {}

  /// Adds a segment.
  mutating func append(_ text: String, beginsParagraph isFirst: Bool, _ tokenizer: Tokenizer) {
    let units = Array(text.utf16)
    let tokens = Self.tokens(of: units, tokenizer)
    var occurrences: [UInt32] = []
    occurrences.reserveCapacity(tokens.count)
    var length = 0
    for (position, token) in tokens.enumerated() {
      // A mark before it (an opening quotation mark) leaves the first word the first.
      let isInitial = position == 0 || tokens[..<position].suffix(2).allSatisfy { $0.kind == .mark }
      occurrences.append(vocabulary.add(token.kind, units, token.range, isInitial: isInitial))
      length += token.range.count
    }
    append(occurrences.sorted())
    tokenCounts.append(Float(tokens.count))
    lengths.append(Float(max(1, length)))
    beginsParagraph.append(isFirst)
  }

  private mutating func append(_ sorted: [UInt32]) {
    for word in sorted {
      if entries.count > starts[starts.count - 1], entries[entries.count - 1].word == word {
        entries[entries.count - 1].count += 1
      } else {
        entries.append(Entry(word: word, count: 1))
        vocabulary.countSegment(of: word)
      }
    }
    starts.append(entries.count)
  }

  /// The tokens of a segment, as all of the aligner counts them.
  static func tokens(of units: [UInt16], _ tokenizer: Tokenizer) -> [Token] {
    joiningClockTimes(tokenizer.tokens(in: units), units)
  }

  /// `7`, `:`, `45` become one number, as `07.45` is one already: UAX #29 keeps full stops inside numbers, not colons.
  private static func joiningClockTimes(_ tokens: [Token], _ units: [UInt16]) -> [Token] {
    guard units.contains(0x3A) else { return tokens }
    var result: [Token] = []
    for token in tokens {
      if token.kind == .number, result.count >= 2, let colon = result.last,
        units[colon.range.lowerBound] == 0x3A,
        colon.range.count == 1, colon.range.upperBound == token.range.lowerBound,
        result[result.count - 2].kind == .number,
        result[result.count - 2].range.upperBound == colon.range.lowerBound
      {
        result.removeLast()
        result[result.count - 1].range = result[result.count - 1].range.lowerBound..<token.range.upperBound
      } else {
        result.append(token)
      }
    }
    return result
  }
}

internal import Text

/// The distinct words, numbers and marks of one text, each with a number in order of first appearance.
///
/// Words are case-folded; a number is its digits alone, so that `3.000` and `3,000`, `07.45` and `7:45` are the
/// same; quotation marks and dashes of all shapes are one mark each.
struct Vocabulary {
  /// The folded spelling by number.
  private(set) var words: [String] = []
  private(set) var kinds: [Token.Kind] = []
  /// How often each occurs in the text.
  private(set) var counts: [Int32] = []
  /// In how many segments each occurs.
  private(set) var segmentCounts: [Int32] = []
  /// How often each stands with a capital inside a segment, where a capital means a name.
  private(set) var capitalCounts: [Int32] = []
  /// Occurrences of all together.
  private(set) var total = 0

  private var idByWord: [String: UInt32] = [:]
  /// Spellings as they stand in the text, by a 64-bit hash of their code units.
  ///
  /// No string is built for a spelling met before. Two spellings with one hash would be taken for the same word, which at a million spellings
  /// happens in one text out of ten million and costs a little evidence.
  private var idByHash: [UInt64: UInt32] = [:]

  var count: Int { words.count }

  /// The number of a word in its folded spelling.
  func id(of word: String) -> UInt32? { idByWord[word] }

  /// Counts an occurrence of the token `units[range]` and returns its number.
  mutating func add(_ kind: Token.Kind, _ units: [UInt16], _ range: Range<Int>, isInitial: Bool) -> UInt32 {
    let hash = Self.hash(kind, units, range)
    let id: UInt32
    if let known = idByHash[hash] {
      id = known
    } else {
      id = intern(kind, Self.folded(kind, units[range]))
      idByHash[hash] = id
    }
    counts[Int(id)] += 1
    total += 1
    if kind == .word, !isInitial, Unicode.Scalar(units[range.lowerBound])?.isUpperCase == true {
      capitalCounts[Int(id)] += 1
    }
    return id
  }

  /// The number of the token `units[range]`, which has been added before.
  func id(_ kind: Token.Kind, _ units: [UInt16], _ range: Range<Int>) -> UInt32 {
    guard let id = idByHash[Self.hash(kind, units, range)] else {
      preconditionFailure("the token was added with its segment")
    }
    return id
  }

  /// FNV-1a.
  private static func hash(_ kind: Token.Kind, _ units: [UInt16], _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in range { hash = (hash ^ UInt64(units[index])) &* 0x100_0000_01b3 }
    return (hash ^ UInt64(kind.rawValue)) &* 0x100_0000_01b3
  }

  /// Notes that one more segment holds the word.
  mutating func countSegment(of id: UInt32) { segmentCounts[Int(id)] += 1 }

  private mutating func intern(_ kind: Token.Kind, _ word: String) -> UInt32 {
    if let known = idByWord[word] { return known }
    let id = UInt32(words.count)
    idByWord[word] = id
    words.append(word)
    kinds.append(kind)
    counts.append(0)
    segmentCounts.append(0)
    capitalCounts.append(0)
    return id
  }

  private static func folded(_ kind: Token.Kind, _ units: ArraySlice<UInt16>) -> String {
    let text = String(decoding: units, as: UTF16.self)
    switch kind {
    case .word: return NormalForm.caseFolded(text)
    case .mark: return marks[text] ?? text
    case .number:
      let digits = text.unicodeScalars.filter(\.isDigit)
      let significant = digits.drop { $0 == "0" }
      return String(String.UnicodeScalarView(significant.isEmpty ? digits.prefix(1) : significant))
    }
  }

  private static let marks: [String: String] = [
    "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"", "‟": "\"", "‘": "'", "’": "'", "‚": "'", "`": "'",
    "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "…": "...",
  ]
}

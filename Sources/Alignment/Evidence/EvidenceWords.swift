internal import Text

/// What is known of the words of one language for finding their translations in texts of the other.
///
/// Holds a stemmer and a cache, so it is not thread-safe.
final class EvidenceWords {
  /// A word as the evidence sees it.
  struct Word {
    /// Equal for equal words and numbers of both languages.
    var identity: UInt64
    /// The number of its stem among the stems of the lexicon's words of this side; nil where it has none.
    var stem: Int32?
    /// Numbers of the stems that may translate it, on the other side.
    var translations: [Int32]
    /// For recognising cognates.
    var skeleton: Skeleton
    /// Whether it is too common to say anything.
    var isFunctionWord: Bool
    /// Whether it is a number in digits.
    var isNumber: Bool
  }

  private let stemmer: Stemmer
  private let functionWords: Set<String>
  /// The numbers of this side's stems.
  private let stems: [String: Int32]
  private let translationsByWord: [String: [Int32]]
  private let translationsByStem: [String: [Int32]]
  private var cache: [UInt64: Word] = [:]
  /// Words remembered at a time; a memory of any size needs no more room.
  private static let mostCached = 40_000

  /// The words of one side of a lexicon; `stems` and `otherStems` number the stems of both sides.
  init(
    language: LanguageTag, entries: [Lexicon.Entry], stems: [String: Int32], otherStems: [String: Int32],
    otherStemmer: Stemmer
  ) {
    stemmer = Stemmer(language: language)
    functionWords = FunctionWords(language: language)?.words ?? []
    self.stems = stems
    var byWord: [String: [Int32]] = [:]
    var byStem: [String: [Int32]] = [:]
    for entry in entries {
      guard let translation = otherStems[otherStemmer.stem(of: entry.target)] else { continue }
      byWord[entry.source, default: []].append(translation)
      byStem[stemmer.stem(of: entry.source), default: []].append(translation)
    }
    translationsByWord = byWord
    translationsByStem = byStem
  }

  /// Numbers for the stems of some words.
  static func numbers(ofStemsOf words: some Sequence<String>, _ stemmer: Stemmer) -> [String: Int32] {
    var result: [String: Int32] = [:]
    for word in words {
      let stem = stemmer.stem(of: word)
      if result[stem] == nil { result[stem] = Int32(result.count) }
    }
    return result
  }

  /// The word at a token; nil for a mark.
  func word(_ token: Token, of text: TokenizedText) -> Word? {
    guard token.kind != .mark else { return nil }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
    for unit in text.units[token.range] { hash = (hash ^ UInt64(unit)) &* 0x100_0000_01b3 }
    if let known = cache[hash] { return known }
    let word = make(token, text.spelling(of: token))
    if cache.count >= Self.mostCached { cache.removeAll(keepingCapacity: true) }
    cache[hash] = word
    return word
  }

  private func make(_ token: Token, _ spelling: String) -> Word {
    if token.kind == .number {
      let digits = spelling.unicodeScalars.filter(\.isDigit).drop { $0 == "0" }
      return Word(
        identity: Self.identity(String(String.UnicodeScalarView(digits))), stem: nil, translations: [],
        skeleton: Skeleton(""), isFunctionWord: false, isNumber: true)
    }
    let folded = NormalForm.caseFolded(spelling)
    let stem = stemmer.stem(of: folded)
    return Word(
      identity: Self.identity(folded), stem: stems[stem],
      translations: translationsByWord[folded] ?? translationsByStem[stem] ?? [], skeleton: Skeleton(folded),
      isFunctionWord: functionWords.contains(folded), isNumber: false)
  }

  private static func identity(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }
}

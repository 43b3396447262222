internal import Text

/// Turns texts of one language into terms.
///
/// Not thread-safe: one for each worker.
final class TermExtractor {
  private let tokenizer: Tokenizer
  private let stemmer: Stemmer
  private let dateWords: DateWords
  private lazy var negations = NegationKeys(Negations(language: tokenizer.language))
  private var stems = StemCache()
  private var bytes: [UInt8] = []

  init(language: LanguageTag) {
    tokenizer = Tokenizer(language: language)
    stemmer = Stemmer(language: language)
    dateWords = DateWords(language: language)
  }

  /// The terms of a text.
  ///
  /// Texts that differ in normalization (NFC) or white space only have equal terms.
  func terms(of text: String) -> Terms {
    let units = Array(NormalForm.composed(text).utf16)
    let tokens = tokenizer.tokens(in: units)
    let dateMarks = dateWords.marks(in: tokens, of: units)
    let hasWords = tokens.contains { $0.kind != .mark }
    var terms = Terms()
    terms.words.reserveCapacity(tokens.count)
    terms.stems.reserveCapacity(tokens.count)
    terms.spellings.reserveCapacity(tokens.count)
    for (index, token) in tokens.enumerated() {
      let (word, spelling) = keys(of: units[token.range])
      switch token.kind {
      case .word where dateMarks?[index] != true:
        terms.words.append(word)
        terms.stems.append(stems.stem(of: word) { stemKey() })
        terms.spellings.append(spelling)
      case .word, .number:
        terms.words.append(Terms.number)
        terms.stems.append(Terms.number)
        terms.spellings.append(Terms.number)
        terms.minors.append(word)
        if token.kind == .word { terms.dateStems.append(stems.stem(of: word) { stemKey() }) }
      // A segment of marks alone is made of marks: they are its words.
      case .mark where !hasWords:
        terms.words.append(word)
        terms.stems.append(word)
        terms.spellings.append(spelling)
      case .mark: terms.minors.append(word)
      }
    }
    return terms
  }

  /// The words and numbers of a text by stem (numbers as written), with their places in UTF-16 code units.
  func locatedStems(of text: String) -> [(stem: UInt64, isNumber: Bool, range: Range<Int>)] {
    let units = Array(text.utf16)
    return tokenizer.tokens(in: units).compactMap { token in
      guard token.kind != .mark else { return nil }
      let word = keys(of: units[token.range]).word
      let isNumber = token.kind == .number
      return (isNumber ? word : stems.stem(of: word) { stemKey() }, isNumber, token.range)
    }
  }

  /// Why a match between two texts of the language wants a second look; nil where nothing speaks for it.
  func caution(between text: String, and other: String) -> Caution? {
    negationBalance(of: text).isEven(with: negationBalance(of: other)) ? nil : .negation
  }

  private func negationBalance(of text: String) -> NegationBalance {
    let units = Array(text.utf16)
    var balance = NegationBalance()
    for token in tokenizer.tokens(in: units) {
      let word = keys(of: units[token.range]).word
      var sort = negations.sort(of: word, spelt: bytes)
      if token.kind == .number { sort = .number }
      let stem = token.kind == .word ? stems.stem(of: word) { stemKey() } : word
      balance.add(word, stem: stem, sort)
      if sort == .none, token.kind == .word {
        for form in negations.positiveForms(of: bytes) {
          bytes = form
          balance.addPositive(stemKey(), of: word)
        }
      }
    }
    balance.finish()
    return balance
  }

  /// The keys of a word without its case, and as it is spelt; leaves the former's UTF-8 in `bytes`.
  private func keys(of units: ArraySlice<UInt16>) -> (word: UInt64, spelling: UInt64) {
    bytes.removeAll(keepingCapacity: true)
    var word = StableHash()
    var spelling = StableHash()
    for unit in units {
      guard unit < 0x80 else { return keys(ofNonASCII: String(decoding: units, as: UTF16.self)) }
      let byte = UInt8(unit)
      let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      spelling.add(byte)
      word.add(lower)
      bytes.append(lower)
    }
    return (word.key, spelling.key)
  }

  private func keys(ofNonASCII text: String) -> (word: UInt64, spelling: UInt64) {
    let folded = NormalForm.caseFolded(text)
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: folded.utf8)
    return (StableHash.key(of: folded), StableHash.key(of: text))
  }

  private func stemKey() -> UInt64 {
    stemmer.withStem(of: bytes) { stem in
      var hash = StableHash()
      for byte in stem { hash.add(byte) }
      return hash.key
    }
  }
}

/// The stems of the words met lately: most words of a text are among a few thousand.
private struct StemCache {
  private static let capacity = 1 << 13
  private var words = [UInt64](repeating: 0, count: capacity)
  private var stems = [UInt64](repeating: 0, count: capacity)

  mutating func stem(of word: UInt64, orElse find: () -> UInt64) -> UInt64 {
    let slot = Int(word & UInt64(Self.capacity - 1))
    if words[slot] == word { return stems[slot] }
    words[slot] = word
    stems[slot] = find()
    return stems[slot]
  }
}

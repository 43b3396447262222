internal import Text

/// Turns texts of one language into terms.
///
/// Not thread-safe: one for each worker.
final class TermExtractor {
  let tokenizer: Tokenizer
  private let stemmer: Stemmer
  private let dateWords: DateWords
  private let language: LanguageTag
  private(set) lazy var negations = NegationKeys(Negations(language: language))
  private var words = KnownWords()

  init(language: LanguageTag) {
    tokenizer = Tokenizer(language: language)
    stemmer = Stemmer(language: language)
    dateWords = DateWords(language: language)
    self.language = language
  }

  /// The terms of a text.
  ///
  /// Texts that differ in normalization (NFC) or white space only have equal terms.
  func terms(of text: String) -> Terms {
    var (text, terms) = (text, Terms())
    text.withUTF8 { read(utf8: UnsafeRawBufferPointer($0), into: &terms) }
    return terms
  }

  /// Puts the terms of a text in UTF-8 in place of other terms, whose storage it uses again.
  func read(utf8 bytes: UnsafeRawBufferPointer, into terms: inout Terms) {
    terms.removeAll()
    let units = Self.composedUnits(ofUTF8: bytes)
    let tokens = tokenizer.tokens(in: units)
    let dateMarks = dateWords.marks(in: tokens, of: units)
    let hasWords = tokens.contains { $0.kind != .mark }
    terms.words.reserveCapacity(tokens.count)
    terms.stems.reserveCapacity(tokens.count)
    terms.spellings.reserveCapacity(tokens.count)
    for (index, token) in tokens.enumerated() {
      let (word, spelling) = keys(of: units[token.range])
      switch token.kind {
      case .word where dateMarks?[index] != true:
        let known = known(word, units[token.range])
        terms.words.append(word)
        terms.stems.append(known.stem)
        terms.spellings.append(spelling)
        if known.mayNegate { terms.mayNegate = true }
      case .word, .number:
        terms.words.append(Terms.number)
        terms.stems.append(Terms.number)
        terms.spellings.append(Terms.number)
        terms.minors.append(word)
        if token.kind == .word {
          terms.dateStems.append(stem(of: word, units[token.range]))
        }
      // A segment of marks alone is made of marks: they are its words.
      case .mark where !hasWords:
        terms.words.append(word)
        terms.stems.append(word)
        terms.spellings.append(spelling)
      case .mark: terms.minors.append(word)
      }
    }
  }

  /// The stems of all words that count as numbers where they are part of a date.
  private(set) lazy var stemsInDates = Set(
    DateWords.spellings(in: language).flatMap { locatedStems(of: $0).map(\.stem) })

  /// The words and numbers of a text by stem (numbers as written), with their places in UTF-16 code units.
  func locatedStems(of text: String) -> [(stem: UInt64, isNumber: Bool, range: Range<Int>)] {
    let units = Array(text.utf16)
    return tokenizer.tokens(in: units).compactMap { token in
      guard token.kind != .mark else { return nil }
      let word = keys(of: units[token.range]).word
      let isNumber = token.kind == .number
      return (
        isNumber ? word : stem(of: word, units[token.range]), isNumber, token.range
      )
    }
  }

  /// The text in NFC; ASCII, which most texts are, is so already.
  private static func composedUnits(ofUTF8 bytes: UnsafeRawBufferPointer) -> [UInt16] {
    var union: UInt8 = 0
    for byte in bytes { union |= byte }
    return union < 0x80
      ? bytes.map { UInt16($0) } : Array(NormalForm.composed(String(decoding: bytes, as: UTF8.self)).utf16)
  }

  /// The keys of a word without its case, and as it is spelt.
  func keys(of units: ArraySlice<UInt16>) -> (word: UInt64, spelling: UInt64) {
    let keys: (UInt64, UInt64)? = units.withUnsafeBufferPointer { units in
      var word = StableHash()
      var spelling = StableHash()
      for unit in units {
        guard unit < 0x80 else { return nil }
        let byte = UInt8(truncatingIfNeeded: unit)
        spelling.add(byte)
        word.add(Self.lowercase(byte))
      }
      return (word.key, spelling.key)
    }
    if let keys { return keys }
    let text = String(decoding: units, as: UTF16.self)
    return (StableHash.key(of: NormalForm.caseFolded(text)), StableHash.key(of: text))
  }

  @inline(__always)
  private static func lowercase(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  /// The stem of a word, by its key and its UTF-16.
  func stem(of word: UInt64, _ units: ArraySlice<UInt16>) -> UInt64 { known(word, units).stem }

  /// What does not change from text to text of a word, by its key and its UTF-16.
  @inline(__always)
  private func known(_ word: UInt64, _ units: ArraySlice<UInt16>) -> KnownWords.Word {
    words.word(word) {
      let spelt = Self.caseFolded(units)
      return KnownWords.Word(
        key: word, stem: stemKey(of: spelt), mayNegate: negations.mayNegate(word, spelt: spelt))
    }
  }

  /// The key of the stem of a word in UTF-8, without its case.
  func stemKey(of word: [UInt8]) -> UInt64 {
    stemmer.withStem(of: word) { stem in
      var hash = StableHash()
      for byte in stem { hash.add(byte) }
      return hash.key
    }
  }

  /// A word without its case, in UTF-8.
  static func caseFolded(_ units: ArraySlice<UInt16>) -> [UInt8] {
    units.allSatisfy { $0 < 0x80 }
      ? units.map { lowercase(UInt8($0)) }
      : Array(NormalForm.caseFolded(String(decoding: units, as: UTF16.self)).utf8)
  }
}

/// The words met lately: most words of a text are among a few thousand.
private struct KnownWords {
  struct Word {
    var key: UInt64 = 0
    var stem: UInt64 = 0
    var mayNegate = false
  }

  private static let capacity = 1 << 13
  private var words = [Word](repeating: Word(), count: capacity)

  @inline(__always)
  mutating func word(_ key: UInt64, orElse find: () -> Word) -> Word {
    let slot = Int(key & UInt64(Self.capacity - 1))
    if words[slot].key == key { return words[slot] }
    let word = find()
    words[slot] = word
    return word
  }
}

/// What of a text negates, for comparing two texts of one language.
///
/// Only how often is compared: a negation that moved, or another word for it (`tak`, `tidak`), does not turn the sense.
struct NegationBalance {
  private typealias Word = (key: UInt64, stem: UInt64, sort: NegationKeys.Sort)

  private var words: [Word] = []
  /// What words with a negating prefix would be without it.
  private var positives: [(stem: UInt64, word: UInt64)] = []
  /// Negating words but those below.
  private var plain = 0
  /// Those of `not only`, which add; they deny where the other text says `only`.
  private var limiting = 0
  /// `only` by itself.
  private var limits = 0

  /// Adds a word, number or mark of the text.
  mutating func add(_ key: UInt64, stem: UInt64, _ sort: NegationKeys.Sort) {
    words.append((key, stem, sort))
  }

  /// Adds the stem that a word has without its negating prefix.
  mutating func addPositive(_ stem: UInt64, of word: UInt64) { positives.append((stem, word)) }

  /// Counts, once all words are there.
  mutating func finish() {
    func sort(_ index: Int) -> NegationKeys.Sort { words.indices.contains(index) ? words[index].sort : .none }
    for index in words.indices {
      switch words[index].sort {
      case .limit: limits += 1
      case .negationOrNumber where sort(sort(index + 1) == .stop ? index + 2 : index + 1) == .number: continue
      case .negation, .negationOrNumber:
        if sort(index - 1) == .alternative { continue }
        if sort(index + 1) == .limit { limiting += 1 } else { plain += 1 }
      default: continue
      }
    }
    limits -= limiting
  }

  /// Whether two texts negate equally often.
  ///
  /// A prefix counts only where the other text has the rest of the word, by its stem, and this one has not: `unlikely`
  /// beside `likely`.
  func isEven(with other: NegationBalance) -> Bool { count(beside: other) == other.count(beside: self) }

  private func count(beside other: NegationBalance) -> Int {
    plain + (other.limits > limits ? limiting : 0) + prefixed(beside: other)
  }

  private func prefixed(beside other: NegationBalance) -> Int {
    if positives.isEmpty { return 0 }
    let (own, others) = (Set(words.map(\.key)), Set(other.words.map(\.key)))
    let stems = Set(other.words.filter { !own.contains($0.key) }.map(\.stem))
    let negated = positives.filter { !others.contains($0.word) && stems.contains($0.stem) }
    return Set(negated.map(\.word)).count
  }
}

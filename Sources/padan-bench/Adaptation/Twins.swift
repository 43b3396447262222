import Text

/// A pair, and another of the same corpus that has the same source but for figures and names.
struct Twins {
  /// What their sources differ in.
  enum Difference: String, CaseIterable {
    /// Numbers, dates, times and the like.
    case figures
    /// Words with a capital letter that their translations have too, and perhaps figures.
    case names
    /// Other words with a capital letter, which are translated: there is no right way to put them in, and what counts as
    /// offered is an answer that has one of them.
    case words
  }

  var stored: PairCorpus.Pair
  var query: PairCorpus.Pair
  var difference: Difference

  /// The most stored pairs taken for one query: tables have hundreds of rows alike.
  private static let mostPerQuery = 3

  /// All twins of a corpus, each pair of texts once.
  ///
  /// Found without the code that is measured: sources are twins where they are the same once every token with a digit
  /// and every word with a capital letter is blanked out, and at least three other words stay.
  static func all(in corpus: PairCorpus) -> [Twins] {
    let tokenizer = Tokenizer(language: corpus.from)
    let recognizer = PlaceableRecognizer(language: corpus.from)
    var groups: [[String]: [PairCorpus.Pair]] = [:]
    var seen: Set<[String]> = []
    for pair in corpus.pairs where seen.insert([pair.source, pair.target]).inserted {
      let skeleton = Skeleton(pair.source, tokenizer)
      if skeleton.hasBlank, skeleton.words >= 3 { groups[skeleton.items, default: []].append(pair) }
    }
    func frame(_ text: String) -> [PlaceableRecognizer.FrameItem] {
      let units = Array(text.utf16)
      return recognizer.frame(of: units, placeables: recognizer.placeables(in: units))
    }
    var twins: [Twins] = []
    for group in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }).map(\.value) {
      for (index, query) in group.enumerated() {
        let others = (1..<max(1, group.count)).lazy.map { group[(index + $0) % group.count] }
        for stored in others.filter({ $0.source != query.source }).prefix(mostPerQuery) {
          twins.append(
            Twins(
              stored: stored, query: query,
              difference: frame(stored.source) == frame(query.source)
                ? .figures : areNamesAlike(stored, query) ? .names : .words))
        }
      }
    }
    return twins
  }

  /// Whether the words that differ stand in the translations as well.
  private static func areNamesAlike(_ stored: PairCorpus.Pair, _ query: PairCorpus.Pair) -> Bool {
    let (old, new) = (Set(KnownNames.words(of: stored.source)), Set(KnownNames.words(of: query.source)))
    return old.subtracting(new).isSubset(of: KnownNames.words(of: stored.target))
      && new.subtracting(old).isSubset(of: KnownNames.words(of: query.target))
  }

  /// Whether an answer has to do with what differs.
  func isOfDifference(_ adapted: String) -> Bool {
    guard difference == .words else { return true }
    return !Set(KnownNames.words(of: query.source)).subtracting(KnownNames.words(of: stored.source))
      .subtracting(KnownNames.words(of: stored.target)).isDisjoint(with: KnownNames.words(of: adapted))
  }

  /// A text with what may differ blanked out.
  private struct Skeleton {
    var items: [String] = []
    var words = 0
    var hasBlank = false

    init(_ text: String, _ tokenizer: Tokenizer) {
      let units = Array(text.utf16)
      for (index, token) in tokenizer.tokens(in: units).enumerated() {
        let word = String(decoding: units[token.range], as: UTF16.self)
        let isCapital = word.unicodeScalars.first?.properties.isUppercase ?? false
        if token.kind == .number || (isCapital && index > 0) {
          hasBlank = true
          // A name may have more words in the other text.
          if items.last != "\u{0}" { items.append("\u{0}") }
        } else {
          items.append(word)
          if token.kind == .word { words += 1 }
        }
      }
    }
  }
}

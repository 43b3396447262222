import Text
import TranslationMemory

/// What the pairs of a corpus show about words with a capital letter, any one pair left aside.
struct KnownNames {
  let from: LanguageTag
  let to: LanguageTag
  private let pairs: [PairCorpus.Pair]
  /// By word in lower case, the pairs whose source has it.
  private var places: [String: [Int]] = [:]
  /// Words with a capital, not at the beginning, that both sides of several pairs have.
  private(set) var alike: [String] = []

  private static let mostPairs = 1000

  init(_ corpus: PairCorpus) {
    (from, to, pairs) = (corpus.from, corpus.to, corpus.pairs)
    var inBoth: [String: Int] = [:]
    for (index, pair) in pairs.enumerated() {
      let source = Self.words(of: pair.source)
      for word in Set(source.map { $0.lowercased() }) { places[word, default: []].append(index) }
      let capitals = source.dropFirst().filter {
        $0.first?.isUppercase ?? false && $0.dropFirst().allSatisfy(\.isLowercase)
      }
      for word in Set(capitals).intersection(Self.words(of: pair.target)) where word.count >= 3 {
        inBoth[word, default: 0] += 1
      }
    }
    let often = inBoth.filter { $0.value >= 2 }.keys.sorted()
    alike = often.filter { use(of: $0, without: "") == .alike }
  }

  /// What all pairs but those with a certain source show about a word.
  func use(of word: String, without source: String) -> NameEvidence.Use {
    var evidence = NameEvidence(of: word)
    for index in places[word.lowercased(), default: []].prefix(Self.mostPairs)
    where pairs[index].source != source {
      evidence.add(source: pairs[index].source, target: pairs[index].target)
    }
    return evidence.use
  }

  /// The words of a text: its runs of letters.
  static func words(of text: String) -> [String] { text.split { !$0.isLetter }.map(String.init) }
}

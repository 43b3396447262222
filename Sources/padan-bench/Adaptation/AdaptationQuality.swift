import Foundation
import Text
import TranslationMemory

/// How often a match is adapted, and how often that gives the very reference.
struct AdaptationQuality {
  /// Where the queries come from.
  enum Way: String, CaseIterable {
    /// Real pairs that differ from another in figures and names only.
    case twins
    /// Pairs changed on both sides.
    case changed
  }

  /// The outcomes of one way and difference.
  struct Tally {
    var asked = 0
    var offered = 0
    var equal = 0
    /// Of those offered that are not equal, how many have a reference that is no twin of the stored target.
    var otherWords = 0
  }

  /// An adaptation that is not the reference.
  struct Miss {
    var stored: PairCorpus.Pair
    var query: String
    var adapted: String
    var reference: String
  }

  let name: String
  private(set) var tallies: [Way: [Twins.Difference: Tally]] = [:]
  private(set) var misses: [Miss] = []

  init(name: String) { self.name = name }

  /// Measures one corpus in one direction.
  init(of corpus: PairCorpus) {
    self.init(name: "\(corpus.name), \(corpus.from) to \(corpus.to)")
    let known = KnownNames(corpus)
    let tokenizer = Tokenizer(language: corpus.to)
    let blank = { Self.blanked($0, tokenizer) }
    for twins in Twins.all(in: corpus) {
      count(
        .twins, twins.difference, twins.stored, twins.query, known, counts: twins.isOfDifference,
        hasOtherWords: { blank(twins.stored.target) != blank(twins.query.target) })
    }
    for changed in ChangedPair.all(in: corpus, names: known.alike) {
      count(
        .changed, changed.difference, changed.stored, changed.query, known, counts: { _ in true },
        hasOtherWords: { false })
    }
  }

  private mutating func count(
    _ way: Way, _ difference: Twins.Difference, _ stored: PairCorpus.Pair, _ query: PairCorpus.Pair,
    _ known: KnownNames, counts: (String) -> Bool, hasOtherWords: () -> Bool
  ) {
    var tally = tallies[way]?[difference] ?? Tally()
    tally.asked += 1
    let adapted = AdaptableQuery(query.source, from: known.from, to: known.to)
      .adapted(source: stored.source, target: stored.target) { known.use(of: $0, without: query.source) }
    if let adapted, counts(adapted) {
      tally.offered += 1
      if NormalForm.folded(adapted) == NormalForm.folded(query.target) {
        tally.equal += 1
      } else {
        if hasOtherWords() { tally.otherWords += 1 }
        misses.append(Miss(stored: stored, query: query.source, adapted: adapted, reference: query.target))
      }
    }
    tallies[way, default: [:]][difference] = tally
  }

  /// Adds another corpus's outcomes.
  mutating func add(_ other: AdaptationQuality) {
    for (way, tallies) in other.tallies {
      for (difference, tally) in tallies {
        self.tallies[way, default: [:]][difference, default: Tally()].asked += tally.asked
        self.tallies[way, default: [:]][difference, default: Tally()].offered += tally.offered
        self.tallies[way, default: [:]][difference, default: Tally()].equal += tally.equal
        self.tallies[way, default: [:]][difference, default: Tally()].otherWords += tally.otherWords
      }
    }
  }

  /// The words of a text that are neither figures nor, but for the first, written with a capital.
  private static func blanked(_ text: String, _ tokenizer: Tokenizer) -> [String] {
    let units = Array(text.utf16)
    return tokenizer.tokens(in: units).enumerated().compactMap { index, token in
      let word = String(decoding: units[token.range], as: UTF16.self)
      let isCapital = word.unicodeScalars.first?.properties.isUppercase ?? false
      return token.kind == .number || (isCapital && index > 0) ? nil : word
    }
  }

  // MARK: Reporting

  static let heading =
    "way      differ in   asked   offered     equal   share   translated otherwise   share but for these"

  /// The lines of the table.
  var report: String {
    var lines = [name]
    for way in Way.allCases {
      for difference in Twins.Difference.allCases {
        guard let tally = tallies[way]?[difference] else { continue }
        func right(_ text: String, _ width: Int) -> String {
          String(repeating: " ", count: max(0, width - text.count)) + text
        }
        func share(_ offered: Int) -> String {
          offered == 0 ? "-" : String(format: "%.4f", Double(tally.equal) / Double(offered))
        }
        lines.append(
          way.rawValue.padding(toLength: 9, withPad: " ", startingAt: 0)
            + difference.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)
            + right("\(tally.asked)", 9) + right("\(tally.offered)", 10) + right("\(tally.equal)", 10)
            + right(share(tally.offered), 8) + right("\(tally.otherWords)", 23)
            + right(share(tally.offered - tally.otherWords), 22))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The misses, four lines and a blank one each.
  var missReport: String {
    misses.map { miss in
      """
      stored     \(miss.stored.source)
      and        \(miss.stored.target)
      query      \(miss.query)
      adapted    \(miss.adapted)
      reference  \(miss.reference)

      """
    }.joined(separator: "\n")
  }

  /// The outcomes as JSON objects, one a way and difference.
  var json: String {
    Way.allCases.flatMap { way in
      Twins.Difference.allCases.compactMap { difference in
        tallies[way]?[difference].map {
          "{\"corpus\":\"\(name)\",\"way\":\"\(way)\",\"difference\":\"\(difference)\",\"asked\":\($0.asked),"
            + "\"offered\":\($0.offered),\"equal\":\($0.equal),\"otherWords\":\($0.otherWords)}"
        }
      }
    }.joined(separator: "\n")
  }
}

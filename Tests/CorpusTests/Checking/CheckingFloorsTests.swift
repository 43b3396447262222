import Corpus
import Testing
import Text

/// What checking reaches on the gold pairs of `Corpora`: how many are reported as they are, and of each kind of damage, done
/// to every pair that can bear it, how many are found.
///
/// The floors hold what was reached; they only rise, and the ceiling only falls.
@Suite struct CheckingFloorsTests {
  /// The share of sound pairs that may be reported.
  private static let mostFalseAlarms = 0.005

  private typealias Pair = (source: String, target: String)

  private static let pairs: [Pair] = {
    let articles = (try? SampleArticles.names.map { try SampleArticles.article($0) }) ?? []
    let rows = articles.flatMap(\.rows).filter { !$0.source.isEmpty && !$0.target.isEmpty }
    return rows.map { ($0.source.joined(separator: " "), $0.target.joined(separator: " ")) }
  }()

  private func findings(_ pair: Pair) -> [PairFinding] {
    checker.findings(source: pair.source, target: pair.target)
  }

  private let checker = PairChecker(source: .indonesian, target: .english)

  @Test func soundPairsAreLeftAlone() {
    let found = Self.pairs.map { ($0, findings($0)) }.filter { !$0.1.isEmpty }
    #expect(Self.pairs.count > 300)
    #expect(
      Double(found.count) <= Self.mostFalseAlarms * Double(Self.pairs.count),
      "\(found.count) of \(Self.pairs.count):\n\(found.map { "\($0.1) \($0.0)" }.joined(separator: "\n"))")
  }

  @Test(arguments: [
    (PairFinding.Reason.numbersDiffer, 0.98), (.notTranslated, 0.88), (.languagesSwapped, 0.81),
    (.wrongLanguage, 0.82), (.lengthsDiffer, 0.8), (.notATranslation, 0.75), (.mojibake, 1),
    (.controlCharacters, 1),
  ])
  func damageIsFound(reason: PairFinding.Reason, floor: Double) {
    let pairs = Self.pairs.indices.compactMap { damaged($0, reason) }
    let found = pairs.count { pair in findings(pair).contains { $0.reason == reason } }
    let recall = Double(found) / Double(max(1, pairs.count))
    #expect(pairs.count > 50)
    #expect(recall >= floor, "\(reason.rawValue): \(found) of \(pairs.count), \(recall)")
  }

  /// A pair damaged so that the reason holds; nil where it cannot be.
  private func damaged(_ index: Int, _ reason: PairFinding.Reason) -> Pair? {
    var pair = Self.pairs[index]
    let other = Self.pairs[(index + 7) % Self.pairs.count]
    switch reason {
    case .numbersDiffer:
      // The first run of two or three digits becomes another one, of digits that turn up nowhere.
      guard let range = pair.target.firstRange(of: /\b[1-9][0-9]{1,2}\b/) else { return nil }
      pair.target.replaceSubrange(range, with: "77\(pair.target[range].count)")
    case .notTranslated: pair.target = pair.source
    case .languagesSwapped: pair = (pair.target, pair.source)
    case .wrongLanguage: pair.target = other.source
    case .lengthsDiffer: pair.target = String(pair.target.prefix(pair.target.count / 5))
    case .notATranslation: pair.target = other.target
    case .mojibake: pair.target += " It\u{E2}\u{20AC}\u{2122}s"
    case .controlCharacters: pair.source += "\u{8}"
    case .inconsistent, .doubled: return nil
    }
    return pair
  }
}

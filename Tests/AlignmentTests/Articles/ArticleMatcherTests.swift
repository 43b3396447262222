import TestSupport
import Testing
import Text

@testable import Alignment

@Suite struct ArticleMatcherTests {
  /// Articles of invented languages: numbers and names are all that they share.
  private struct Heap {
    var sources: [String] = []
    var targets: [String] = []
    /// For each source the target that it was made with; nil where that is missing.
    var partners: [Int?] = []

    /// So many pairs, and so many articles a side whose counterpart is missing, in any order.
    init(pairs: Int, alone: Int, seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      var kept: [(pair: Int, text: String)] = []
      var others: [(pair: Int, text: String)] = []
      for pair in 0..<pairs + 2 * alone {
        let (source, target) = Self.article(&random)
        if pair < pairs + alone { kept.append((pair, source)) }
        if pair < pairs || pair >= pairs + alone { others.append((pair, target)) }
      }
      kept.shuffle(using: &random)
      others.shuffle(using: &random)
      sources = kept.map(\.text)
      targets = others.map(\.text)
      partners = kept.map { source in others.firstIndex { $0.pair == source.pair } }
    }

    private static func article(_ random: inout SeededGenerator) -> (String, String) {
      var sides: (source: [String], target: [String]) = ([], [])
      for _ in 0..<Int.random(in: 5...12, using: &random) {
        // The words themselves are strange to each other; every sentence has a name or a number, most of them common.
        let name = "Nama" + String(Int(pow2(&random)), radix: 26).map { String($0) }.joined()
        let number = String(Int.random(in: 1...3000, using: &random))
        let words = (0..<6).map { _ in Int.random(in: 0..<300, using: &random) }
        sides.source.append(
          words.map(InventedTexts.sourceWord).joined(separator: " ") + " \(name) \(number).")
        sides.target.append(
          "\(number) " + words.map(InventedTexts.targetWord).joined(separator: " ") + " \(name).")
      }
      return (
        sides.source.joined(separator: " "), sides.target.shuffled(using: &random).joined(separator: " ")
      )
    }

    private static func pow2(_ random: inout SeededGenerator) -> Double {
      2000 * Double.random(in: 0..<1, using: &random) * Double.random(in: 0..<1, using: &random)
    }

    var matcher: ArticleMatcher {
      var matcher = ArticleMatcher(source: .indonesian, target: .english)
      for text in sources { matcher.addSource(text) }
      for text in targets { matcher.addTarget(text) }
      return matcher
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func shuffledArticlesFindTheirTranslations(seed: UInt64) {
    let heap = Heap(pairs: 60, alone: 30, seed: seed)
    let matches = heap.matcher.matches()
    let right = matches.count { heap.partners[$0.source] == $0.target }
    #expect(right >= 58, "\(right) of 60")
    #expect(matches.count - right <= 3, "\(matches.count - right) wrong")
  }

  @Test(arguments: [4, 5] as [UInt64]) func noArticleIsTakenTwice(seed: UInt64) {
    let matches = Heap(pairs: 40, alone: 20, seed: seed).matcher.matches()
    #expect(Set(matches.map(\.source)).count == matches.count)
    #expect(Set(matches.map(\.target)).count == matches.count)
    #expect(matches.map(\.source) == matches.map(\.source).sorted())
    #expect(matches.allSatisfy { (0.5...1).contains($0.score) })
  }

  /// The index must not overlook what comparing all with all would find.
  @Test(arguments: [6, 7, 8] as [UInt64]) func candidatesLoseNothing(seed: UInt64) {
    let heap = Heap(pairs: 50, alone: 25, seed: seed)
    let all = heap.sources.indices.flatMap { source in heap.targets.indices.map { (source, $0) } }
    let wanted = heap.matcher.matches(among: all.map { (source: $0.0, target: $0.1) })
    let found = heap.matcher.matches()
    // What chance makes is seen in the candidates, so scores differ a little, and what is in doubt may turn.
    let sure = Set(wanted.filter { $0.score > 0.9 }.map { [$0.source, $0.target] })
    #expect(sure.count >= 40)
    #expect(sure.isSubset(of: Set(found.map { [$0.source, $0.target] })))
  }

  @Test func oneArticleAndItsTranslationMatch() {
    var matcher = ArticleMatcher(source: .indonesian, target: .english)
    matcher.addSource(
      "Harga beras di Pasar Legi naik 12 persen. Pedagang bernama Suparti menjual 40 kilogram sehari. Panen di Klaten gagal."
    )
    matcher.addTarget(
      "The price of rice at Pasar Legi rose by 12 per cent. A trader called Suparti sells 40 kilograms a day. The harvest in Klaten failed."
    )
    #expect(matcher.matches().map { [$0.source, $0.target] } == [[0, 0]])
  }

  @Test func strangersDoNotMatch() {
    var matcher = ArticleMatcher(source: .indonesian, target: .english)
    matcher.addSource(
      "Harga beras di Pasar Legi naik 12 persen. Pedagang bernama Suparti menjual 40 kilogram sehari.")
    matcher.addTarget(
      "The choir sang until midnight. Nobody wanted to go home, and the moon stood over the lake.")
    #expect(matcher.matches().isEmpty)
  }

  @Test func thereIsNothingToMatch() {
    var matcher = ArticleMatcher(source: .indonesian, target: .english)
    #expect(matcher.matches().isEmpty)
    matcher.addSource("Harga beras naik.")
    #expect(matcher.matches().isEmpty)
    matcher.addTarget("")
    matcher.addTarget("...")
    matcher.addSource(" \n ")
    #expect(matcher.matches().isEmpty)
  }

  @Test func copiesShareNoArticle() {
    let heap = Heap(pairs: 20, alone: 0, seed: 9)
    var matcher = heap.matcher
    matcher.addSource(heap.sources[0])
    let matches = matcher.matches()
    #expect(matches.count { [0, 20].contains($0.source) } <= 1)
    #expect(Set(matches.map(\.target)).count == matches.count)
  }
}

import TestSupport
import Testing
import Text

@testable import Alignment

@Suite struct LexiconLearningTests {
  private let hungarian = LanguageTag("hu") ?? .indonesian

  private func pairs(_ count: Int, seed: UInt64) -> [(source: String, target: String)] {
    let texts = InventedTexts(count: count, words: 60, seed: seed)
    return zip(texts.source, texts.target).map { ($0, $1) }
  }

  @Test func learnsTheWordsOfAMemory() {
    let lexicon = Lexicon(learnedFrom: pairs(300, seed: 1), source: hungarian, target: .english)
    let right = lexicon.entries.filter { entry in
      (0..<60).contains {
        InventedTexts.sourceWord($0) == entry.source && InventedTexts.targetWord($0) == entry.target
      }
    }
    #expect(right.count >= 40)
    #expect(Double(right.count) >= 0.9 * Double(lexicon.entries.count))
    #expect(lexicon.entries.allSatisfy { $0.probability > 0 && $0.probability <= 1 })
    #expect(
      lexicon.entries
        == Lexicon(learnedFrom: pairs(300, seed: 1), source: hungarian, target: .english).entries)
  }

  @Test func fewPairsTeachNothing() {
    #expect(Lexicon(learnedFrom: [], source: hungarian, target: .english).entries.isEmpty)
    #expect(Lexicon(learnedFrom: [("kutya", "dog")], source: hungarian, target: .english).entries.isEmpty)
    #expect(
      Lexicon(learnedFrom: [("", "dog"), ("", "")], source: hungarian, target: .english).entries.isEmpty)
  }
}

import Testing
import Text

@testable import Alignment

@Suite struct WordLinksTests {
  private func probability(
    _ links: WordLinks, _ source: AlignmentText, _ target: AlignmentText, _ word: String, _ other: String
  ) -> Float {
    guard let own = source.vocabulary.id(of: word), let translation = target.vocabulary.id(of: other) else {
      return 0
    }
    return (links.starts[Int(own)]..<links.starts[Int(own) + 1])
      .first { links.targets[$0] == translation }.map { links.targetProbabilities[$0] } ?? 0
  }

  @Test func linksNumbersNamesMarksAndLexiconWords() {
    let source = AlignmentText(
      segments(["Pembelian 3.000 beras oleh Tokayev pukul 07.45 \u{201C}mahal\u{201D}."]),
      language: .indonesian)
    let target = AlignmentText(
      segments(["The buying of 3,000 sacks of rice by Tokayev at 7:45 was \"expensive\"."]),
      language: .english)
    let links = WordLinks(
      source.vocabulary, target.vocabulary, lexicon: .builtIn(source: .indonesian, target: .english),
      sourceLanguage: .indonesian, targetLanguage: .english)
    for (word, other) in [
      ("3000", "3000"), ("745", "745"), ("\"", "\""), ("tokayev", "tokayev"), ("beras", "rice"),
      ("pembelian", "buying"), ("mahal", "expensive"),
    ] {
      #expect(probability(links, source, target, word, other) > 0, "\(word) – \(other)")
    }
    #expect(probability(links, source, target, "beras", "expensive") == 0)
  }

  @Test func learnsTranslationsFromBeads() {
    let texts = InventedTexts(count: 300, words: 100, seed: 11)
    let source = AlignmentText(segments(texts.source), language: .indonesian)
    let target = AlignmentText(segments(texts.target), language: .english)
    let none = WordLinks(
      source.vocabulary, target.vocabulary, lexicon: nil, sourceLanguage: .indonesian,
      targetLanguage: .english)
    let beads = texts.gold.map { Bead(source: $0.source, target: $0.target, confidence: 1) }
    let links = none.learned(from: beads, source, target)
    // These stand in the texts twenty to sixty times; what is in every other segment shows nothing.
    for word in 12..<50 {
      func learned(_ other: Int) -> Float {
        probability(links, source, target, InventedTexts.sourceWord(word), InventedTexts.targetWord(other))
      }
      #expect(learned(word) > 0.2)
      #expect((0..<100).allSatisfy { $0 == word || learned($0) < learned(word) / 2 })
    }
    #expect((links.sourceCoverage + links.targetCoverage).allSatisfy { $0 >= 0 && $0 < 1 })
    #expect((links.targetProbabilities + links.sourceProbabilities).allSatisfy { $0 >= 0 && $0 <= 1 })
  }
}

import Alignment
import Testing
import Text
import TranslationMemory

@testable import Corpus

@Suite struct ArticleAlignmentTests {
  private func segments(_ texts: [String]) -> [Segment] {
    texts.map { Segment(text: $0, range: 0..<$0.unicodeScalars.count, paragraph: 0) }
  }

  private func alignment(source: Article = Article(text: ""), target: Article = Article(text: ""))
    -> ArticleAlignment
  {
    ArticleAlignment(
      pair: ArticlePair(name: "berita/kopi", source: "kopi.id.txt", target: "kopi.en.txt"),
      from: .indonesian, to: .english, source: source, target: target,
      sourceSegments: segments(["Judul", "Satu.", "Dua\ntiga.", "Empat.", "Lima."]),
      targetSegments: segments(["Headline", "Note.", "One, two\nthree.", "Five.", "Six."]),
      beads: [
        Bead(source: 0..<1, target: 0..<1, confidence: 0.9),
        Bead(source: 1..<1, target: 1..<2, confidence: 0.8),
        Bead(source: 1..<3, target: 2..<3, confidence: 0.7),
        Bead(source: 3..<4, target: 3..<3, confidence: 0.6),
        Bead(source: 4..<5, target: 3..<5, confidence: 0.5),
      ])
  }

  @Test func everyTwoSidedBeadIsAUnit() {
    let units = alignment().units
    #expect(units.map(\.source) == ["Judul", "Satu. Dua tiga.", "Lima."])
    #expect(units.map(\.target) == ["Headline", "One, two three.", "Five. Six."])
    #expect(units.map(\.position) == [0, 2, 4])
    #expect(units.map(\.before) == ["", "Judul", "Empat."])
    #expect(units.map(\.after) == ["Satu.", "Empat.", ""])
    #expect(units.map(\.confidence) == [0.9, 0.7, 0.5])
    #expect(units.allSatisfy { $0.origin == "berita/kopi" && $0.sourceLanguage == .indonesian })
    #expect(units.allSatisfy { $0.targetLanguage == .english && $0.usage == 0 && $0.changed == nil })
  }

  @Test func oneSidedBeadsAreLeftOut() {
    #expect(alignment().untranslated.map(\.confidence) == [0.8, 0.6])
  }

  @Test func theBylineOfTheSourceGoesBeforeThatOfTheTarget() {
    let source = Article(text: "", author: "Rina")
    let target = Article(text: "", author: "Tom", date: Timestamp(seconds: 5))
    #expect(Set(alignment(source: source, target: target).units.map(\.author)) == ["Rina"])
    #expect(Set(alignment(target: target).units.map(\.author)) == ["Tom"])
    #expect(Set(alignment(source: source, target: target).units.map(\.created)) == [Timestamp(seconds: 5)])
  }
}

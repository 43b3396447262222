import Testing
import Text
import TranslationMemory

@testable import padan_bench

@Suite("Measuring quality")
struct QualityTests {
  private static func corpus() throws -> PairCorpus {
    try PairCorpus(at: "Corpora", from: .indonesian, to: .english)
  }

  @Test("Whole documents are held back, and the halves share none")
  func heldBack() throws {
    let corpus = try Self.corpus()
    let held = (0...2).map { HeldBack(corpus, queries: 1000, half: $0) }
    let documents = held.map { Set($0.queries.map(\.document)) }
    #expect(documents[0] == documents[1].union(documents[2]))
    #expect(documents[1].isDisjoint(with: documents[2]))
    #expect(documents[0].isDisjoint(with: held[0].memory.map(\.document)))
    #expect(!documents[1].isEmpty && !documents[2].isEmpty)
    let texts = Set(held[0].memory.map(\.source))
    #expect(!held[0].queries.contains { texts.contains($0.source) })
  }

  @Test("Tied answers for the last places count by their mean")
  func ties() {
    var usefulness = Usefulness(name: "")
    usefulness.record(Usefulness.Answer(order: 90, percent: 90, chrF: 80), by: 0)
    usefulness.record(Usefulness.Answer(order: 70, percent: 70, chrF: 60), by: 0)
    usefulness.record(Usefulness.Answer(order: 70, percent: 70, chrF: 40), by: 0)
    #expect(usefulness.chrF(0, ofBest: 1) == 80)
    #expect(usefulness.chrF(0, ofBest: 2) == 65)
    #expect(usefulness.chrF(0, ofBest: 3) == 60)
    #expect(usefulness.chrF(0, ofBest: 4).isNaN)
    #expect(usefulness.reached(0, at: 80).count == 1)
  }

  @Test("Twins differ in figures, in names, or in words that are translated")
  func twins() {
    func pair(_ source: String, _ target: String) -> PairCorpus.Pair {
      PairCorpus.Pair(source: source, target: target, document: "a")
    }
    let corpus = PairCorpus(
      name: "", from: .indonesian, to: .english,
      pairs: [
        pair("Ada 5 ekor sapi di sawah", "There are 5 cows in the field"),
        pair("Ada 7 ekor sapi di sawah", "There are 7 cows in the field"),
        pair("Kemarin warga di Tuban panen", "People at Tuban harvested yesterday"),
        pair("Kemarin warga di Lamongan panen", "People at Lamongan harvested yesterday"),
        pair("Tekan tombol itu di Jaringan sekarang", "Press that button in Network now"),
        pair("Tekan tombol itu di Layar sekarang", "Press that button in Display now"),
        pair("Tak ada yang sama", "Nothing is the same"),
      ])
    #expect(
      Twins.all(in: corpus).map(\.difference).sorted { $0.rawValue < $1.rawValue } == [
        .figures, .figures, .names, .names, .words, .words,
      ])
    let quality = AdaptationQuality(of: corpus)
    #expect(quality.tallies[.twins]?[.figures]?.equal == 2)
    #expect(quality.tallies[.twins]?[.words]?.offered == 0)
    #expect(quality.tallies[.changed]?[.figures]?.equal == quality.tallies[.changed]?[.figures]?.offered)
  }
}

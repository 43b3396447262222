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
    for (query, (score, chrF)) in [(90.0, 80.0), (70, 60), (70, 40)].enumerated() {
      usefulness.record(Usefulness.Answer(query: query, order: score, percent: score, chrF: chrF), by: 0)
    }
    #expect(usefulness.chrF(0, ofBest: 1) == 80)
    #expect(usefulness.chrF(0, ofBest: 2) == 65)
    #expect(usefulness.chrF(0, ofBest: 3) == 60)
    #expect(usefulness.chrF(0, ofBest: 4).isNaN)
    #expect(usefulness.reached(0, at: 80).count == 1)
  }

  @Test("Measures are compared at equal shares, and the interval holds the difference")
  func comparison() throws {
    func answers(_ chrF: (Int) -> Double) -> [Usefulness.Answer] {
      (0..<100).map { Usefulness.Answer(query: $0, order: Double($0), percent: Double($0), chrF: chrF($0)) }
    }
    let own = answers { Double($0 % 7) }
    let same = try #require(Comparison(own, with: own, queries: 100).difference(at: 50))
    #expect(same.mean == 0 && same.low == 0 && same.high == 0)
    // One better in each answer, however scaled; and noise that comes to nothing.
    let scaled = answers { Double($0 % 7) - 1 }.map {
      Usefulness.Answer(query: $0.query, order: $0.order / 3, percent: $0.percent / 3, chrF: $0.chrF)
    }
    let better = try #require(Comparison(own, with: scaled, queries: 100).difference(at: 50))
    #expect(abs(better.mean - 1) < 1e-9 && abs(better.low - 1) < 1e-9 && abs(better.high - 1) < 1e-9)
    let noisy = answers { Double($0 % 7) + ($0 % 2 == 0 ? 9 : -9) }
    let level = try #require(Comparison(own, with: noisy, queries: 100).difference(at: 50))
    #expect(level.low < 0 && level.high > 0 && (level.low...level.high).contains(level.mean))
    #expect(Comparison(own, with: Array(noisy.prefix(10)), queries: 100).difference(at: 50) == nil)
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

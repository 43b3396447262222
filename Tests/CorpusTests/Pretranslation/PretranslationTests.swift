import Corpus
import Exchange
import Testing
import TranslationMemory

@Suite struct PretranslationTests {
  private func match(_ score: Int, _ target: String) -> Match {
    Match(
      score: score, kind: .fuzzy, source: "", target: target, adapted: nil, unit: 1, origin: nil,
      changed: Timestamp(seconds: 0))
  }

  @Test(arguments: [
    (nil, MatchBand.none), (49, .none), (50, .from50), (74, .from50), (75, .from75), (84, .from75),
    (85, .from85),
    (94, .from85), (95, .from95), (99, .from95), (100, .exact), (101, .context),
  ]) func bandsEndWhereTheySay(score: Int?, band: MatchBand) {
    #expect(MatchBand(score: score) == band)
  }

  @Test func repetitionsAreTextsThatStandEarlier() throws {
    let table = "Satu dua, 3.\t\nEmpat.\t\nSatu dua,  3.\t\nEmpat.\tFour.\nEmpat.\t\nEmpat.\t\n"
    var pretranslation = Pretranslation()
    var queries = 0
    try TemporaryFolder.with(["a.tsv": table]) { folder in
      try TranslatableFile(folder + "/a.tsv").forEachPart { segments in
        let matches = try pretranslation.matches(of: segments) { asked in
          queries += asked.count
          // The last one's neighbours make it a context match.
          return [[match(90, "A")], [], [match(90, "A")], [], [match(101, "C")]]
        }
        #expect(matches.map { $0.first?.target } == ["A", nil, "A", nil, nil, "C"])
      }
    }
    #expect(queries == 5)
    let analysis = pretranslation.analysis
    #expect(analysis[.from85] == .init(segments: 1, words: 3))
    #expect(analysis[.repetition] == .init(segments: 2, words: 4))
    #expect(analysis[.none] == .init(segments: 1, words: 1))
    #expect(analysis[.context] == .init(segments: 1, words: 1))
    #expect(analysis.translated == .init(segments: 1, words: 1))
    #expect(analysis.total == .init(segments: 5, words: 9))
  }
}

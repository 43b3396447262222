import Testing
import Text
import TranslationMemory

@Suite struct NewestPairsTests {
  private func sources(
    _ fixture: TemporaryMemory, limit: Int = 100, excluding: Set<String> = []
  ) throws -> [String] {
    try fixture.memory.newestPairs(
      from: .indonesian, to: .english, limit: limit, excludingOrigins: excluding
    ).map(\.source)
  }

  @Test func theLastAddedComeLastAndFirstIn() throws {
    let fixture = try TemporaryMemory()
    try fixture.add(("Satu.", "One."), ("Dua.", "Two."), ("Tiga.", "Three."))
    let pairs = try fixture.memory.newestPairs(from: .indonesian, to: .english, limit: 2)
    #expect(pairs.map(\.source) == ["Dua.", "Tiga."])
    #expect(pairs.map(\.target) == ["Two.", "Three."])
    #expect(try sources(fixture, limit: 0) == [])
    #expect(try sources(fixture, limit: -1) == [])
  }

  @Test func bothDirectionsCountAndOtherLanguagesDoNot() throws {
    let fixture = try TemporaryMemory()
    let british = try #require(LanguageTag("en-GB"))
    let french = try #require(LanguageTag("fr"))
    try fixture.memory.write { writer in
      for (source, target, from, to) in [
        ("Satu.", "One.", .indonesian, .english), ("Two.", "Dua.", british, .indonesian),
        ("Tiga.", "Trois.", .indonesian, french),
      ] as [(String, String, LanguageTag, LanguageTag)] {
        _ = try writer.add(
          TranslationUnit(source: source, target: target, sourceLanguage: from, targetLanguage: to))
      }
    }
    #expect(try sources(fixture) == ["Satu.", "Dua."])
    let turned = try fixture.memory.newestPairs(from: .english, to: .indonesian, limit: 9)
    #expect(turned.map(\.source) == ["One.", "Two."])
    #expect(turned.map(\.target) == ["Satu.", "Dua."])
  }

  @Test func whatOthersGaveAsWellIsNotLeftOut() throws {
    let fixture = try TemporaryMemory()
    try fixture.add(("Satu.", "One."), ("Dua.", "Two."), origin: "a")
    try fixture.add(("Dua.", "Two."), ("Tiga.", "Three."), origin: "b")
    try fixture.add(("Satu.", "One."), ("Empat.", "Four."))
    #expect(try sources(fixture, excluding: ["a"]) == ["Satu.", "Dua.", "Tiga.", "Empat."])
    #expect(try sources(fixture, excluding: ["b"]) == ["Satu.", "Dua.", "Empat."])
    #expect(try sources(fixture, excluding: ["a", "b", "no such"]) == ["Satu.", "Empat."])
  }

  @Test func whatExcludedOriginsGiveChangesNothing() throws {
    let fixture = try TemporaryMemory()
    try fixture.add(("Satu.", "One."), ("Dua.", "Two."))
    let before = try sources(fixture, excluding: ["a"])
    let unit = TranslationUnit(
      source: "Satu.", target: "One.", sourceLanguage: .indonesian, targetLanguage: .english,
      changed: Timestamp(seconds: 9_000_000_000))
    for _ in 0..<2 {
      try fixture.memory.write { _ = try $0.replaceOrigin("a", with: [unit, .pair("Tiga.", "Three.")]) }
      #expect(try sources(fixture, excluding: ["a"]) == before)
    }
  }
}

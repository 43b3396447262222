import Testing
import Text
import TranslationMemory

@Suite struct CorrectionTests {
  /// Five segments of one text, kept with their places and neighbours.
  private func article() throws -> TemporaryMemory {
    let temporary = try TemporaryMemory()
    let texts = ["satu", "dua", "tiga", "empat", "lima"]
    try temporary.memory.write { writer in
      for (index, text) in texts.enumerated() {
        _ = try writer.add(
          .pair(
            text, "\(text) in English", origin: "hitungan", position: index,
            before: index == 0 ? "" : texts[index - 1], after: index == 4 ? "" : texts[index + 1]))
      }
    }
    return temporary
  }

  private func checkIsWhole(_ temporary: TemporaryMemory) throws {
    #expect(try temporary.memory.check().isEmpty)
  }

  @Test func unitsAreShownAmongTheirNeighbours() throws {
    let stored = try #require(try article().memory.storedUnit(3, reach: 1))
    #expect(stored.unit.source == "tiga" && stored.unit.origin == "hitungan")
    let place = try #require(stored.places.first)
    #expect(stored.places.count == 1 && place.position == 2)
    #expect(place.before == "dua" && place.after == "empat")
    #expect(place.neighbours.map(\.source) == ["dua", "empat"])
    #expect(place.neighbours.map(\.unit) == [2, 4])
  }

  @Test func unitsWithoutPlaceHaveNoNeighbours() throws {
    let temporary = try TemporaryMemory()
    try temporary.add(("satu", "one"), ("dua", "two"))
    let places = try #require(try temporary.memory.storedUnit(1)).places
    #expect(places.count == 1 && places[0].origin == nil && places[0].position == nil)
    #expect(places[0].before == nil && places[0].after == nil && places[0].neighbours.isEmpty)
    #expect(try temporary.memory.storedUnit(9) == nil)
  }

  @Test func correctedTargetsAreFoundInPlaceOfTheOld() throws {
    let temporary = try article()
    let result = try temporary.memory.write { try $0.correct(3, to: .pair("tiga", "three")) }
    let id = try #require(result).id
    #expect(id != 3)
    #expect(try temporary.memory.storedUnit(3) == nil)
    let stored = try #require(try temporary.memory.storedUnit(id))
    #expect(stored.unit.target == "three" && stored.places.first?.position == 2)
    #expect(stored.places.first?.neighbours.map(\.source) == ["satu", "dua", "empat", "lima"])
    #expect(try temporary.memory.matches(for: Query("tiga", minimumScore: 70)).map(\.target) == ["three"])
    try checkIsWhole(temporary)
  }

  @Test func neighboursLearnOfACorrectedSource() throws {
    let temporary = try article()
    _ = try temporary.memory.write { try $0.correct(3, to: .pair("ketiga", "third")) }
    #expect(try temporary.memory.storedUnit(2)?.unit.after == "ketiga")
    #expect(try temporary.memory.storedUnit(4)?.unit.before == "ketiga")
    try checkIsWhole(temporary)
  }

  @Test func aCorrectionToAKnownPairMakesThemOne() throws {
    let temporary = try article()
    let result = try temporary.memory.write { try $0.correct(3, to: .pair("dua", "dua in English")) }
    #expect(result == .merged(2))
    #expect(try temporary.memory.storedUnit(2)?.places.map(\.position) == [1, 2])
    #expect(try temporary.units().count == 4)
    try checkIsWhole(temporary)
  }

  @Test func theSamePairTakesAuthorAndNote() throws {
    let temporary = try article()
    var unit = TranslationUnit.pair("tiga", "tiga in English")
    (unit.author, unit.note) = ("Sari", "diperiksa")
    #expect(try temporary.memory.write { try $0.correct(3, to: unit) } == .merged(3))
    unit.note = "diperiksa lagi"
    _ = try temporary.memory.write { try $0.correct(3, to: unit) }
    let stored = try #require(try temporary.memory.storedUnit(3)).unit
    #expect(stored.author == "Sari" && stored.note == "diperiksa lagi" && stored.position == 2)
    try checkIsWhole(temporary)
  }

  @Test func whatIsNotThereIsNotCorrected() throws {
    let temporary = try article()
    #expect(try temporary.memory.write { try $0.correct(17, to: .pair("a", "b")) } == nil)
    #expect(throws: MemoryError.self) {
      try temporary.memory.write { try $0.correct(1, to: .pair("a\0", "b")) }
    }
    #expect(try temporary.units().count == 5)
  }
}

import GRDB
import Testing
import Text

@testable import TranslationMemory

@Suite struct LookupTests {
  @Test func bothDirectionsOfOneMemory() throws {
    let fixture = try TemporaryMemory()
    try fixture.add(("Harga beras naik lagi.", "The price of rice has risen again."))
    let there = try fixture.memory.matches(for: Query("Harga gula naik lagi."))
    #expect(there.map(\.score) == [75])
    #expect(there.map(\.target) == ["The price of rice has risen again."])
    let back = try fixture.memory.matches(
      for: Query("The price of sugar has risen again.", from: .english, to: .indonesian))
    #expect(back.map(\.target) == ["Harga beras naik lagi."])
    #expect(
      try fixture.memory.matches(for: Query("Harga beras naik lagi.", from: .english, to: .indonesian))
        .isEmpty)
  }

  @Test func betterThenNewerThenLater() throws {
    let fixture = try TemporaryMemory()
    try fixture.memory.write { writer in
      for (target, text, day) in [
        ("old", "Satu dua tiga.", 1), ("first", "Satu dua tiga.", 2), ("second", "Satu dua tiga.", 2),
        ("fuzzy", "Satu dua tiga!", 9),
      ] as [(String, String, Int64)] {
        var unit = TranslationUnit.pair(text, target)
        unit.changed = Timestamp(seconds: day)
        _ = try writer.add(unit)
      }
    }
    #expect(
      try fixture.memory.matches(for: Query("Satu dua tiga.")).map(\.target) == [
        "second", "first", "old", "fuzzy",
      ])
    #expect(
      try fixture.memory.matches(for: Query("Satu dua tiga.", limit: 2)).map(\.target) == ["second", "first"])
  }

  @Test func neighboursMakeAContextMatch() throws {
    let fixture = try TemporaryMemory()
    try fixture.memory.write { writer in
      _ = try writer.add(
        .pair("Ya.", "Yes, sir.", origin: "a", position: 1, before: "Siap?", after: "Jalan!"))
      _ = try writer.add(.pair("Ya.", "Yeah.", origin: "b", position: 1, before: "", after: "Oke."))
    }
    func best(_ before: String?, _ after: String?) throws -> [String] {
      try fixture.memory.matches(for: Query("Ya.", limit: 1, before: before, after: after)).map {
        "\($0.score) \($0.kind) \($0.target)"
      }
    }
    #expect(try best("Siap?", "Jalan!") == ["101 context Yes, sir."])
    #expect(try best("Siap? ", " Jalan!") == ["101 context Yes, sir."])
    #expect(try best("", "Oke.") == ["101 context Yeah."])
    #expect(try best("Siap?", "Oke.") == ["100 exact Yeah."])
    #expect(try best("Siap?", nil) == ["100 exact Yeah."])
  }

  @Test func neighboursMakeAContextMatchInTheOtherDirectionToo() throws {
    let fixture = try TemporaryMemory()
    let article = [("Siap?", "Ready?"), ("Ya.", "Yes."), ("Jalan!", "Go!"), ("Ya.", "Yes.")]
    try fixture.memory.write { writer in
      let units = article.enumerated().map { position, pair in
        TranslationUnit.pair(
          pair.0, pair.1, position: position, before: position > 0 ? article[position - 1].0 : "",
          after: position + 1 < article.count ? article[position + 1].0 : "")
      }
      _ = try writer.replaceOrigin("artikel", with: units)
      // Beside this one stands a segment that the memory does not have.
      _ = try writer.add(.pair("Ya.", "Yeah.", origin: "lain", position: 5, before: "Siap?", after: "Jalan!"))
    }
    func best(_ before: String, _ after: String) throws -> [String] {
      let query = Query(
        "Yes.", from: .english, to: .indonesian, limit: 1, before: before, after: after)
      return try fixture.memory.matches(for: query).map { "\($0.score) \($0.target)" }
    }
    #expect(try best("Ready?", "Go!") == ["101 Ya."])
    #expect(try best("Go!", "") == ["101 Ya."])
    #expect(try best("Ready?", "") == ["100 Ya."])
    #expect(try best("", "Go!") == ["100 Ya."])
    #expect(try best("Siap?", "Jalan!") == ["100 Ya."])
    let yeah = Query("Yeah.", from: .english, to: .indonesian, before: "Ready?", after: "Go!")
    #expect(try fixture.memory.matches(for: yeah).map(\.score) == [100])
  }

  @Test(arguments: ["", "   ", "\n", "\u{FEFF}"])
  func nothingToLookFor(text: String) throws {
    let fixture = try TemporaryMemory()
    try fixture.add(("Satu.", "One."))
    #expect(try fixture.memory.matches(for: Query(text, minimumScore: 1)).isEmpty)
  }

  @Test func lowThresholdsAreExactToo() throws {
    let fixture = try TemporaryMemory()
    try fixture.add(("satu dua tiga empat lima", "x"), ("enam tujuh delapan sembilan lima", "y"))
    #expect(
      try fixture.memory.matches(for: Query("satu dua tiga empat enam", minimumScore: 10)).map(\.score) == [
        80
      ])
    #expect(
      try fixture.memory.matches(for: Query("satu dua tiga empat lima", minimumScore: 10)).map(\.score) == [
        100, 20,
      ])
  }

  /// What is found of a damaged file is of no account, but that something is answered.
  @Test(arguments: [10, 90]) func listsThatNameAUnitTwice(words: Int) throws {
    let fixture = try TemporaryMemory()
    let text = (0..<words).map { "kata\($0)" }
    try fixture.memory.write { writer in
      for place in 0..<6 {
        var other = text
        other[place] = "lain"
        _ = try writer.add(.pair(other.joined(separator: " "), "\(place)"))
      }
    }
    let damage = try DatabaseQueue(path: fixture.path)
    try damage.write { db in
      try db.execute(sql: "INSERT OR IGNORE INTO posting SELECT place + 1, entries FROM posting")
    }
    let query = Query(text.joined(separator: " "), minimumScore: 50)
    #expect(try !Memory(at: fixture.path, mode: .reading).matches(for: query).isEmpty)
  }
}

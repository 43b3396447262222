import TestSupport
import Testing
import Text

@testable import TranslationMemory

/// Several memories give what merging by hand gives.
@Suite struct MemoryCollectionTests {
  private static let words = ["harga", "beras", "naik", "turun", "di", "pasar", "12", "3.000", "kopi"]

  private func text(_ dice: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...4, using: &dice)).map { _ in Self.words.randomElement(using: &dice) ?? "" }
      .joined(separator: " ")
  }

  /// Memories that share many pairs, each with other dates; some pairs are there in two variants of a language.
  private func fixtures(_ count: Int, _ dice: inout SeededGenerator) throws -> [TemporaryMemory] {
    try (0..<count).map { _ in
      let fixture = try TemporaryMemory()
      try fixture.memory.write { writer in
        for _ in 0..<50 {
          var unit = TranslationUnit.pair(text(&dice), ["a", "b"].randomElement(using: &dice) ?? "")
          if dice.next() % 3 == 0 { unit.targetLanguage = LanguageTag("en-GB") ?? .english }
          unit.changed = Timestamp(seconds: Int64(dice.next() % 4))
          _ = try writer.add(unit)
        }
      }
      return fixture
    }
  }

  /// Sorts all, and keeps of equal pairs of different memories the first.
  private func merged<Line>(
    _ lines: [(line: Line, place: Int, pair: String, key: (Int, Timestamp, Int, Int64))], limit: Int
  ) -> [Line] {
    var owners: [String: Int] = [:]
    var kept: [Line] = []
    for entry in lines.sorted(by: { $0.key > $1.key }) {
      let owner = owners[entry.pair] ?? entry.place
      owners[entry.pair] = owner
      if owner == entry.place { kept.append(entry.line) }
    }
    return Array(kept.prefix(limit))
  }

  @Test(arguments: [1, 2, 3]) func unionEqualsMergingByHand(seed: UInt64) throws {
    var dice = SeededGenerator(seed: seed)
    let fixtures = try fixtures(Int.random(in: 1...3, using: &dice), &dice)
    let penalties = fixtures.map { _ in Int(dice.next() % 3) * 5 }
    let collection = MemoryCollection(
      zip(fixtures, penalties).map { MemoryCollection.Member($0.memory, penalty: $1) })
    for _ in 0..<60 {
      var query = Query(text(&dice), minimumScore: Int.random(in: 50...101, using: &dice))
      query.limit = Int.random(in: 1...12, using: &dice)
      var all: [(line: Match, place: Int, pair: String, key: (Int, Timestamp, Int, Int64))] = []
      for (place, fixture) in fixtures.enumerated() {
        var exhaustive = query
        (exhaustive.isExhaustive, exhaustive.limit, exhaustive.minimumScore) = (true, 1000, 1)
        for var match in try fixture.memory.matches(for: exhaustive) {
          match.score -= penalties[place]
          match.memory = fixtures.count > 1 ? fixture.path : nil
          guard match.score >= query.minimumScore else { continue }
          let key = (match.score, match.changed, -place, match.unit)
          all.append((match, place, match.source + "\t" + match.target, key))
        }
      }
      #expect(try collection.matches(for: query) == merged(all, limit: query.limit), "\(query)")

      let phrase = Phrase(Self.words.randomElement(using: &dice) ?? "", limit: query.limit)
      var lines: [(line: ConcordanceLine, place: Int, pair: String, key: (Int, Timestamp, Int, Int64))] = []
      for (place, fixture) in fixtures.enumerated() {
        var whole = phrase
        whole.limit = 1000
        for var line in try fixture.memory.concordance(of: whole) {
          line.memory = fixtures.count > 1 ? fixture.path : nil
          lines.append((line, place, line.source + "\t" + line.target, (0, line.changed, -place, line.unit)))
        }
      }
      #expect(try collection.concordance(of: phrase) == merged(lines, limit: phrase.limit), "\(phrase)")
    }
  }

  @Test func pointsAreTakenOffAndKindsStay() throws {
    let (own, bought) = (try TemporaryMemory(), try TemporaryMemory())
    try own.add(("Satu dua tiga!", "own"))
    try bought.add(("Satu dua tiga.", "bought"))
    func found(_ penalty: Int, minimum: Int = 70) throws -> [String] {
      let collection = MemoryCollection([.init(own.memory), .init(bought.memory, penalty: penalty)])
      return try collection.matches(for: Query("Satu dua tiga.", minimumScore: minimum)).map {
        "\($0.score) \($0.kind) \($0.target)"
      }
    }
    #expect(try found(0) == ["100 exact bought", "99 fuzzy own"])
    #expect(try found(5) == ["99 fuzzy own", "95 exact bought"])
    #expect(try found(5, minimum: 96) == ["99 fuzzy own"])
    #expect(try found(100, minimum: 1) == ["99 fuzzy own"])
    #expect(try found(100, minimum: .max) == [])
  }
}

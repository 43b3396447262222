import TestSupport
import Testing
import Text

@testable import TranslationMemory

/// The index gives what comparing with every unit gives: same matches, same order.
@Suite struct ExactnessTests {
  private static let words = [
    "harga", "beras", "naik", "turun", "di", "pasar", "kota", "menyerang", "diserang", "serangan", "kata",
    "dia", "12",
    "3.000", "07.45", "Januari", "—", "!", "?", "teh", "Kopi", "kopi", "東京", "мир", "a", "b", "👍", "tidak",
  ]

  /// Segments of all lengths, most of them short; a third are edited copies of earlier ones.
  private func segments(_ count: Int, _ dice: inout SeededGenerator) -> [String] {
    var segments: [[String]] = []
    for index in 0..<count {
      if index > 0, dice.next() % 3 == 0 {
        var copy = segments[Int.random(in: 0..<index, using: &dice)]
        for _ in 0..<Int.random(in: 0...3, using: &dice) { edit(&copy, &dice) }
        segments.append(copy)
      } else {
        let length =
          dice.next() % 4 == 0 ? Int.random(in: 5...40, using: &dice) : Int.random(in: 1...6, using: &dice)
        // A few segments repeat two words over and over.
        let vocabulary =
          dice.next() % 10 == 0 ? Array(Self.words.shuffled(using: &dice).prefix(2)) : Self.words
        segments.append((0..<length).map { _ in vocabulary.randomElement(using: &dice) ?? "" })
      }
    }
    return segments.map { $0.joined(separator: " ") }
  }

  private func edit(_ words: inout [String], _ dice: inout SeededGenerator) {
    let place = Int.random(in: 0...words.count, using: &dice)
    switch dice.next() % 3 {
    case 0: words.insert(Self.words.randomElement(using: &dice) ?? "", at: place)
    case 1 where place < words.count && words.count > 1: words.remove(at: place)
    default: if place < words.count { words[place] = Self.words.randomElement(using: &dice) ?? "" }
    }
  }

  @Test(arguments: [1, 2, 3, 4])
  func indexEqualsExhaustiveSearch(seed: UInt64) throws {
    var dice = SeededGenerator(seed: seed)
    let fixture = try TemporaryMemory()
    let texts = segments(400, &dice)
    try fixture.memory.write { writer in
      for (number, text) in texts.enumerated() {
        var unit = TranslationUnit.pair(text, texts[(number * 7) % texts.count])
        if number % 5 == 0 { (unit.sourceLanguage, unit.targetLanguage) = (.english, .indonesian) }
        unit.changed = Timestamp(seconds: Int64(dice.next() % 5))
        _ = try writer.add(unit)
      }
    }
    // Some are removed again, so that lists hold identifiers that have gone; some come one by one.
    try fixture.memory.write { writer in _ = try writer.removeUnits((1...400).filter { $0 % 13 == 0 }) }
    for text in segments(20, &dice) { try fixture.add((text, "x")) }

    for _ in 0..<1_000 {
      var words = (texts.randomElement(using: &dice) ?? "").split(separator: " ").map(String.init)
      for _ in 0..<Int.random(in: 0...4, using: &dice) { edit(&words, &dice) }
      var query = Query(words.joined(separator: " "), minimumScore: Int.random(in: 50...101, using: &dice))
      if dice.next() % 3 == 0 { (query.from, query.to) = (query.to, query.from) }
      query.limit = Int.random(in: 1...8, using: &dice)
      let found = try fixture.memory.matches(for: query)
      query.isExhaustive = true
      #expect(found == (try fixture.memory.matches(for: query)), "\(query)")
    }
  }

  @Test func longSegmentsAreComparedWhole() throws {
    let fixture = try TemporaryMemory()
    var dice = SeededGenerator(seed: 9)
    var words = (0..<5_000).map { _ in Self.words.randomElement(using: &dice) ?? "" }
    try fixture.add((words.joined(separator: " "), "long"))
    for _ in 0..<300 { edit(&words, &dice) }
    var query = Query(words.joined(separator: " "), minimumScore: 60)
    let found = try fixture.memory.matches(for: query)
    query.isExhaustive = true
    #expect(found.count == 1)
    #expect(found == (try fixture.memory.matches(for: query)))
  }

  /// The bound of `CandidateSearch`, checked against every pair of short sequences over three words.
  @Test func noUnitLacksMorePairsThanTheBound() {
    var sequences: [[UInt64]] = [[]]
    for length in 1...5 {
      sequences += sequences.filter { $0.count == length - 1 }.flatMap { head in (1...3).map { head + [$0] } }
    }
    let key = IndexKey(language: .indonesian)
    var scorer = Scorer()
    var checked = 0
    for a in sequences where !a.isEmpty {
      let pairs = key.pairs(of: a)
      for b in sequences where !b.isEmpty {
        let terms = [a, b].map { Terms(words: $0, stems: $0, spellings: $0) }
        let present = Set(key.pairs(of: b))
        let missing = pairs.filter { !present.contains($0) }.count
        for minimum in [50, 60, 70, 75, 80, 90, 95, 100]
        where scorer.score(terms[0], terms[1], atLeast: minimum, sameText: { a == b }) != nil {
          #expect(missing <= CandidateSearch.mostMissing(words: a.count, minimum: minimum))
          #expect(CandidateSearch.highestScore(lacking: missing, words: a.count) >= minimum)
          checked += 1
        }
      }
    }
    #expect(checked > 10_000)
  }

  @Test(arguments: 1...400)
  func everyQueryCanUseTheIndexFromFiftyUp(words: Int) {
    for minimum in 50...100 {
      #expect(CandidateSearch.mostMissing(words: words, minimum: minimum) < words + 1)
    }
  }
}

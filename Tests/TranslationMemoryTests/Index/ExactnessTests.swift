import Foundation
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

  /// Numbers, date words, marks: what is less than a word beside one, and all there is in many a segment.
  private static let figures = [
    "12", "3.000", "3,5", "07.45", "2024", "9", "Januari", "Mei", "—", "!", "?", "...", "(", ")", "/", "%",
    "-", "•",
    "Rp", "«", "👍",
  ]

  /// The queries that one run compares; no fewer than 20,000, or the proof is not tried enough.
  private static let seeds = 1...(24 * effort)
  private static func queries(ofSeed seed: Int) -> Int { seed % 8 == 0 ? 300 : 1_000 }

  /// Every third memory is of numbers and marks alone.
  private static func vocabulary(ofSeed seed: Int) -> [String] { seed % 3 == 0 ? figures : words }

  @Test func enoughQueriesAreCompared() {
    #expect(Self.seeds.reduce(0) { $0 + Self.queries(ofSeed: $1) } > 20_000)
    let figures = Self.seeds.filter { Self.vocabulary(ofSeed: $0) == Self.figures }
    #expect(figures.reduce(0) { $0 + Self.queries(ofSeed: $1) } > 5_000)
  }

  /// Segments of all lengths, most of them short; a third are edited copies of earlier ones.
  private func segments(_ count: Int, of words: [String] = Self.words, _ dice: inout SeededGenerator)
    -> [String]
  {
    var segments: [[String]] = []
    for index in 0..<count {
      if index > 0, dice.next() % 3 == 0 {
        var copy = segments[Int.random(in: 0..<index, using: &dice)]
        for _ in 0..<Int.random(in: 0...3, using: &dice) { edit(&copy, of: words, &dice) }
        segments.append(copy)
      } else {
        let length =
          dice.next() % 4 == 0 ? Int.random(in: 5...40, using: &dice) : Int.random(in: 1...6, using: &dice)
        // A few segments repeat two words over and over.
        let vocabulary =
          dice.next() % 10 == 0 ? Array(words.shuffled(using: &dice).prefix(2)) : words
        segments.append((0..<length).map { _ in vocabulary.randomElement(using: &dice) ?? "" })
      }
    }
    return segments.map { $0.joined(separator: " ") }
  }

  private func edit(
    _ words: inout [String], of vocabulary: [String] = Self.words, _ dice: inout SeededGenerator
  ) {
    let place = Int.random(in: 0...words.count, using: &dice)
    let word = vocabulary.randomElement(using: &dice) ?? ""
    switch dice.next() % 3 {
    case 0: words.insert(word, at: place)
    case 1 where place < words.count && words.count > 1: words.remove(at: place)
    default: if place < words.count { words[place] = word }
    }
  }

  /// So many times as many queries: `PADANAN_EXACTNESS=20 swift test --filter Exactness`.
  private static let effort =
    ProcessInfo.processInfo.environment["PADANAN_EXACTNESS"].flatMap { Int($0) } ?? 1

  /// Memories of some hundred units, in both directions; units go and come between the queries.
  @Test(arguments: seeds)
  func indexEqualsExhaustiveSearch(seed: Int) throws {
    var dice = SeededGenerator(seed: UInt64(seed))
    let fixture = try TemporaryMemory()
    let vocabulary = Self.vocabulary(ofSeed: seed)
    let texts = segments(seed % 8 == 0 ? 400 : 60, of: vocabulary, &dice)
    try fixture.memory.write { writer in
      for (number, text) in texts.enumerated() {
        var unit = TranslationUnit.pair(text, texts[(number * 7) % texts.count])
        if number % 5 == 0 { (unit.sourceLanguage, unit.targetLanguage) = (.english, .indonesian) }
        if number % 11 == 0 { unit.targetLanguage = unit.sourceLanguage }
        unit.changed = Timestamp(seconds: Int64(dice.next() % 5))
        _ = try writer.add(unit)
      }
    }
    for round in 0..<Self.queries(ofSeed: seed) {
      // Lists hold identifiers that have gone, and blocks grow.
      if round % 100 == 50 {
        try fixture.memory.write { writer in
          _ = try writer.removeUnits((0..<5).map { _ in Int64.random(in: 1...60, using: &dice) })
        }
        for text in segments(3, of: vocabulary, &dice) { try fixture.add((text, "x")) }
      }
      var words = (texts.randomElement(using: &dice) ?? "").split(separator: " ").map(String.init)
      for _ in 0..<Int.random(in: 0...4, using: &dice) { edit(&words, of: vocabulary, &dice) }
      var query = Query(words.joined(separator: " "), minimumScore: Int.random(in: 50...101, using: &dice))
      if dice.next() % 3 == 0 { (query.from, query.to) = (query.to, query.from) }
      if dice.next() % 10 == 0 { query.to = query.from }
      query.limit = Int.random(in: 1...8, using: &dice)
      let found = try fixture.memory.matches(for: query)
      query.isExhaustive = true
      #expect(found == (try fixture.memory.matches(for: query)), "\(query)")
    }
  }

  /// Queries of more pairs than a mark has bits, about its limit and far beyond.
  @Test(arguments: [62, 63, 64, 65, 100, 130, 300, 5_000])
  func longSegmentsAreComparedWhole(length: Int) throws {
    let fixture = try TemporaryMemory()
    var dice = SeededGenerator(seed: UInt64(length))
    let original = (0..<length).map { _ in Self.words.randomElement(using: &dice) ?? "" }
    var texts = [original.joined(separator: " ")]
    for text in segments(20, &dice) { texts.append(text) }
    for edits in [0, 1, length / 20, length / 8, length / 4, length / 3] {
      var words = original
      for _ in 0..<edits { edit(&words, &dice) }
      if length < 1_000 || edits < 100 { texts.append(words.joined(separator: " ")) }
    }
    try fixture.memory.write { writer in
      for text in texts { _ = try writer.add(.pair(text, "x")) }
    }
    for round in 0..<(length < 1_000 ? 40 : 2) {
      var words = original
      for _ in 0..<Int.random(in: 0...length / 3, using: &dice) { edit(&words, &dice) }
      var query = Query(
        words.joined(separator: " "), minimumScore: round == 0 ? 50 : Int.random(in: 50...90, using: &dice))
      let found = try fixture.memory.matches(for: query)
      query.isExhaustive = true
      #expect(found == (try fixture.memory.matches(for: query)))
      if round == 0 { #expect(!found.isEmpty) }
    }
  }
}

import TestSupport
import Testing
import Text
import TranslationMemory

@testable import PostgreSQLStore

/// Random histories, applied to a shared memory and to one in a file: both must answer everything alike.
@Suite(.enabled(if: PostgreSQLCluster.shared != nil, "\(PostgreSQLCluster.absence)"))
struct HistoryTests {
  private static let words = [
    "harga", "beras", "naik", "turun", "di", "pasar", "Surabaya", "tidak", "12", "2024", "kemarin",
    "pemerintah", "membeli",
    "dibeli", "Jaringan", "hutan", "ini", "3.000", "rupiah", "dan",
  ]

  private static func text(_ dice: inout SeededGenerator) -> String {
    let count = [1, 1, 2, 3, 3, 4, 5, 6, 8, 12].randomElement(using: &dice) ?? 1
    return (0..<count).map { _ in words.randomElement(using: &dice) ?? "" }.joined(separator: " ") + "."
  }

  private static func unit(_ dice: inout SeededGenerator) -> TranslationUnit {
    // Half are of few pairs, so that units meet again, from several origins and with different things known of them.
    var known = SeededGenerator(seed: UInt64.random(in: 0..<25, using: &dice))
    let isKnown = Bool.random(using: &dice)
    var unit =
      isKnown
      ? TranslationUnit.pair(text(&known), text(&known)) : TranslationUnit.pair(text(&dice), text(&dice))
    if Int.random(in: 0..<6, using: &dice) == 0 {
      (unit.sourceLanguage, unit.targetLanguage) = (.english, .indonesian)
    }
    if Bool.random(using: &dice) {
      unit.origin = ["a/1", "a/2", "b[1]", "c\u{e9}", "c\u{65}\u{301}"].randomElement(using: &dice)
      unit.position = Int.random(in: 0..<8, using: &dice)
      unit.before = Bool.random(using: &dice) ? text(&dice) : ""
      unit.after = Bool.random(using: &dice) ? text(&dice) : nil
    }
    if Bool.random(using: &dice) {
      unit.created = Timestamp(seconds: Int64.random(in: 0..<5000, using: &dice))
    }
    if Bool.random(using: &dice) {
      unit.changed = Timestamp(seconds: Int64.random(in: 0..<9000, using: &dice))
    }
    if Bool.random(using: &dice) { unit.confidence = Double.random(in: 0...1, using: &dice) }
    if Int.random(in: 0..<4, using: &dice) == 0 { unit.author = "Sari"; unit.note = text(&dice) }
    if Int.random(in: 0..<4, using: &dice) == 0 {
      unit.record = "<tu>\(Int.random(in: 0..<9, using: &dice))</tu>"
      unit.recordHeader = "<header \(Int.random(in: 0..<2, using: &dice))>"
    }
    unit.usage = Int.random(in: 0..<3, using: &dice)
    return unit
  }

  /// A change of a memory, drawn once and made twice.
  private static func change(_ dice: inout SeededGenerator) -> (any UnitStoreWriter) throws -> String {
    let units = (0..<Int.random(in: 1...30, using: &dice)).map { _ in unit(&dice) }
    let identifiers = (0..<4).map { _ in Int64.random(in: 1...60, using: &dice) }
    let origin = ["a/1", "a/2", "b[1]", "c\u{e9}", "neu"].randomElement(using: &dice) ?? ""
    let glob = ["a/*", "b[[]1]", "?/[^1]", "c?", "[a", "*"].randomElement(using: &dice) ?? ""
    switch Int.random(in: 0..<12, using: &dice) {
    case 0: return { "\(try $0.removeUnits(identifiers))" }
    case 1: return { "\(try $0.removeOrigin(origin))" }
    case 2: return { glob == "*" ? "" : "\(try $0.removeOrigins(matching: glob))" }
    case 3, 4: return { "\(String(describing: try $0.correct(identifiers[0], to: units[0])))" }
    case 5, 6: return { "\(try $0.replaceOrigin(origin, at: units[0].source, with: units))" }
    case 7:
      return { writer in
        for unit in units { _ = try writer.gather(unit) }
        // What a file tells at once is told together by the other.
        _ = try writer.settle()
        return try writer.location(ofOrigin: origin) ?? "nowhere"
      }
    case 8: return { writer in "\(try writer.add(units[0]))" }
    default: return { writer in "\(try writer.add(units))" }
    }
  }

  private static func expectAlike(_ fixture: SharedFixture, _ dice: inout SeededGenerator) throws {
    let (shared, file) = (fixture.shared, fixture.file)
    for selection in [
      UnitSelection(places: .every), UnitSelection(places: .firstRecorded), UnitSelection(latestOnly: true),
      UnitSelection(from: .english, to: .indonesian),
      UnitSelection(origin: "a/*"), UnitSelection(since: Timestamp(seconds: 4000), minimumConfidence: 0.4),
    ] {
      #expect(try shared.units(in: selection) == file.units(in: selection))
      #expect(try shared.recordHeaders(in: selection) == file.recordHeaders(in: selection))
    }
    var (own, other) = (try shared.statistics(), try file.statistics())
    (own.bytes, other.bytes, own.created, other.created) = (0, 0, other.created, other.created)
    #expect(own == other)
    for id in (0..<10).map({ _ in Int64.random(in: 1...200, using: &dice) }) {
      #expect(try shared.storedUnit(id) == file.storedUnit(id))
    }
    for (from, to) in [(LanguageTag.indonesian, LanguageTag.english), (.english, .indonesian)] {
      #expect(
        try shared.newestPairs(from: from, to: to, limit: 20, excludingOrigins: ["a/1"]).map {
          [$0.source, $0.target]
        }
          == file.newestPairs(from: from, to: to, limit: 20, excludingOrigins: ["a/1"]).map {
            [$0.source, $0.target]
          })
      for _ in 0..<12 {
        var query = Query(
          text(&dice), from: from, to: to, minimumScore: [30, 50, 70, 85].randomElement(using: &dice) ?? 70,
          limit: Int.random(in: 1...6, using: &dice))
        if Bool.random(using: &dice), let unit = try file.units().randomElement(using: &dice) {
          (query.text, query.before, query.after) = (unit.source, unit.before ?? "", unit.after ?? "")
        }
        let matches = try shared.matches(for: query)
        #expect(try matches == file.matches(for: query))
        query.isExhaustive = true
        #expect(try matches == shared.matches(for: query))
        for words in [1, 2] {
          let phrase = text(&dice).split(separator: " ").prefix(words).joined(separator: " ")
          let search = Phrase(phrase, in: .both, from: from, to: to, limit: 5)
          #expect(try shared.concordance(of: search) == file.concordance(of: search))
        }
      }
    }
  }

  @Test(
    arguments: zip(
      [1, 2, 3, 4, 5, 6, 7] as [UInt64],
      [.whole, .whole, .whole, .partitioned, .partitioned, .spread, .spread] as [SharedFixture.Layout]))
  func sharedMemoriesAnswerAsFilesDo(seed: UInt64, layout: SharedFixture.Layout) throws {
    var dice = SeededGenerator(seed: seed)
    let fixture = try SharedFixture(layout)
    #expect(fixture.shared.shards.count == (layout == .spread ? 3 : 1))
    for step in 0..<60 {
      let changes = (0..<Int.random(in: 1...3, using: &dice)).map { _ in Self.change(&dice) }
      let moment = Timestamp(seconds: 20_000 + Int64(step))
      let own = try fixture.shared.write(at: moment) { writer in try changes.map { try $0(writer) } }
      let other = try fixture.file.write(at: moment) { writer in try changes.map { try $0(writer) } }
      #expect(own == other)
      if step % 12 == 11 { try Self.expectAlike(fixture, &dice) }
    }
  }
}

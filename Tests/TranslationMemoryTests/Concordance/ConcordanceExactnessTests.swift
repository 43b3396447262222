import TestSupport
import Testing
import Text

@testable import TranslationMemory

/// Concordance gives what reading every unit gives: same units, same order.
@Suite struct ConcordanceExactnessTests {
  private static let words = [
    "harga", "beras", "naik", "di", "pasar", "menyerang", "diserang", "kata", "12", "3.000", "8", "2022",
    "Januari", "Mei", "Sabtu", "March", "marched", "May", "th", "—", "!", ",", "Kopi", "kopi", "東京", "a", "b",
  ]

  private func text(_ longest: Int, _ dice: inout SeededGenerator) -> String {
    // Some words are frequent, some are rare.
    (0..<Int.random(in: 1...longest, using: &dice)).map { _ in
      let last = dice.next() % 2 == 0 ? 4 : Self.words.count - 1
      return Self.words[Int.random(in: 0...last, using: &dice)]
    }.joined(separator: " ")
  }

  /// The units that hold a phrase, told by reading all of them.
  private func scan(_ phrase: Phrase, of units: [(id: Int64, unit: TranslationUnit)]) -> [Int64] {
    var found: [(Timestamp, Int64)] = []
    for (id, var unit) in units {
      if unit.sourceLanguage != phrase.from { (unit.source, unit.target) = (unit.target, unit.source) }
      let sides: [(text: String, language: LanguageTag)] =
        switch phrase.side {
        case .source: [(unit.source, phrase.from)]
        case .target: [(unit.target, phrase.to)]
        case .both: [(unit.source, phrase.from), (unit.target, phrase.to)]
        }
      let holds = sides.contains { side in
        let wanted = keys(of: phrase.text, side.language)
        let present = keys(of: side.text, side.language)
        if wanted.isEmpty { return side.text.contains(phrase.text) }
        return present.indices.contains { present[$0...].starts(with: wanted) }
      }
      if holds { found.append((unit.changed ?? Timestamp(seconds: 0), id)) }
    }
    return found.sorted { $0 > $1 }.prefix(phrase.limit).map(\.1)
  }

  private let indexer = UnitIndexer()

  private func keys(of text: String, _ language: LanguageTag) -> [UInt64] {
    indexer.extractor(of: language).locatedStems(of: text).map { $0.isNumber ? ~$0.stem : $0.stem }
  }

  @Test(arguments: [1, 2, 3]) func equalsReadingEverything(seed: UInt64) throws {
    var dice = SeededGenerator(seed: seed)
    let fixture = try TemporaryMemory()
    // Few dates and many of them in one run, or a date for each: both ways of finding the newest are taken.
    let dates: Int64 = seed == 1 ? 2 : seed == 2 ? 40 : 1_000_000
    try fixture.memory.write { writer in
      for number in 0..<250 {
        var unit = TranslationUnit.pair(text(8, &dice), text(8, &dice), origin: "o\(number % 7)")
        if number % 5 == 0 { (unit.sourceLanguage, unit.targetLanguage) = (.english, .indonesian) }
        unit.changed = Timestamp(seconds: Int64.random(in: 0..<dates, using: &dice))
        _ = try writer.add(unit)
      }
    }
    // Some get a later date, some go.
    var units = try fixture.units()
    units.shuffle(using: &dice)
    try fixture.memory.write { writer in
      for var unit in units.prefix(40) {
        unit.changed = Timestamp(seconds: Int64.random(in: 0..<dates, using: &dice))
        _ = try writer.add(unit)
      }
      _ = try writer.removeOrigin("o3")
      _ = try writer.removeUnits((1...250).filter { $0 % 11 == 0 })
    }
    #expect(try fixture.memory.check() == [])
    var kept: [(id: Int64, unit: TranslationUnit)] = []
    try fixture.memory.forEachUnit(in: UnitSelection()) { kept.append(($0, $1)) }
    var found = 0
    for _ in 0..<100 {
      var phrase = Phrase(text(3, &dice), in: Phrase.Side.allCases.randomElement(using: &dice) ?? .both)
      phrase.limit = Int.random(in: 1...30, using: &dice)
      if dice.next() % 3 == 0 { (phrase.from, phrase.to) = (phrase.to, phrase.from) }
      let lines = try fixture.memory.concordance(of: phrase)
      #expect(lines.map(\.unit) == scan(phrase, of: kept), "\(phrase)")
      found += lines.count
    }
    #expect(found > 200)
  }
}

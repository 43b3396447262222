import GRDB
import TestSupport
import Testing

@testable import TranslationMemory

/// Reading the tables side by side gives what joining them gives.
@Suite struct PlacedUnitsTests {
  private static let texts = ["satu", "dua", "tiga", "empat", "lima"]
  private static let origins = [nil, "berita/a", "berita/b", "novel/c", "novel/d"]

  /// Units with places in several origins, records and heads at some, and one without any place.
  private func memory(seed: UInt64) throws -> TemporaryMemory {
    var generator = SeededGenerator(seed: seed)
    let fixture = try TemporaryMemory()
    try fixture.memory.write { writer in
      for number in 0..<40 {
        let origin = Self.origins.randomElement(using: &generator) ?? nil
        var unit = TranslationUnit.pair(
          Self.texts.randomElement(using: &generator) ?? "", "\(number % 3)", origin: origin,
          position: Bool.random(using: &generator) ? number : nil,
          before: Bool.random(using: &generator) ? "before \(number)" : nil)
        if Bool.random(using: &generator) {
          unit.record = "record \(Int.random(in: 0..<9, using: &generator))"
        }
        if Bool.random(using: &generator) {
          unit.recordHeader = "head \(Int.random(in: 0..<3, using: &generator))"
        }
        unit.confidence = [nil, 0.2, 0.8].randomElement(using: &generator) ?? nil
        unit.changed = Timestamp(seconds: Int64.random(in: 0..<100, using: &generator))
        _ = try writer.add(unit)
      }
    }
    try fixture.memory.database.inDatabase { try $0.execute(sql: "DELETE FROM occurrence WHERE unit = 2") }
    return fixture
  }

  private static func shown(_ values: [(any CustomStringConvertible)?]) -> String {
    values.map { $0.map { "\($0)" } ?? "-" }.joined(separator: "/")
  }

  private func units(_ fixture: TemporaryMemory, _ selection: UnitSelection) throws -> [String] {
    var units: [String] = []
    try fixture.memory.forEachUnit(in: selection) { id, unit in
      units.append(
        Self.shown([
          id, unit.source, unit.target, unit.changed?.seconds, unit.confidence, unit.origin, unit.position,
          unit.before, unit.record, unit.recordHeader,
        ]))
    }
    return units
  }

  private func joined(_ fixture: TemporaryMemory, _ selection: UnitSelection) throws -> [String] {
    return try fixture.memory.database.inDatabase { db in
      try Row.fetchAll(
        db, sql: Self.join(selection.places),
        arguments: [selection.origin, selection.since?.seconds, selection.minimumConfidence]
      ).map { row in
        Self.shown([
          row[0] as Int64?, row[1] as String?, row[2] as String?, row[3] as Int64?, row[4] as Double?,
          row[5] as String?, row[6] as Int64?, row[7] as String?, row[8] as String?, row[9] as String?,
        ])
      }
    }
  }

  /// What says the same in SQL alone; the parameters are a glob, a date and a confidence.
  private static func join(_ places: UnitSelection.Places) -> String {
    switch places {
    case .every:
      """
      SELECT unit.id, source, target, unit.changed, confidence, origin.name, nullif(position, -1), before, record.body,
        (SELECT body FROM record_use AS head JOIN record ON record.id = head.record
          WHERE head.unit = 0 AND head.origin = occurrence.origin ORDER BY head.record DESC LIMIT 1)
      FROM unit
      JOIN occurrence ON occurrence.unit = unit.id
      LEFT JOIN origin ON origin.id = occurrence.origin
      LEFT JOIN record_use ON record_use.unit = unit.id AND record_use.origin = occurrence.origin
      LEFT JOIN record ON record.id = record_use.record
      WHERE (?1 IS NULL OR origin.name GLOB ?1) AND (?2 IS NULL OR unit.changed >= ?2)
        AND (?3 IS NULL OR confidence IS NULL OR confidence >= ?3)
      ORDER BY unit.id, occurrence.origin, position, record.id
      """
    case .firstRecorded:
      """
      SELECT unit.id, source, target, unit.changed, confidence, place.name, nullif(position, -1), before, body,
        (SELECT body FROM record_use AS head JOIN record ON record.id = head.record
          WHERE head.unit = 0 AND head.origin = place.origin ORDER BY head.record DESC LIMIT 1)
      FROM unit
      LEFT JOIN (
        SELECT occurrence.unit, occurrence.origin, position, before, name, body, row_number() OVER (
          PARTITION BY occurrence.unit
          ORDER BY record IS NULL, occurrence.origin = 0, occurrence.origin, position, record) AS number
        FROM occurrence
        LEFT JOIN origin ON origin.id = occurrence.origin
        LEFT JOIN record_use ON record_use.unit = occurrence.unit AND record_use.origin = occurrence.origin
        LEFT JOIN record ON record.id = record
        WHERE ?1 IS NULL OR name GLOB ?1
      ) AS place ON place.unit = unit.id AND number = 1
      WHERE (?1 IS NULL OR place.unit IS NOT NULL) AND (?2 IS NULL OR unit.changed >= ?2)
        AND (?3 IS NULL OR confidence IS NULL OR confidence >= ?3)
      ORDER BY unit.id
      """
    case .first:
      """
      SELECT unit.id, source, target, unit.changed, confidence, origin.name, nullif(position, -1), before, NULL, NULL
      FROM unit
      LEFT JOIN occurrence ON occurrence.unit = unit.id AND (occurrence.origin, occurrence.position) = (
        SELECT place.origin, place.position FROM occurrence AS place LEFT JOIN origin AS name ON name.id = place.origin
        WHERE place.unit = unit.id AND (?1 IS NULL OR name.name GLOB ?1)
        ORDER BY place.origin = 0, place.origin, place.position LIMIT 1)
      LEFT JOIN origin ON origin.id = occurrence.origin
      WHERE (?1 IS NULL OR occurrence.unit IS NOT NULL) AND (?2 IS NULL OR unit.changed >= ?2)
        AND (?3 IS NULL OR confidence IS NULL OR confidence >= ?3)
      ORDER BY unit.id
      """
    }
  }

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func whatIsReadIsWhatAJoinGives(seed: UInt64) throws {
    let fixture = try memory(seed: seed)
    for places in [UnitSelection.Places.first, .firstRecorded, .every] {
      for origin in [nil, "*", "berita/*", "novel/d", "?"] {
        for selection in [
          UnitSelection(origin: origin, places: places),
          UnitSelection(origin: origin, since: Timestamp(seconds: 50), places: places),
          UnitSelection(origin: origin, minimumConfidence: 0.5, places: places),
        ] {
          #expect(try units(fixture, selection) == joined(fixture, selection))
        }
      }
    }
  }

  /// A body that ends the reading leaves nothing running that the next one would go on with.
  @Test func readingBeginsAnew() throws {
    struct Stop: Error {}
    let fixture = try memory(seed: 5)
    let all = try units(fixture, UnitSelection())
    #expect(throws: Stop.self) {
      try fixture.memory.forEachUnit(in: UnitSelection()) { _, _ in throw Stop() }
    }
    #expect(try units(fixture, UnitSelection()) == all)
    #expect(!all.isEmpty)
  }
}

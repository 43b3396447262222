import GRDB
import Testing

@testable import TranslationMemory

/// What units were read from is kept with them, once, and goes with them.
@Suite struct RecordTests {
  private func unit(_ source: String, _ record: String?, origin: String?) -> TranslationUnit {
    var unit = TranslationUnit.pair(source, "x", origin: origin)
    unit.record = record
    unit.recordHeader = origin.map { "head of \($0)" }
    return unit
  }

  private func records(_ fixture: TemporaryMemory) throws -> [String] {
    try fixture.memory.database.inDatabase {
      try String.fetchAll($0, sql: "SELECT body FROM record ORDER BY body")
    }
  }

  @Test func recordsAreKeptOnceAndGoWithTheirOrigin() throws {
    let fixture = try TemporaryMemory()
    let units = [
      unit("satu", "R", origin: "a"), unit("dua", "R", origin: "a"), unit("satu", "S", origin: "b"),
      unit("tiga", nil, origin: nil),
    ]
    for _ in 0..<2 { try fixture.memory.write { writer in for unit in units { _ = try writer.add(unit) } } }
    #expect(try records(fixture) == ["R", "S", "head of a", "head of b"])
    #expect(try fixture.memory.check() == [])
    #expect(try fixture.memory.matches(for: Query("satu")).map(\.record) == ["S"])
    #expect(
      try fixture.memory.recordHeaders(in: UnitSelection()) == ["head of a", "head of b", nil])
    var places: [String] = []
    try fixture.memory.forEachUnit(in: UnitSelection(places: .every)) { _, unit in
      places.append(
        [unit.source, unit.origin, unit.record, unit.recordHeader].map { $0 ?? "-" }.joined(separator: "/"))
    }
    #expect(
      places == ["satu/a/R/head of a", "satu/b/S/head of b", "dua/a/R/head of a", "tiga/-/-/-"])
    _ = try fixture.memory.write { try $0.removeOrigin("a") }
    #expect(try records(fixture) == ["S", "head of b"])
    #expect(try fixture.memory.check() == [])
    _ = try fixture.memory.write { try $0.replaceOrigin("b", with: [unit("satu", "S", origin: "b")]) }
    #expect(try records(fixture) == ["S", "head of b"])
    _ = try fixture.memory.write { try $0.removeUnits([1]) }
    #expect(try records(fixture) == [])
    #expect(try fixture.memory.check() == [])
  }

  /// `==` on String would take one for the other.
  @Test func recordsAreComparedAsWritten() throws {
    let fixture = try TemporaryMemory()
    try fixture.memory.write { writer in
      for (source, record) in [("satu", "\u{E9}"), ("dua", "e\u{301}")] {
        _ = try writer.add(unit(source, record, origin: nil))
      }
    }
    #expect(try records(fixture).map { Array($0.utf8) } == [Array("e\u{301}".utf8), Array("\u{E9}".utf8)])
  }

  @Test func checkFindsWhatIsMissing() throws {
    let fixture = try TemporaryMemory()
    _ = try fixture.memory.write { try $0.add(unit("satu", "R", origin: "a")) }
    try fixture.memory.database.inDatabase { try $0.execute(sql: "DELETE FROM record WHERE body = 'R'") }
    #expect(try fixture.memory.check().map(\.part) == [.records])
  }
}

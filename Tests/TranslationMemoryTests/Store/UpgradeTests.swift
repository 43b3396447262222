import Foundation
import GRDB
import Testing
import Text

@testable import TranslationMemory

/// Memories of earlier versions.
@Suite struct UpgradeTests {
  /// A memory as version 1 had it; its index holds nothing, so that whatever is found comes of building it anew.
  private func first() throws -> TemporaryMemory {
    let fixture = try TemporaryMemory()
    try fixture.memory.write { writer in
      for number in 0..<100 {
        var unit = TranslationUnit.pair(
          "Harga beras \(number) naik.", "Rice \(number) is dearer.", origin: "o\(number % 3)",
          position: number)
        if number % 5 == 0 { (unit.sourceLanguage, unit.targetLanguage) = (.english, .indonesian) }
        unit.changed = Timestamp(seconds: Int64(number % 7))
        _ = try writer.add(unit)
      }
      _ = try writer.removeUnits([4, 100])
    }
    try fixture.memory.database.inDatabase { db in
      try db.execute(
        sql: """
          DROP TABLE recency;
          DROP TABLE record_use;
          DROP TABLE record;
          DROP INDEX occurrence_by_origin;
          CREATE INDEX occurrence_by_origin ON occurrence(origin);
          ALTER TABLE origin DROP COLUMN units;
          ALTER TABLE origin DROP COLUMN changed;
          ALTER TABLE language_pair DROP COLUMN units;
          UPDATE unit SET pair_key = id;
          DELETE FROM posting;
          PRAGMA user_version = 1;
          """)
    }
    return fixture
  }

  @Test func openingForWritingBringsItUpToDate() throws {
    let fixture = try first()
    let memory = try Memory(at: fixture.path, mode: .writing)
    #expect(try memory.check() == [])
    #expect(try memory.statistics().units == 98)
    #expect(try memory.matches(for: Query("Harga beras 8 naik.", limit: 1)).map(\.score) == [100])
    #expect(try memory.concordance(of: Phrase("beras", limit: 2)).map(\.unit) == [98, 91])
    // The keys are right: an equal pair is merged.
    _ = try memory.write { try $0.add(.pair("Harga beras 8 naik.", "Rice 8 is dearer.")) }
    #expect(try memory.statistics().units == 98)
    #expect(try Memory(at: fixture.path, mode: .reading).check() == [])
  }

  @Test func readingSaysWhatToDo() throws {
    let fixture = try first()
    #expect(throws: MemoryError.outdated(path: fixture.path, version: 1)) {
      try Memory(at: fixture.path, mode: .reading)
    }
  }

  @Test func anUpgradeThatFailsLeavesTheFileAsItWas() throws {
    let fixture = try first()
    try fixture.memory.database.inDatabase { try $0.execute(sql: "CREATE TABLE recency (x)") }
    #expect(throws: MemoryError.self) { try Memory(at: fixture.path, mode: .writing) }
    let database = fixture.memory.database
    #expect(try database.inDatabase { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 1)
    let columns = try database.inDatabase { try Row.fetchAll($0, sql: "PRAGMA table_info(origin)") }
    #expect(columns.count == 3)
  }
}

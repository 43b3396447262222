import GRDB
import TestSupport
import Testing

@testable import TranslationMemory

/// Units are found whether their keys are in the file or in memory, and the file is as before in the end.
@Suite struct UnitFinderTests {
  @Test(arguments: [(1, .max), (10, .max), (100, .max), (10_000, .max), (10, 200), (1, 1)], [0, 30, 500])
  func findsWhatIsThere(limits: (first: Int, mostHeld: Int), before: Int) throws {
    var dice = SeededGenerator(seed: UInt64(limits.first + before))
    let database = try DatabaseQueue()
    try database.write { db in
      try Schema.create(in: db, now: Timestamp(seconds: 0))
      try db.execute(sql: "INSERT INTO language_pair(id, source, target) VALUES (1, 'id', 'en')")
      var stored: [String: Int64] = [:]
      var finder = try UnitFinder(db, limit: limits.first, mostHeld: limits.mostHeld)
      for number in 0..<1_000 {
        if number == before {
          try finder.finish()
          finder = try UnitFinder(db, limit: limits.first, mostHeld: limits.mostHeld)
        }
        // Keys that many pairs share, as hardly ever happens.
        let text = "Kalimat \(Int.random(in: 0..<600, using: &dice))"
        let key = Int64(text.utf8.reduce(0) { $0 + Int($1) })
        let unit = TranslationUnit.pair(text, "x")
        let found = try finder.find(unit, languages: 1, key: key)
        #expect(found?.id == stored[text])
        #expect(try finder.find(unit, languages: 2, key: key) == nil)
        if let id = stored[text] {
          if dice.next() % 8 == 0 {
            try db.execute(sql: "DELETE FROM unit WHERE id = ?", arguments: [id])
            stored[text] = nil
          }
        } else {
          try db.execute(
            sql: """
              INSERT INTO unit(languages, source, target, pair_key, created, changed, usage) VALUES (1, ?, 'x', ?, 0, 0, 0)
              """, arguments: [text, key])
          stored[text] = db.lastInsertedRowID
          try finder.add(db.lastInsertedRowID, key: key)
        }
      }
      try finder.finish()
      let sql = "SELECT sql FROM sqlite_schema WHERE name = 'unit_by_pair_key'"
      #expect(try String.fetchOne(db, sql: sql) == Schema.createKeyIndex)
      let found = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM unit INDEXED BY unit_by_pair_key WHERE pair_key > 0")
      #expect(found == stored.count)
      #expect(try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"])
    }
  }

  @Test func theTableHoldsEachUnitOfAKey() {
    var dice = SeededGenerator(seed: 2)
    var table = KeyTable(capacity: 10)
    var units: [Int64: Set<Int64>] = [:]
    for unit in 1...20_000 as ClosedRange<Int64> {
      let key = dice.next() % 4 == 0 ? Int64(dice.next() % 100) : Int64(bitPattern: dice.next())
      table.add(unit, for: key)
      units[key, default: []].insert(unit)
    }
    var others = 0
    for (key, expected) in units {
      var found: Set<Int64> = []
      _ = table.contains(key) { !found.insert($0).inserted }
      #expect(found.isSuperset(of: expected))
      others += found.subtracting(expected).count
    }
    // Of so few, hardly two different keys share 28 bits.
    #expect(others < 20)
    #expect(!table.contains(-1) { _ in true })
  }

  @Test(arguments: [0, 1_000]) func unitsEnteredByOtherMeansAreFound(mostIndexHeld: Int64) throws {
    let fixture = try TemporaryMemory()
    try fixture.add(("satu", "one"))
    try fixture.memory.database.inDatabase { db in
      var finder = try UnitFinder(db)
      try finder.whileEntering(100, mostIndexHeld: mostIndexHeld) {
        for number in 0..<100 {
          try db.execute(
            sql: """
              INSERT INTO unit(languages, source, target, pair_key, created, changed, usage) VALUES (1, ?, 'x', ?, 0, 0, 0)
              """, arguments: ["Kalimat \(number)", number])
        }
      }
      for number in 0..<100 {
        let unit = TranslationUnit.pair("Kalimat \(number)", "x")
        #expect(try finder.find(unit, languages: 1, key: Int64(number)) != nil)
      }
      let sql = "SELECT sql FROM sqlite_schema WHERE name = 'unit_by_pair_key'"
      #expect(try String.fetchOne(db, sql: sql) == Schema.createKeyIndex)
    }
  }
}

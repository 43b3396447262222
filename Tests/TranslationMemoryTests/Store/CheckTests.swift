import GRDB
import TestSupport
import Testing
import Text

@testable import TranslationMemory

/// `Memory.check` finds what is wrong, and only that.
@Suite struct CheckTests {
  /// A memory with all that units can have.
  private func fixture() throws -> TemporaryMemory {
    let fixture = try TemporaryMemory()
    try fixture.memory.write { writer in
      for number in 0..<80 {
        var unit = TranslationUnit.pair(
          "Harga beras \(number % 50) naik.", "Rice \(number) is dearer.", origin: "o\(number % 3)",
          position: number,
          before: "x", after: "y")
        unit.changed = Timestamp(seconds: Int64(number / 10))
        _ = try writer.add(unit)
        if number % 4 == 0 {
          unit.origin = "other"
          _ = try writer.add(unit)
        }
      }
      _ = try writer.removeUnits([3, 37, 80])
    }
    return fixture
  }

  /// Changes behind the memory's back, and the part in which each must be found.
  static let damages: [(String, MemoryFault.Part)] = [
    ("DELETE FROM posting WHERE place = (SELECT max(place) FROM posting)", .index),
    ("INSERT INTO posting VALUES ((5 << 40) | 900, x'200101')", .index),
    ("INSERT INTO posting VALUES ((5 << 40) | 7, x'200101')", .index),
    ("INSERT INTO posting VALUES (9000000 << 40, x'200101')", .index),
    ("UPDATE unit SET source = 'Lain sama sekali.' WHERE id = 9", .index),
    ("UPDATE unit SET pair_key = 1 WHERE id = 9", .units),
    ("UPDATE unit SET languages = 9 WHERE id = 9", .units),
    ("DELETE FROM unit WHERE id = 9", .origins), ("DELETE FROM occurrence WHERE unit = 10", .origins),
    ("INSERT INTO occurrence VALUES (5, 99, 1, NULL, NULL)", .origins),
    ("DELETE FROM origin WHERE id = 1", .origins), ("UPDATE origin SET units = 5 WHERE id = 1", .counts),
    ("UPDATE origin SET changed = changed + 1 WHERE id = 1", .counts),
    ("INSERT INTO origin(name) VALUES ('kosong')", .counts),
    ("UPDATE language_pair SET units = units + 1", .counts),
    ("UPDATE unit SET changed = changed + 1000 WHERE id = 9", .recency),
    ("DELETE FROM recency WHERE changed = 5", .recency),
    ("INSERT INTO recency VALUES (5, 3, 80)", .recency),
    ("INSERT INTO recency VALUES (5, 3, 9223372036854775807)", .recency),
    ("UPDATE sqlite_sequence SET seq = 4 WHERE name = 'unit'", .units),
  ]

  @Test func aWholeMemoryIsSound() throws {
    let fixture = try fixture()
    #expect(try fixture.memory.check() == [])
    #expect(try Memory(at: fixture.path, mode: .reading).check() == [])
    #expect(try TemporaryMemory().memory.check() == [])
  }

  /// All that were given them may have gone since; and it takes no memory to find that there are none.
  @Test func identifiersFarBeyondTheUnits() throws {
    let fixture = try fixture()
    let database = try DatabaseQueue(path: fixture.path)
    try database.write { try $0.execute(sql: "UPDATE sqlite_sequence SET seq = 8589934000") }
    #expect(try Memory(at: fixture.path, mode: .reading).check() == [])
  }

  /// What is said of the sizes of lists is believed to be old, or new enough.
  @Test(arguments: [Int64.min, -1, 7, .max]) func sizesUpToAnyUnit(number: Int64) throws {
    let fixture = try fixture()
    let database = try DatabaseQueue(path: fixture.path)
    try database.write {
      try $0.execute(
        sql: "INSERT OR REPLACE INTO property VALUES ('list_sizes_up_to', ?)", arguments: [number])
    }
    let memory = try Memory(at: fixture.path, mode: .writing)
    _ = try memory.write { try $0.add(.pair("Harga gula turun.", "Sugar is cheaper.")) }
    #expect(try memory.check() == [])
  }

  @Test(arguments: damages) func damageIsFound(statement: String, part: MemoryFault.Part) throws {
    let fixture = try fixture()
    try fixture.memory.database.inDatabase { try $0.execute(sql: statement) }
    let faults = try fixture.memory.check()
    #expect(faults.contains { $0.part == part }, "\(faults)")
  }

  @Test(arguments: [1, 2]) func whateverIsDoneTheMemoryIsSound(seed: UInt64) throws {
    var dice = SeededGenerator(seed: seed)
    let fixture = try TemporaryMemory()
    struct Undone: Error {}
    func unit() -> TranslationUnit {
      var unit = TranslationUnit.pair(
        "kata \(dice.next() % 9)", "word \(dice.next() % 4)",
        origin: dice.next() % 5 == 0 ? nil : "o\(dice.next() % 4)")
      if dice.next() % 3 == 0 { (unit.sourceLanguage, unit.targetLanguage) = (.english, .indonesian) }
      if dice.next() % 2 == 0 { unit.changed = Timestamp(seconds: Int64(dice.next() % 50)) }
      unit.position = dice.next() % 2 == 0 ? nil : Int(dice.next() % 3)
      return unit
    }
    for round in 1...40 {
      let isUndone = dice.next() % 6 == 0
      do {
        try fixture.memory.write { writer in
          for _ in 0...dice.next() % 4 {
            switch dice.next() % 5 {
            case 0: _ = try writer.replaceOrigin("o1", with: (0..<dice.next() % 5).map { _ in unit() })
            case 1: _ = try writer.removeUnits((0..<3).map { _ in Int64(dice.next() % 60) })
            case 2: _ = try writer.removeOrigins(matching: "o[\(dice.next() % 4)]")
            default: for _ in 0..<dice.next() % 6 { _ = try writer.add(unit()) }
            }
          }
          if isUndone { throw Undone() }
        }
      } catch is Undone {}
      if round % 8 == 0 { #expect(try fixture.memory.check() == []) }
      let statistics = try fixture.memory.statistics()
      let units = try fixture.units()
      #expect(statistics.units == units.count)
      #expect(statistics.changed == units.compactMap(\.changed).max())
      let repeated = units.count { a in
        units.contains {
          ($0.source, $0.sourceLanguage) == (a.source, a.sourceLanguage) && $0.target != a.target
        }
      }
      #expect(statistics.repeatedSources == repeated)
    }
  }
}

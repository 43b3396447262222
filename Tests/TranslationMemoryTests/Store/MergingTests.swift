import Foundation
import TestSupport
import Testing
import Text

@testable import TranslationMemory

/// Merged memories are what one memory would be that was given all their units in turn.
@Suite struct MergingTests {
  /// Units with many a pair twice, several origins, records and dates, and languages both ways.
  private func units(_ seed: UInt64, _ count: Int) -> [TranslationUnit] {
    var random = SeededGenerator(seed: seed)
    let words = ["harga", "beras", "naik", "turun", "pasar", "hari", "ini", "2024", "15", "%"]
    return (0..<count).map { _ in
      let text = (0..<Int.random(in: 1...7, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }
      var unit = TranslationUnit.pair(
        text.joined(separator: " "), "of \(Int.random(in: 0..<4, using: &random))",
        origin: ["satu", "dua", "tiga", nil].randomElement(using: &random) ?? nil,
        position: Bool.random(using: &random) ? Int.random(in: 0..<40, using: &random) : nil,
        before: ["", "harga", nil].randomElement(using: &random) ?? nil)
      if Int.random(in: 0..<5, using: &random) == 0 {
        (unit.sourceLanguage, unit.targetLanguage) = (.english, .indonesian)
      }
      unit.created = Timestamp(seconds: Int64.random(in: 0..<5, using: &random))
      unit.changed = Timestamp(seconds: Int64.random(in: 5..<9, using: &random))
      unit.confidence = [nil, 0.5, 0.9].randomElement(using: &random) ?? nil
      unit.author = ["Sri", nil].randomElement(using: &random) ?? nil
      if Int.random(in: 0..<4, using: &random) == 0 {
        unit.record = "<tu tuid=\"\(Int.random(in: 0..<9, using: &random))\"/>"
        unit.recordHeader = "<header o=\"\(unit.origin ?? "")\"/>"
      }
      return unit
    }
  }

  private func everything(in memory: Memory) throws -> [TranslationUnit] {
    var units: [TranslationUnit] = []
    try memory.forEachUnit(in: UnitSelection(places: .every)) { units.append($1) }
    return units
  }

  @Test func aMemoryMadeOfOthersHoldsWhatTheyHold() throws {
    let (one, two, merged) = (try TemporaryMemory(), try TemporaryMemory(), try TemporaryMemory())
    try one.memory.write { writer in for unit in units(7, 300) { _ = try writer.add(unit) } }
    try two.memory.write { writer in for unit in units(9, 200) { _ = try writer.add(unit) } }
    let path = one.path + ".made"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let made = try Memory.join([one.memory, two.memory], at: path)
    for source in [one, two] { _ = try merged.memory.merge(source.memory) }
    #expect(made?.added == (try merged.units().count))
    #expect(made.map { $0.added + $0.merged } == (try one.units().count + two.units().count))
    let memory = try Memory(at: path, mode: .writing)
    #expect(try memory.check() == [])
    #expect(try everything(in: memory) == everything(in: merged.memory))
    // It is a memory of its own.
    try memory.write { writer in _ = try writer.add(.pair("baru", "new")) }
    #expect(try everything(in: memory).count == everything(in: merged.memory).count + 1)
    // One that is there is left as it is.
    #expect(try Memory.join([two.memory], at: path) == nil)
    let folder = try FileManager.default.contentsOfDirectory(
      atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path)
    #expect(!folder.contains { $0.contains("unfinished") })
  }

  @Test(arguments: [0, 100, 350]) func stoppedOnItsWayItLeavesNothing(units most: Int) throws {
    struct Stop: Error {}
    let (one, two) = (try TemporaryMemory(), try TemporaryMemory())
    try one.memory.write { writer in for unit in units(8, 300) { _ = try writer.add(unit) } }
    try two.memory.write { writer in for unit in units(9, 300) { _ = try writer.add(unit) } }
    let path = one.path + ".made"
    #expect(throws: Stop.self) {
      try Memory.join([one.memory, two.memory], at: path) { if $0 >= most { throw Stop() } }
    }
    let folder = try FileManager.default.contentsOfDirectory(
      atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path)
    #expect(!folder.contains { $0.contains(".made") })
  }

  @Test(arguments: 1...6) func mergedMemoriesEqualOne(seed: Int) throws {
    let whole = try TemporaryMemory()
    let merged = try TemporaryMemory()
    var queries: [String] = []
    for part in 0..<3 {
      let units = units(UInt64(seed * 10 + part), part == 2 ? 30 : 400)
      queries += units.prefix(40).map { $0.source + " lagi" }
      let one = try TemporaryMemory()
      for memory in [one.memory, whole.memory] {
        try memory.write { writer in for unit in units { _ = try writer.add(unit) } }
      }
      // Lists of the part keep identifiers of units that have gone.
      let gone = (1...20).map { Int64($0 * 3) }
      if part == 0 {
        for memory in [one.memory, whole.memory] {
          _ = try memory.write { writer in try writer.removeUnits(gone) }
        }
      }
      let there = try merged.units().count
      let change = try merged.memory.merge(Memory(at: one.path, mode: .reading))
      #expect(change.added == (try merged.units().count) - there)
      #expect(change.added + change.merged == (try one.units().count))
    }
    #expect(try merged.memory.check() == [])
    let (expected, reached) = (try everything(in: whole.memory), try everything(in: merged.memory))
    #expect(Set(reached) == Set(expected))
    #expect(reached.count == expected.count)
    for text in queries {
      for isExhaustive in [false, true] {
        let query = Query(text, minimumScore: 50, limit: 100, isExhaustive: isExhaustive)
        let matches = try [whole.memory, merged.memory].map { memory in
          Set(try memory.matches(for: query).map { "\($0.score) \($0.source) \($0.target)" })
        }
        #expect(matches[0] == matches[1])
      }
    }
  }

  @Test func whatWasAddedBeforeAndAfterIsFound() throws {
    let (one, into) = (try TemporaryMemory(), try TemporaryMemory())
    try one.add(("Harga beras naik.", "Rice is dearer."), ("Pasar itu tutup.", "The market is closed."))
    try into.add(("Harga beras naik tajam.", "Rice rose sharply."))
    _ = try into.memory.merge(Memory(at: one.path, mode: .reading))
    try into.add(("Harga beras turun.", "Rice is cheaper."))
    #expect(try into.memory.check() == [])
    let found = try into.memory.matches(for: Query("Harga beras naik.", minimumScore: 50)).map(\.target)
    #expect(Set(found) == ["Rice is dearer.", "Rice rose sharply.", "Rice is cheaper."])
  }

  @Test func whatStopsItLeavesNothing() throws {
    struct Stop: Error {}
    let (one, into) = (try TemporaryMemory(), try TemporaryMemory())
    try one.add(("satu", "one"), ("dua", "two"))
    #expect(throws: Stop.self) {
      try into.memory.merge(Memory(at: one.path, mode: .reading)) { if $0 == 2 { throw Stop() } }
    }
    #expect(try into.units().isEmpty)
    #expect(try into.memory.check() == [])
    // And nothing stands in the way of trying again.
    #expect(try into.memory.merge(one.memory).added == 2)
    #expect(try into.memory.check() == [])
  }
}

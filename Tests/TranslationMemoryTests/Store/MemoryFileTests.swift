import Foundation
import Testing
import Text

@testable import TranslationMemory

@Suite struct MemoryFileTests {
  private let unit = TranslationUnit(
    source: "Air surut.", target: "The water fell.", sourceLanguage: .indonesian, targetLanguage: .english)

  private func size(_ path: String) throws -> Int {
    try #require(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
  }

  @Test func theLogIsTakenInUnlessSomebodyReads() throws {
    let temporary = try TemporaryMemory()
    let writer = temporary.memory
    let reader = try Memory(at: writer.path, mode: .reading)
    try writer.write { _ = try $0.add(unit) }
    try reader.forEachUnit(in: UnitSelection()) { _, _ in
      try writer.write { _ = try $0.removeUnits([1]) }
      #expect(try !writer.gatherIntoFile())
    }
    #expect(try size(writer.path + "-wal") > 0)
    #expect(try writer.gatherIntoFile())
    #expect(try size(writer.path + "-wal") == 0)
    try writer.write { _ = try $0.add(unit) }
    #expect(try reader.statistics().units == 1)
  }

  /// A long import, too, sees it before it says that all is kept.
  @Test(arguments: [true, false])
  func nothingIsWrittenForAFileThatIsGone(isGoneBefore: Bool) throws {
    let temporary = try TemporaryMemory()
    let memory = temporary.memory
    func remove() throws { try FileManager.default.removeItem(atPath: memory.path) }
    if isGoneBefore { try remove() }
    #expect(throws: MemoryError.displaced(path: memory.path)) {
      try memory.write { writer in
        _ = try writer.add(unit)
        if !isGoneBefore { try remove() }
      }
    }
    #expect(try memory.statistics().units == 0)
  }
}

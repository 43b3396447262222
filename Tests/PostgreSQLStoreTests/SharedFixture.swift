import Foundation
import TestSupport
import Text
import TranslationMemory

@testable import PostgreSQLStore

/// A shared memory in a database of its own, and a memory in a file.
final class SharedFixture {
  let address: MemoryAddress
  let shared: SharedMemory
  let file: Memory
  private let folder: URL

  init() throws {
    let text = PostgreSQLCluster.shared?.makeDatabase() ?? ""
    guard let address = MemoryAddress(text) else { throw MemoryError.missing(path: text) }
    self.address = address
    shared = try SharedMemory(at: address, mode: .writing)
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("padanan-\(UUID().uuidString)")
    file = try Memory(at: folder.appendingPathComponent("test.sqlite").path, mode: .writing)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Another connection to the shared memory.
  func another(_ mode: Memory.Mode = .writing) throws -> SharedMemory {
    try SharedMemory(at: address, mode: mode)
  }
}

extension TranslationUnit {
  static func pair(_ source: String, _ target: String, origin: String? = nil) -> TranslationUnit {
    TranslationUnit(
      source: source, target: target, sourceLanguage: .indonesian, targetLanguage: .english, origin: origin)
  }
}

extension UnitStore {
  func units(in selection: UnitSelection = UnitSelection()) throws -> [TranslationUnit] {
    var units: [TranslationUnit] = []
    try forEachUnit(in: selection) { units.append($1) }
    return units
  }
}

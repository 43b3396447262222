import Foundation
import Text
import TranslationMemory

/// A memory in a folder of its own, gone when the value is.
final class TemporaryMemory {
  let folder: URL
  let memory: Memory

  var path: String { folder.appendingPathComponent("test.sqlite").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("padanan-\(UUID().uuidString)")
    memory = try Memory(at: folder.appendingPathComponent("test.sqlite").path, mode: .writing)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func add(_ pairs: (String, String)..., origin: String? = nil) throws {
    try memory.write { writer in
      for (source, target) in pairs { _ = try writer.add(.pair(source, target, origin: origin)) }
    }
  }

  func units() throws -> [TranslationUnit] {
    var units: [TranslationUnit] = []
    try memory.forEachUnit(in: UnitSelection()) { units.append($1) }
    return units
  }
}

/// A folder of its own, gone when the value is, and the path of a memory that is yet to be made in it.
final class EmptyFolder {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("padanan-\(UUID().uuidString)")

  var path: String { folder.appendingPathComponent("test.sqlite").path }

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: folder) }
}

extension TranslationUnit {
  static func pair(
    _ source: String, _ target: String, origin: String? = nil, position: Int? = nil, before: String? = nil,
    after: String? = nil
  ) -> TranslationUnit {
    TranslationUnit(
      source: source, target: target, sourceLanguage: .indonesian, targetLanguage: .english, origin: origin,
      position: position, before: before, after: after)
  }
}

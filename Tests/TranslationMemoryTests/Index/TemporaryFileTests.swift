import Foundation
import Testing

@testable import TranslationMemory

/// What is written is read, and nothing is left of it.
@Suite struct TemporaryFileTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("padan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  @Test func givesBackWhatItWasGiven() throws {
    try withFolder { folder in
      let file = try TemporaryFile(in: folder)
      let parts: [[UInt8]] = [[1, 2, 3], [], [UInt8](repeating: 7, count: 300_000), [4]]
      let ranges = try parts.map { try file.append($0) }
      #expect(file.size == 300_004)
      for (part, range) in zip(parts, ranges).reversed() {
        var bytes: [UInt8] = [9]
        try file.read(range, into: &bytes)
        #expect(bytes == [9] + part)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
  }

  @Test func saysWhereThereIsNoRoom() throws {
    try withFolder { folder in
      #expect {
        try TemporaryFile(in: folder + "/missing")
      } throws: { error in
        "\(error)".hasPrefix(
          folder + "/missing: a temporary file failed (No such file or directory); let TMPDIR")
      }
    }
  }
}

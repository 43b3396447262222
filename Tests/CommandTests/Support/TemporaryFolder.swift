import Foundation

/// A folder that goes when nobody needs it any more.
final class TemporaryFolder {
  let url: URL

  init() throws {
    // Resolved, because the command names files by their real paths.
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("padan-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func url(_ name: String) -> URL { url.appendingPathComponent(name) }

  /// The path of the memory that commands use by default here.
  var memory: String { url("memory.sqlite").path }

  /// Writes a file, making the folders it lies in.
  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func write(_ data: Data, to name: String) throws {
    try FileManager.default.createDirectory(
      at: url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url(name))
  }

  func read(_ name: String) throws -> String { try String(contentsOf: url(name), encoding: .utf8) }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: url(name).path) }

  /// Runs `padan` here.
  func padan(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) throws -> Command.Outcome {
    try Command.run(arguments, in: self, input: Data(input.utf8), environment: environment)
  }
}

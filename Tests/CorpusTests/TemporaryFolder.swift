import Foundation

/// A folder that exists while a test looks at it.
enum TemporaryFolder {
  /// Calls `body` with the path of a new folder that holds files with these texts.
  static func with<Result>(_ files: [String: String], _ body: (String) throws -> Result) throws -> Result {
    try with(bytes: files.mapValues { Array($0.utf8) }, body)
  }

  /// Calls `body` with the path of a new folder that holds files with these bytes.
  static func with<Result>(bytes files: [String: [UInt8]], _ body: (String) throws -> Result) throws -> Result
  {
    let manager = FileManager.default
    let root = manager.temporaryDirectory.appendingPathComponent("padanan-" + UUID().uuidString)
    try manager.createDirectory(at: root, withIntermediateDirectories: true)
    defer { try? manager.removeItem(at: root) }
    for (name, bytes) in files {
      let file = root.appendingPathComponent(name)
      try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    return try body(root.path)
  }
}

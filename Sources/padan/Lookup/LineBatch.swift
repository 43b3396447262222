/// Lines waiting to be answered together: as many as keep all processors busy, and no more text than fits well in memory.
struct LineBatch {
  private(set) var lines: [String] = []
  private var bytes = 0

  private static let mostLines = 1024
  private static let mostBytes = 1 << 20

  /// Whether it should be answered before more is added.
  var isFull: Bool { lines.count >= Self.mostLines || bytes >= Self.mostBytes }

  mutating func append(_ line: String) {
    lines.append(line)
    bytes += line.utf8.count
  }

  /// Takes all lines out.
  mutating func removeAll() -> [String] {
    defer { (lines, bytes) = ([], 0) }
    return lines
  }
}

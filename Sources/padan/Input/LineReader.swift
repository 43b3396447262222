/// The lines of a file or of standard input, one after another, as they come.
struct LineReader {
  private let file: InputFile
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// The number of the line that `next` returned last, from 1.
  private(set) var line = 0
  /// Called before waiting for more input.
  private let beforeReading: () throws -> Void
  /// What is longer is no line of text but a file of something else.
  private static let longest = 1 << 24

  /// Opens a file (`-` is standard input).
  init(_ path: String, beforeReading: @escaping () throws -> Void = {}) throws {
    file = try InputFile(path)
    self.beforeReading = beforeReading
  }

  /// The next line without its end (`\n` or `\r\n`); nil after the last.
  mutating func next() throws -> String? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return try text(buffer[start..<end])
      }
      if isAtEnd {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return try text(buffer[start...])
      }
      if start > 0 {
        buffer.removeFirst(start)
        start = 0
      }
      guard buffer.count <= Self.longest else {
        throw CommandFailure(
          .data, at: "\(FileName.shown(file.path)):\(line + 1)",
          "this line is longer than 16 MB; is this a text file?")
      }
      searched = buffer.count
      try beforeReading()
      isAtEnd = try !file.read(into: &buffer)
    }
  }

  private mutating func text(_ bytes: ArraySlice<UInt8>) throws -> String {
    line += 1
    var bytes = bytes.last == 0x0D ? bytes.dropLast() : bytes
    if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let column = TextFile.faultyPlace(in: bytes).column
      throw CommandFailure(
        .data, at: "\(FileName.shown(file.path)):\(line):\(column)",
        "this is not UTF-8 text; convert it first")
    }
    return text
  }
}

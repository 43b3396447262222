/// Whole texts from files.
enum TextFile {
  /// The text of a UTF-8 file (`-` is standard input), without a byte order mark.
  ///
  /// Bytes that are not UTF-8 are an error with line and column: text that was replaced silently is text lost.
  static func read(_ path: String) throws(CommandFailure) -> String {
    let file = try InputFile(path)
    var bytes: [UInt8] = []
    while try file.read(into: &bytes) {}
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: body, as: UTF8.self) else {
      throw failure(in: body, of: path)
    }
    return text
  }

  /// Where the bytes stop being UTF-8, and what they may be instead.
  private static func failure(in bytes: ArraySlice<UInt8>, of path: String) -> CommandFailure {
    let (line, column) = faultyPlace(in: bytes)
    let reason =
      if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
        "this is UTF-16; convert it to UTF-8 (`iconv -f UTF-16 -t UTF-8`)"
      } else if bytes.starts(with: [0x1F, 0x8B]) {
        "this is compressed; unpack it first (`gunzip`)"
      } else {
        "this is not UTF-8 text; convert it to UTF-8 first"
      }
    return CommandFailure(.data, at: "\(FileName.shown(path)):\(line):\(column)", reason)
  }

  /// The line and column, from 1, of the first byte that belongs to no UTF-8 character; columns are scalars.
  static func faultyPlace(in bytes: ArraySlice<UInt8>) -> (line: Int, column: Int) {
    var parser = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var (line, column) = (1, 1)
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) {
      if scalar.count == 1, scalar.first == 0x0A {
        (line, column) = (line + 1, 1)
      } else {
        column += 1
      }
    }
    return (line, column)
  }
}

internal import Exchange
internal import Glibc

/// Reads a text file whole, and strictly: what is not text is an error, with its place, and never repaired.
enum TextFile {
  /// The text of a file in UTF-8, or in UTF-16 if it begins with a byte order mark, which is dropped.
  static func text(of path: String) throws(ExchangeError) -> String {
    let bytes = try bytes(of: path)
    let text =
      if bytes.starts(with: [0xFF, 0xFE]) {
        try utf16(bytes, path: path) { UInt16($0) | UInt16($1) << 8 }
      } else if bytes.starts(with: [0xFE, 0xFF]) {
        try utf16(bytes, path: path) { UInt16($0) << 8 | UInt16($1) }
      } else {
        try utf8(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...], path: path)
      }
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw ExchangeError(.malformed, path: path, reason: "the file is empty; an article is wanted here")
    }
    return text
  }

  private static func utf8(_ bytes: ArraySlice<UInt8>, path: String) throws(ExchangeError) -> String {
    // No text has a NUL; UTF-16 without a mark and binary files do.
    if let place = bytes.firstIndex(of: 0) {
      throw malformed(
        bytes[..<place], path: path, reason: "a NUL byte: this is no text in UTF-8; convert the file")
    }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    // The longest valid beginning: where decoding first fails.
    var decoder = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var valid = bytes.startIndex
    while case .valid(let scalar) = decoder.parseScalar(from: &iterator) { valid += scalar.count }
    throw malformed(
      bytes[..<valid], path: path, reason: "not valid UTF-8; save the file as UTF-8 and try again")
  }

  private static func utf16(
    _ bytes: [UInt8], path: String, _ unit: (UInt8, UInt8) -> UInt16
  ) throws(ExchangeError) -> String {
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { unit(bytes[$0], bytes[$0 + 1]) }
    guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) else {
      throw ExchangeError(
        .malformed, path: path, reason: "not valid UTF-16; save the file as UTF-8 and try again")
    }
    return text
  }

  /// An error at the place that follows some valid bytes; the column counts Unicode scalars.
  private static func malformed(_ before: ArraySlice<UInt8>, path: String, reason: String) -> ExchangeError {
    let line = 1 + before.count { $0 == 0x0A }
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? before.startIndex
    // Every scalar has one byte that is not a continuation byte.
    let column = 1 + before[start...].count { $0 & 0xC0 != 0x80 }
    return ExchangeError(.malformed, path: path, line: line, column: column, reason: reason)
  }

  private static func bytes(of path: String) throws(ExchangeError) -> [UInt8] {
    // Not blocking, so that a pipe without a writer is told for what it is instead of being waited for.
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      let reason =
        errno == ENOENT
        ? "there is no such file" : "the file cannot be read: \(String(cString: strerror(errno)))"
      throw ExchangeError(.unreadable, path: path, reason: reason)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw ExchangeError(.unreadable, path: path, reason: "not a file; a text file is wanted here")
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += buffer[..<count]
      } else if errno != EINTR {
        throw ExchangeError(
          .inputOutput, path: path, reason: "reading failed: \(String(cString: strerror(errno)))")
      }
    }
  }
}

/// Texts of files, read strictly: what is not valid is an error with its place, and never repaired.
public enum TextFile {
  /// The whole text of a file, without a byte order mark.
  ///
  /// UTF-8, or UTF-16 that begins with a byte order mark; gzip, and zip of one file, are unpacked; `-` is standard
  /// input. An empty file is an empty text. A NUL is an error: no text has one; binary files do, and UTF-16 without
  /// its mark. Throws with line and column, which count Unicode scalars from 1.
  public static func text(of path: String) throws(ExchangeError) -> String {
    let source = try TextSource(ByteSource(text: path))
    var bytes: [UInt8] = []
    while case let piece = try source.next(), !piece.isEmpty {
      if let place = piece[...].firstIndex(ofByte: 0) {
        bytes += piece[..<place]
        throw ExchangeError(
          .malformed, path: path, line: 1 + bytes.count { $0 == 0x0A }, column: column(after: bytes),
          reason: "a NUL byte: this is no text in UTF-8, convert the file to UTF-8")
      }
      bytes += piece
    }
    // The source lets only valid UTF-8 through.
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The column of what follows a text.
  private static func column(after text: [UInt8]) -> Int {
    // Every scalar has one byte that does not continue it.
    1 + text.reversed().prefix { $0 != 0x0A }.count { $0 & 0xC0 != 0x80 }
  }
}

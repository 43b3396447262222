/// Texts of files, read strictly: what is not valid is an error with its place, and never repaired.
public enum TextFile {
  /// Bytes of a text that is held as a whole: some hundred books.
  private static let largest = 64 << 20

  /// The whole text of a file, without a byte order mark.
  ///
  /// UTF-8, or UTF-16 that begins with a byte order mark; gzip, and zip of one file, are unpacked; `-` is standard
  /// input. An empty file is an empty text. A NUL is an error: no text has one; binary files do, and UTF-16 without
  /// its mark. Throws with line and column, which count Unicode scalars from 1; and for more than 64 MiB, packed or not.
  public static func text(of path: String) throws(ExchangeError) -> String {
    let source = try TextSource(ByteSource(text: path), refusesNUL: true)
    var bytes: [UInt8] = []
    while case let piece = try source.next(), !piece.isEmpty {
      bytes += piece
      if bytes.count > largest { throw tooLong(path, limit: largest) }
    }
    // The source lets only valid UTF-8 through.
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Calls `body` with the text of a file a piece at a time, each of them valid UTF-8; otherwise as `text(of:)`.
  ///
  /// Memory is a few buffers, whatever the size of the file; a text of more than `limit` bytes, packed or not, is an
  /// error. Throws `ExchangeError`, and what `body` throws.
  public static func forEachPiece(
    of path: String, atMost limit: Int = .max, _ body: ([UInt8]) throws -> Void
  ) throws {
    let source = try TextSource(ByteSource(text: path), refusesNUL: true)
    var left = limit
    while case let piece = try source.next(), !piece.isEmpty {
      if piece.count > left { throw tooLong(path, limit: limit) }
      left -= piece.count
      try body(piece)
    }
  }

  private static func tooLong(_ path: String, limit: Int) -> ExchangeError {
    ExchangeError(
      .malformed, path: path,
      reason: "the text is longer than \((limit + 1) >> 20) MiB; split it into its articles or chapters")
  }
}

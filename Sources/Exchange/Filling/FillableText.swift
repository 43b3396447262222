/// The text of a file as UTF-8, a piece at a time, and the way back into the encoding that the file is in.
///
/// A class, since it owns an open file.
final class FillableText {
  /// The file as the user named it.
  let path: String
  private let pieces: () throws -> [UInt8]
  private let encoding: TextEncoding
  private let declaration: TextEncoding.Declaration
  private var encoder: CharacterEncoder?
  private var isFirst = true

  /// The text of `source`.
  ///
  /// Throws where its encoding is not known.
  init(_ source: ByteSource, declaration: TextEncoding.Declaration) throws(ExchangeError) {
    let text = try TextSource(source, declaration: declaration)
    (path, encoding, self.declaration) = (source.path, text.encoding, declaration)
    pieces = { try text.next() }
    encoder = encoding.name.flatMap { CharacterEncoder($0) }
  }

  /// A text that is made from a file, and written in UTF-8; `pieces` gives none at its end.
  init(madeFrom path: String, pieces: @escaping () throws -> [UInt8]) {
    (self.path, self.pieces, encoding, declaration) = (path, pieces, .utf8, .none)
  }

  /// The next text, without a byte order mark; none at the end.
  ///
  /// Throws where it is not valid.
  func next() throws -> [UInt8] { try pieces() }

  /// A piece of what is written, which follows the one before, in the encoding of the file.
  ///
  /// `substitute` spells a character that the encoding does not have. Throws where there is no such spelling.
  func encoded(
    _ text: [UInt8], substitute: (Unicode.Scalar) -> String?
  ) throws(ExchangeError) -> [UInt8] {
    let mark = isFirst ? self.mark : []
    isFirst = false
    guard let name = encoding.name else { return mark.isEmpty ? text : mark + text }
    guard let encoded = encoder?.encode(text, substitute: substitute) else {
      throw ExchangeError(
        .malformed, path: path,
        reason: "\(name) has no place for all characters of the translations: "
          + "convert the file to UTF-8")
    }
    return mark + encoded
  }

  /// Throws where the encoding has several spellings of a text (as ISO 2022 has), so that what stays could not be kept as it is.
  ///
  /// Reads the file, unless it is in UTF-8.
  func requireWayBack() throws(ExchangeError) {
    guard let name = encoding.name else { return }
    let failure = ExchangeError(
      .malformed, path: path, reason: "the file cannot be kept as it is in \(name): convert it to UTF-8")
    guard path != "-", let encoder = CharacterEncoder(name) else { throw failure }
    let text = try TextSource(try ByteSource(path), declaration: declaration)
    let file = try ByteSource(path)
    var expected = mark
    while true {
      let found = try file.next()[...]
      while expected.count < found.count, case let piece = try text.next(), !piece.isEmpty {
        guard let encoded = encoder.encode(piece, substitute: { _ in nil }) else { throw failure }
        expected += encoded
      }
      guard expected.starts(with: found) else { throw failure }
      expected.removeFirst(found.count)
      if found.isEmpty { break }
    }
    // The end of the text may have had no bytes of its own.
    guard expected.isEmpty, try text.next().isEmpty else { throw failure }
  }

  private var mark: [UInt8] {
    switch encoding.markLength {
    case 3: [0xEF, 0xBB, 0xBF]
    case 2: encoding.name == "UTF-16LE" ? [0xFF, 0xFE] : [0xFE, 0xFF]
    default: []
    }
  }
}

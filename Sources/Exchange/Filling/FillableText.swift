/// The whole text of a file as UTF-8, which can be written back in the encoding it came in.
struct FillableText {
  /// The text, valid UTF-8, without a byte order mark.
  let bytes: [UInt8]
  /// The file as the user named it.
  let path: String
  private let encoding: TextEncoding

  /// A text that is written in UTF-8.
  init(_ bytes: [UInt8], path: String) {
    (self.bytes, self.path, encoding) = (bytes, path, .utf8)
  }

  /// Reads all of `source`.
  ///
  /// Throws where it is not valid text.
  init(_ source: ByteSource, declaration: TextEncoding.Declaration) throws(ExchangeError) {
    path = source.path
    let text = try TextSource(source, declaration: declaration)
    encoding = text.encoding
    var bytes: [UInt8] = []
    while case let piece = try text.next(), !piece.isEmpty { bytes += piece }
    self.bytes = bytes
  }

  /// The text with changes, in the encoding of the file.
  ///
  /// `substitute` spells a character that the encoding does not have. Throws where there is no such spelling; and where
  /// the encoding has several spellings of a text (as ISO 2022 has), so that the rest could not be kept as it is.
  func bytes(
    with splices: Splices, substitute: (Unicode.Scalar) -> String?
  ) throws(ExchangeError) -> [UInt8] {
    let result = splices.applied(to: bytes)
    guard let name = encoding.name else {
      return (encoding.markLength == 3 ? [0xEF, 0xBB, 0xBF] : []) + result
    }
    let encoder = CharacterEncoder(name: name)
    let mark: [UInt8] = encoding.markLength == 2 ? (name == "UTF-16LE" ? [0xFF, 0xFE] : [0xFE, 0xFF]) : []
    guard let same = encoder.encode(bytes, substitute: { _ in nil }), try isWhatFileHolds(mark + same) else {
      throw ExchangeError(
        .malformed, path: path, reason: "the file cannot be kept as it is in \(name): convert it to UTF-8")
    }
    guard let encoded = encoder.encode(result, substitute: substitute) else {
      throw ExchangeError(
        .malformed, path: path,
        reason: "\(name) has no place for all characters of the translations: "
          + "convert the file to UTF-8")
    }
    return mark + encoded
  }

  private func isWhatFileHolds(_ expected: [UInt8]) throws(ExchangeError) -> Bool {
    let source = try ByteSource(path)
    var rest = expected[...]
    while case let piece = try source.next(), !piece.isEmpty {
      guard rest.starts(with: piece) else { return false }
      rest = rest.dropFirst(piece.count)
    }
    return rest.isEmpty
  }
}

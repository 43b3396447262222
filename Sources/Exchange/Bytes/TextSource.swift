internal import Glibc

/// The text of a file as UTF-8, a piece at a time, whatever encoding the file is in.
///
/// Every piece is valid UTF-8 and ends between two scalars. What is not valid is an error with its line and column:
/// nothing is ever replaced by U+FFFD.
final class TextSource {
  /// The file as the user named it.
  let path: String
  /// The encoding it is read in.
  let encoding: TextEncoding

  private let source: ByteSource
  private let decoder: CharacterDecoder?
  private let refusesNUL: Bool
  /// Bytes of a scalar whose end has not come yet.
  private var rest: [UInt8] = []
  private var isFirst = true
  private var hasEnded = false
  /// What is wrong after the text that was returned last.
  private var damage: ExchangeError?
  private var line = 1
  /// Scalars since the last line end, before the piece that is read now.
  private var column = 0

  /// The text of `source`; a NUL is an error where it is said to be refused.
  ///
  /// `name` is the encoding that the caller knows it to be in, whatever the file declares.
  /// Throws where its encoding is not known.
  init(
    _ source: ByteSource, declaration: TextEncoding.Declaration = .none, encoding name: String? = nil,
    refusesNUL: Bool = false
  ) throws(ExchangeError) {
    self.source = source
    self.refusesNUL = refusesNUL
    path = source.path
    do throws(TextEncoding.Unsupported) {
      encoding = try TextEncoding(head: source.head, declaration: declaration, known: name)
    } catch {
      throw ExchangeError(
        .malformed, path: source.path, line: 1,
        reason: "the encoding \(error.name) is not supported: convert the file to UTF-8")
    }
    decoder = encoding.name.flatMap { CharacterDecoder($0) }
    if let name = encoding.name, decoder == nil {
      throw ExchangeError(
        .malformed, path: path, line: 1,
        reason: "the encoding \(name) is not known: convert the file to UTF-8")
    }
  }

  /// The next text; none at the end.
  ///
  /// Throws at what is not valid, once all before it was returned.
  func next() throws(ExchangeError) -> [UInt8] {
    while true {
      if let damage { throw damage }
      if hasEnded { return [] }
      var bytes = try source.next()
      if bytes.isEmpty { hasEnded = true }
      if isFirst {
        isFirst = false
        bytes.removeFirst(min(encoding.markLength, bytes.count))
      }
      var (text, fault) = if let decoder { decode(bytes, with: decoder) } else { validate(bytes) }
      if refusesNUL, let place = text[...].firstIndex(ofByte: 0) {
        text.removeSubrange(place...)
        fault = "a NUL byte: this is no text in UTF-8, convert the file to UTF-8"
      }
      advance(over: text)
      damage = fault.map {
        ExchangeError(.malformed, path: path, line: line, column: column + 1, reason: $0)
      }
      if !text.isEmpty { return text }
    }
  }

  /// The valid text that bytes begin with, and what is wrong with those that follow.
  private func decode(_ bytes: [UInt8], with decoder: CharacterDecoder) -> (text: [UInt8], fault: String?) {
    let piece = decoder.decode(bytes, isLast: hasEnded)
    guard piece.isDamaged else { return (piece.text, nil) }
    return (piece.text, "these bytes are no text in \(decoder.name), the encoding of the file")
  }

  private func validate(_ bytes: [UInt8]) -> (text: [UInt8], fault: String?) {
    var text = rest.isEmpty ? bytes : rest + bytes
    rest = []
    guard let invalid = UTF8Validation.firstInvalid(in: text) else { return (text, nil) }
    let invalidBytes = text[invalid.offset...]
    text.removeLast(invalidBytes.count)
    if invalid.isCutOff && !hasEnded {
      rest = Array(invalidBytes)
      return (text, nil)
    }
    let byte = String(invalidBytes[invalid.offset], radix: 16, uppercase: true)
    return (text, "the byte 0x\(byte) is not valid UTF-8 here: convert the file to UTF-8")
  }

  /// Counts the lines of text that has been read, and the scalars of the last one.
  private func advance(over text: [UInt8]) {
    text.withUnsafeBufferPointer { text in
      guard let base = text.baseAddress else { return }
      var lastLine = 0
      while let found = memchr(base + lastLine, 0x0A, text.count - lastLine) {
        lastLine = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
        line += 1
        column = 0
      }
      // Scalars are the bytes that do not continue one.
      var scalars = 0
      for index in lastLine..<text.count { scalars &+= text[index] & 0xC0 == 0x80 ? 0 : 1 }
      column += scalars
    }
  }
}

internal import CXML
internal import Glibc

/// Turns bytes in another character encoding into UTF-8, strictly: what the encoding does not define is an error.
///
/// Over iconv (POSIX.1-2008), which libxml2's header brings.
final class CharacterDecoder {
  /// The name of the encoding, as the file gives it.
  let name: String
  private let converter: iconv_t
  /// The beginning of a character whose end has not come yet.
  private var rest: [UInt8] = []

  /// What a piece became.
  struct Piece {
    /// UTF-8, whole scalars.
    var text: [UInt8]
    /// Whether something undefined follows `text`.
    var isDamaged: Bool
  }

  /// A decoder; nil where the encoding is not known or is none that bytes of ASCII mean themselves in (UTF-16 excepted).
  ///
  /// That shuts out UTF-7, whose text can pass for other text, and EBCDIC.
  init?(_ name: String) {
    let usable = name.utf8.allSatisfy { $0.isASCIINameByte } && (1...40).contains(name.utf8.count)
    guard usable, let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else {
      return nil
    }
    self.name = name
    self.converter = converter
    if !name.hasPrefix("UTF-16") {
      // A tilde or backslash may be another sign (Shift_JIS).
      let ascii = [UInt8](0x20..<0x5C) + [UInt8](0x5D..<0x7E)
      let piece = decode(ascii, isLast: true)
      if piece.isDamaged || piece.text != ascii { return nil }
    }
  }

  deinit { iconv_close(converter) }

  /// Decodes the next bytes.
  func decode(_ bytes: [UInt8], isLast: Bool) -> Piece {
    var input = rest.isEmpty ? bytes : rest + bytes
    var left = input.count
    var isDamaged = false
    // No encoding takes more than three bytes of UTF-8 a byte, but for the four of a pair of surrogates.
    let text = [UInt8](unsafeUninitializedCapacity: input.count * 4 + 16) { output, count in
      output.withMemoryRebound(to: CChar.self) { output in
        input.withUnsafeMutableBytes { source in
          var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
          var to = output.baseAddress
          var room = output.count
          let status = iconv(converter, &from, &left, &to, &room)
          // An invalid sequence is EILSEQ; an incomplete one at the end is EINVAL, and no error before the last piece.
          if status == -1 {
            isDamaged = errno != EINVAL || isLast
          }
          count = output.count - room
        }
      }
    }
    rest = Array(input.suffix(left))
    return Piece(text: text, isDamaged: isDamaged)
  }
}

extension UInt8 {
  /// A letter or digit of ASCII, or a mark that the name of an encoding may have.
  fileprivate var isASCIINameByte: Bool {
    (0x41...0x5A).contains(self & 0xDF) || (0x30...0x39).contains(self)
      || [0x2D, 0x2E, 0x3A, 0x5F].contains(self)
  }
}

internal import CXML
internal import Glibc

/// Turns UTF-8 that comes in pieces into another character encoding.
///
/// Over iconv (POSIX.1-2008), which libxml2's header brings. A class, since it owns a converter.
final class CharacterEncoder {
  private let converter: iconv_t

  /// An encoder; nil where the encoding is not known.
  init?(_ name: String) {
    guard let converter = iconv_open(name, "UTF-8"), Int(bitPattern: converter) != -1 else { return nil }
    self.converter = converter
  }

  deinit { iconv_close(converter) }

  /// The next piece of the text, which ends between two scalars, in the encoding; nil where that has no place for a character and
  /// `substitute` gives none.
  ///
  /// `substitute` gives another spelling of such a character, in ASCII.
  func encode(_ text: [UInt8], substitute: (Unicode.Scalar) -> String?) -> [UInt8]? {
    var result: [UInt8] = []
    var rest = text[...]
    while !rest.isEmpty {
      var input = Array(rest)
      guard let left = convert(&input, &result) else { return nil }
      rest = rest.suffix(left)
      if left == 0 { break }
      // The conversion stopped before a character that the encoding does not have.
      guard let scalar = String(decoding: rest.prefix(4), as: UTF8.self).unicodeScalars.first,
        let spelling = substitute(scalar)
      else { return nil }
      var other = Array(spelling.utf8)
      guard convert(&other, &result) == 0 else { return nil }
      rest = rest.dropFirst(UTF8.width(scalar))
    }
    return result
  }

  /// Converts what can be; returns how many bytes are left, nil where iconv fails otherwise.
  private func convert(_ input: inout [UInt8], _ result: inout [UInt8]) -> Int? {
    var left = input.count
    // No encoding takes more than four bytes a byte of UTF-8, but for marks that switch states.
    var output = [UInt8](repeating: 0, count: input.count * 4 + 64)
    var room = output.count
    let status = input.withUnsafeMutableBytes { source in
      output.withUnsafeMutableBytes { goal in
        var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var to = goal.baseAddress?.assumingMemoryBound(to: CChar.self)
        return iconv(converter, &from, &left, &to, &room)
      }
    }
    if status == -1 && errno != EILSEQ { return nil }
    result += output[..<(output.count - room)]
    return left
  }
}

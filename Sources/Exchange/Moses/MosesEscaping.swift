/// The references that Moses' tools write for characters that mean something to its decoder.
///
/// The eight are those of its `escape-special-chars` script; `&bra;`, `&ket;` and `&bar;` of older releases are read too.
enum MosesEscaping {
  /// What is written for a byte; nil where it stands for itself.
  static func reference(for byte: UInt8) -> StaticString? {
    switch byte {
    case 0x26: "&amp;"
    case 0x7C: "&#124;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x27: "&apos;"
    case 0x22: "&quot;"
    case 0x5B: "&#91;"
    case 0x5D: "&#93;"
    default: nil
    }
  }

  /// What references stand for.
  private static let bytes: [(reference: [UInt8], byte: UInt8)] = [
    ("&amp;", 0x26), ("&#124;", 0x7C), ("&lt;", 0x3C), ("&gt;", 0x3E), ("&apos;", 0x27), ("&quot;", 0x22),
    ("&#91;", 0x5B), ("&#93;", 0x5D), ("&bar;", 0x7C), ("&bra;", 0x5B), ("&ket;", 0x5D),
  ].map { (Array($0.0.utf8), $0.1) }

  /// The text with its references undone, each once: `&amp;lt;` becomes `&lt;`.
  static func unescaped(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard line.firstIndex(ofByte: 0x26) != nil else { return line }
    var result: [UInt8] = []
    result.reserveCapacity(line.count)
    var rest = line
    while let ampersand = rest.firstIndex(ofByte: 0x26) {
      result += rest[..<ampersand]
      rest = rest[ampersand...]
      if let known = bytes.first(where: { rest.starts(with: $0.reference) }) {
        result.append(known.byte)
        rest = rest.dropFirst(known.reference.count)
      } else {
        result.append(0x26)
        rest = rest.dropFirst()
      }
    }
    result += rest
    return result[...]
  }
}

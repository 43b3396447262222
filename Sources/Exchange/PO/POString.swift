/// The strings of PO files: C's, in double quotes.
enum POString {
  /// What is wrong with a string.
  enum Fault: String, Error {
    case noQuotes = "a string in double quotes is wanted here"
    case notClosed = "the string is not closed on its line"
    case textAfter = "something stands after the closing quote"
    case escape = "this is no escape of PO: a backslash itself is written twice"
    case notUTF8 = "the escapes give no valid text"
  }

  /// The text of a string in quotes, escapes undone.
  static func unescaped(_ line: ArraySlice<UInt8>) throws(Fault) -> String {
    guard line.first == 0x22 else { throw .noQuotes }
    var bytes: [UInt8] = []
    var rest = line.dropFirst()
    while true {
      guard let byte = rest.first else { throw .notClosed }
      rest = rest.dropFirst()
      if byte == 0x22 { break }
      if byte == 0x5C { try readEscape(&rest, into: &bytes) } else { bytes.append(byte) }
    }
    guard rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { throw .textAfter }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
    return text
  }

  /// A text as a string in quotes; one that has line ends inside becomes several, a line each, as gettext writes it.
  static func quoted(_ text: String, lineEnd: String) -> String {
    var lines = [""]
    for scalar in text.unicodeScalars {
      let last = lines.count - 1
      switch scalar {
      case "\n":
        lines[last] += "\\n"
        lines.append("")
      case "\t": lines[last] += "\\t"
      case "\r": lines[last] += "\\r"
      case "\"": lines[last] += "\\\""
      case "\\": lines[last] += "\\\\"
      case "\u{7}": lines[last] += "\\a"
      case "\u{8}": lines[last] += "\\b"
      case "\u{B}": lines[last] += "\\v"
      case "\u{C}": lines[last] += "\\f"
      default: lines[last].unicodeScalars.append(scalar)
      }
    }
    if lines.count > 1, lines.last == "" { lines.removeLast() }
    let strings = (lines.count > 1 ? [""] : []) + lines
    return strings.map { "\"" + $0 + "\"" }.joined(separator: lineEnd)
  }

  private static func readEscape(_ rest: inout ArraySlice<UInt8>, into bytes: inout [UInt8]) throws(Fault) {
    guard let byte = rest.first else { throw .notClosed }
    if let character = simpleEscapes[byte] {
      rest = rest.dropFirst()
      return bytes.append(character)
    }
    let isHexadecimal = byte == 0x78
    let digits =
      isHexadecimal
      ? rest.dropFirst().prefix(2).prefix { UInt8(ascii: $0, radix: 16) != nil }
      : rest.prefix(3).prefix { UInt8(ascii: $0, radix: 8) != nil }
    let value = digits.reduce(0) { $0 * (isHexadecimal ? 16 : 8) + Int(UInt8(ascii: $1, radix: 16) ?? 0) }
    guard !digits.isEmpty, let character = UInt8(exactly: value) else { throw .escape }
    bytes.append(character)
    rest = rest[digits.endIndex...]
  }

  private static let simpleEscapes: [UInt8: UInt8] = [
    0x6E: 0x0A, 0x74: 0x09, 0x22: 0x22, 0x5C: 0x5C, 0x72: 0x0D, 0x61: 0x07, 0x62: 0x08, 0x66: 0x0C,
    0x76: 0x0B,
  ]
}

extension UInt8 {
  /// The value of a digit; nil for anything else.
  fileprivate init?(ascii byte: UInt8, radix: UInt8) {
    let value: UInt8? =
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x41...0x46, 0x61...0x66: (byte & 0xDF) - 0x37
      default: nil
      }
    guard let value, value < radix else { return nil }
    self = value
  }
}

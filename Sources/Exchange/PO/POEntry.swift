/// An entry of a PO file in the making.
struct POEntry {
  /// What a keyword begins.
  enum Part: Equatable, CustomStringConvertible {
    case context, source, plural
    case form(Int)

    /// The part that a keyword stands for; nil for any other word.
    init?(_ keyword: String) {
      switch keyword {
      case "msgctxt": self = .context
      case "msgid": self = .source
      case "msgid_plural": self = .plural
      case "msgstr": self = .form(0)
      default:
        guard keyword.hasPrefix("msgstr["), keyword.hasSuffix("]"),
          let index = UnitValues.count(keyword.dropFirst(7).dropLast()), index < 16
        else { return nil }
        self = .form(index)
      }
    }

    var description: String {
      switch self {
      case .context: "msgctxt"
      case .source: "msgid"
      case .plural: "msgid_plural"
      case .form: "msgstr"
      }
    }
  }

  /// The line on which it begins.
  var line = 0
  /// Whether it is marked as not yet checked.
  var isFuzzy = false
  private(set) var context: String?
  private(set) var source: String?
  private(set) var plural: String?
  private(set) var forms: [Int: String] = [:]
  private var part: Part?

  /// Whether no keyword has been read.
  var isEmpty: Bool { part == nil }
  /// Whether a translation has begun: a comment that comes now belongs to the next entry.
  var hasTranslation: Bool { !forms.isEmpty }

  /// Whether a part that comes now belongs to the next entry.
  func begins(with part: Part) -> Bool { hasTranslation && (part == .context || part == .source) }

  /// Begins a part; false where it is out of place.
  mutating func begin(_ part: Part) -> Bool {
    self.part = part
    switch part {
    case .context:
      guard context == nil, source == nil else { return false }
      context = ""
    case .source:
      guard source == nil else { return false }
      source = ""
    case .plural:
      guard source != nil, plural == nil, forms.isEmpty else { return false }
      plural = ""
    case .form(let index):
      guard source != nil, forms[index] == nil else { return false }
      forms[index] = ""
    }
    return true
  }

  /// Goes on with the part that began last.
  mutating func append(_ text: String) {
    switch part {
    case .context: context? += text
    case .source: source? += text
    case .plural: plural? += text
    case .form(let index): forms[index]? += text
    case nil: break
    }
  }

  /// The pairs that the entry gives.
  var pairs: [(source: String, target: String)] {
    guard let source, let first = forms[0] else { return [] }
    guard let plural else { return [(source, first)] }
    // A form that is not translated says nothing; the entry as a whole is then judged by form 0.
    let further = forms.keys.sorted().filter { $0 > 0 }.compactMap { forms[$0] }.filter { !$0.isEmpty }
    if first.isEmpty { return [(source, first)] }
    return [(source, first)] + (further.isEmpty ? [first] : further).map { (plural, $0) }
  }
}

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

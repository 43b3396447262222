/// A run of digits, letters or white space, or one other character: what placeables are read from.
struct Lexeme {
  enum Kind: UInt8 {
    /// ASCII digits.
    case digits
    /// Letters of a script with cases, with their marks.
    case letters
    /// A letter of a script without cases, or an ideograph: a word boundary on either side of it is possible.
    case uncased
    case space
    case other
  }

  var kind: Kind
  var range: Range<Int>

  /// The lexemes of a text, in order, without gaps; linear.
  static func lexemes(of text: [UInt16]) -> [Lexeme] {
    var lexemes: [Lexeme] = []
    lexemes.reserveCapacity(text.count / 3 + 4)
    var position = 0
    while position < text.count {
      let start = position
      let kind = kind(in: text, at: &position)
      if kind == .digits || kind == .letters || kind == .space {
        var next = position
        while next < text.count, Self.kind(in: text, at: &next, after: kind) == kind { position = next }
      }
      lexemes.append(Lexeme(kind: kind, range: start..<position))
    }
    return lexemes
  }

  /// The kind of the scalar at a position, which moves past it.
  private static func kind(in text: [UInt16], at position: inout Int, after previous: Kind? = nil) -> Kind {
    let unit = text[position]
    position += 1
    if unit < 0x80 {
      if (0x30...0x39).contains(unit) { return .digits }
      if (0x41...0x5A).contains(unit & 0xDF) { return .letters }
      return unit == 0x20 || (0x09...0x0D).contains(unit) ? .space : .other
    }
    var value = UInt32(unit)
    if UTF16.isLeadSurrogate(unit), position < text.count, UTF16.isTrailSurrogate(text[position]) {
      value = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(text[position]) - 0xDC00)
      position += 1
    }
    guard let scalar = Unicode.Scalar(value) else { return .other }
    if scalar.isUpperCase || scalar.isLowerCase { return .letters }
    if scalar.isCombining, previous == .letters { return .letters }
    if scalar.isLetter { return .uncased }
    return scalar.isWhiteSpace ? .space : .other
  }
}

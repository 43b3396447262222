/// A set of kinds of UTF-16 units, fine enough to tell abbreviations apart: each ASCII letter is a kind, digits are
/// one, the full stop is one, and so are white space, a few groups of ASCII's marks, and everything beyond ASCII.
struct SymbolSet: OptionSet, Hashable {
  let rawValue: UInt64

  /// The number of kinds.
  static let count = 61

  static let white = SymbolSet(rawValue: 1)
  static let lowerCase = SymbolSet(rawValue: (1 << 26 - 1) << 1)
  static let upperCase = SymbolSet(rawValue: (1 << 26 - 1) << 27)
  static let digit = SymbolSet(rawValue: 1 << 53)
  static let fullStop = SymbolSet(rawValue: 1 << 54)
  static let mark = SymbolSet(rawValue: 1 << 55 | 0xF << 57)
  static let beyondASCII = SymbolSet(rawValue: 1 << 56)
  static let letter: SymbolSet = [.lowerCase, .upperCase, .beyondASCII]
  static let any = SymbolSet(rawValue: 1 << 61 - 1)

  /// The kind of one unit.
  init(_ unit: UInt16) { self.init(rawValue: 1 << UInt64(Self.symbol(unit))) }
  init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The number of a unit's kind, below `count`.
  static func symbol(_ unit: UInt16) -> Int {
    if unit < 0x80 { return Int(ascii[Int(unit)]) }
    return unit.isWhiteSpace ? 0 : 56
  }

  /// The numbers of the kinds.
  var symbols: some Sequence<Int> {
    sequence(state: rawValue) { rest -> Int? in
      guard rest != 0 else { return nil }
      defer { rest &= rest - 1 }
      return rest.trailingZeroBitCount
    }
  }

  private static let ascii: [UInt8] = (0..<0x80).map { unit in
    switch unit {
    case 0x61...0x7A: UInt8(unit - 0x60)
    case 0x41...0x5A: UInt8(unit - 0x40 + 26)
    case 0x30...0x39: 53
    case 0x2E: 54
    case 0x20, 0x09...0x0D: 0
    case 0x21, 0x3F: 57
    case 0x22, 0x27: 58
    case 0x29: 59
    case 0x5D: 60
    default: 55
    }
  }
}

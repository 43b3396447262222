/// An exact decimal number of any size, as written: `1,50` and `1,5` are equal, and each remembers its digits.
public struct DecimalNumber: Hashable, Sendable {
  /// Whether it stands below zero.
  public let isNegative: Bool
  /// The digits before the decimal separator, ASCII, at least one, as written.
  public let integerDigits: String
  /// The digits after the decimal separator, ASCII, as written; empty where there are none.
  public let fractionDigits: String
  /// What the digits are multiplied by: 10 to this power (`miliar` is 9).
  public let exponent: Int

  /// A number from its ASCII digits.
  public init(
    isNegative: Bool = false, integerDigits: String, fractionDigits: String = "", exponent: Int = 0
  ) {
    self.isNegative = isNegative
    self.integerDigits = integerDigits.isEmpty ? "0" : integerDigits
    self.fractionDigits = fractionDigits
    self.exponent = exponent
  }

  /// The value without its spelling: `significand × 10^power`, the significand without zeros at its ends.
  private var canonical: (significand: Substring.UTF8View, power: Int) {
    let digits = Substring(integerDigits + fractionDigits).utf8.drop { $0 == 0x30 }
    let trailing = digits.reversed().prefix { $0 == 0x30 }.count
    let significand = digits.dropLast(trailing)
    return (significand, significand.isEmpty ? 0 : exponent - fractionDigits.utf8.count + trailing)
  }

  /// Whether the values are equal, however written.
  public static func == (a: DecimalNumber, b: DecimalNumber) -> Bool {
    let (x, y) = (a.canonical, b.canonical)
    return x.power == y.power && x.significand.elementsEqual(y.significand)
      && (a.isNegative == b.isNegative || x.significand.isEmpty)
  }

  /// Hashes the value, not its spelling.
  public func hash(into hasher: inout Hasher) {
    let (significand, power) = canonical
    hasher.combine(power)
    for digit in significand { hasher.combine(digit) }
  }

  /// The value as a small whole number; nil where it is a fraction, negative or above 9999.
  public var smallWhole: Int? {
    let (significand, power) = canonical
    guard !significand.isEmpty else { return 0 }
    guard !isNegative, power >= 0, significand.count + power <= 4 else { return nil }
    return Int(String(Substring(significand)) + String(repeating: "0", count: power))
  }

  /// The nearest value of type Double, for plural rules only.
  var approximation: Double {
    (Double("\(integerDigits).\(fractionDigits.isEmpty ? "0" : fractionDigits)e\(exponent)") ?? .infinity)
      * (isNegative ? -1 : 1)
  }

  /// The same value with the digits multiplied by a smaller or greater power of ten; nil beyond `±32` places.
  func rescaled(toExponent newExponent: Int) -> DecimalNumber? {
    let shift = exponent - newExponent
    guard abs(shift) <= 32 else { return nil }
    var integer = integerDigits
    var fraction = fractionDigits
    for _ in 0..<max(shift, 0) {
      integer.append(fraction.isEmpty ? "0" : fraction.removeFirst())
    }
    for _ in 0..<max(-shift, 0) {
      fraction.insert(integer.isEmpty ? "0" : integer.removeLast(), at: fraction.startIndex)
    }
    integer = String(integer.drop { $0 == "0" })
    return DecimalNumber(
      isNegative: isNegative, integerDigits: integer,
      fractionDigits: shift < 0 ? fraction.withoutTrailingZeros : fraction, exponent: newExponent)
  }

  /// The same value with no zeros at the end of its fraction.
  var withoutTrailingZeros: DecimalNumber {
    DecimalNumber(
      isNegative: isNegative, integerDigits: integerDigits,
      fractionDigits: fractionDigits.withoutTrailingZeros, exponent: exponent)
  }

  /// The same value with at least `count` digits in its fraction.
  func padded(toFraction count: Int) -> DecimalNumber {
    let missing = max(0, count - fractionDigits.utf8.count)
    return DecimalNumber(
      isNegative: isNegative, integerDigits: integerDigits,
      fractionDigits: fractionDigits + String(repeating: "0", count: missing), exponent: exponent)
  }
}

extension String {
  fileprivate var withoutTrailingZeros: String {
    String(dropLast(utf8.reversed().prefix { $0 == 0x30 }.count))
  }
}

/// One reading of one text.
struct PlaceableReader {
  let text: [UInt16]
  let conventions: LanguageConventions
  let lexemes: [Lexeme]
  private(set) var found: [Placeable] = []

  /// A placeable and the lexeme after it.
  typealias Reading = (placeable: Placeable, next: Int)

  init(text: [UInt16], conventions: LanguageConventions) {
    self.text = text
    self.conventions = conventions
    lexemes = Lexeme.lexemes(of: text)
  }

  mutating func read() {
    var index = 0
    while index < lexemes.count {
      let reading: Reading? =
        switch lexemes[index].kind {
        case .digits: date(atNumber: index) ?? time(at: index) ?? amount(at: index)
        case .letters: word(at: index)
        case .other: sign(at: index)
        case .space, .uncased: nil
        }
      if let reading, reading.next > index {
        found.append(reading.placeable)
        index = reading.next
      } else {
        index += 1
      }
    }
  }

  private func word(at index: Int) -> Reading? {
    let meaning = meaning(index)
    if let meaning {
      if meaning.weekday >= 0, let date = date(atWeekday: index, meaning) { return date }
      if meaning.month > 0, let date = date(atMonth: index) { return date }
      if let currency = meaning.currencyBefore, let money = money(from: index, through: index, currency) {
        return money
      }
      if meaning.role == .ordinalPrefix, let ordinal = ordinal(at: index) { return ordinal }
      if meaning.role == .zone, string(index) == string(index).uppercased() {
        return (
          Placeable(range: lexemes[index].range, value: .code(string(index)), form: .verbatim), index + 1
        )
      }
    }
    if unit(index + 1) == UInt16(ascii: "$"), lexemes[index].range.count <= 2, isUpperCase(index) {
      let currency = Self.dollars[string(index)] ?? "$"
      if let money = money(from: index, through: index + 1, currency) { return money }
    }
    if startsCode(index) { return code(from: index) }
    if let meaning, meaning.number >= 0 || meaning.ordinal > 0 {
      let value = DecimalNumber(integerDigits: String(meaning.ordinal > 0 ? meaning.ordinal : meaning.number))
      return (
        Placeable(
          range: lexemes[index].range, value: meaning.ordinal > 0 ? .ordinal(value) : .number(value),
          form: .number(NumberForm(isSpelledOut: true))), index + 1
      )
    }
    return nil
  }

  /// `BP3`, `COVID-19`, `IV/2004`, but not `pra-2004`.
  private func startsCode(_ index: Int) -> Bool {
    if kind(index + 1) == .digits { return true }
    guard kind(index + 2) == .digits else { return false }
    return switch unit(index + 1) {
    case UInt16(ascii: "-"): text[lexemes[index].range].contains { (0x41...0x5A).contains($0) }
    case UInt16(ascii: "/"), UInt16(ascii: "_"): true
    default: false
    }
  }

  private func sign(at index: Int) -> Reading? {
    guard let unit = unit(index) else { return nil }
    if let currency = Self.currencySigns[unit] { return money(from: index, through: index, currency) }
    guard unit == UInt16(ascii: "-") || unit == 0x2212, kind(index + 1) == .digits,
      index == 0 || kind(index - 1) == .space || self.unit(index - 1) == UInt16(ascii: "(")
    else { return nil }
    return amount(at: index + 1, startingAt: index, sign: string(index))
  }

  private static let currencySigns: [UInt16: String] = [
    0x24: "$", 0xA3: "GBP", 0xA5: "JPY", 0x20AC: "EUR", 0x20B9: "INR", 0x20A9: "KRW",
  ]
  private static let dollars = [
    "US": "USD", "AS": "USD", "S": "SGD", "A": "AUD", "AU": "AUD", "NZ": "NZD", "HK": "HKD", "C": "CAD",
    "NT": "TWD",
  ]

  // MARK: Looking at lexemes

  func kind(_ index: Int) -> Lexeme.Kind? {
    lexemes.indices.contains(index) ? lexemes[index].kind : nil
  }

  /// The code unit of a character that is no letter, digit or white space; nil for anything else.
  func unit(_ index: Int) -> UInt16? {
    guard kind(index) == .other, lexemes[index].range.count == 1 else { return nil }
    return text[lexemes[index].range.lowerBound]
  }

  func string(_ index: Int) -> String { string(index..<index + 1) }

  /// The text of some lexemes in a row.
  func string(_ indices: Range<Int>) -> String {
    guard !indices.isEmpty else { return "" }
    let units = text[range(indices)]
    guard units.allSatisfy({ $0 < 0x80 }) else { return String(decoding: units, as: UTF16.self) }
    // Most are a few digits; decoding UTF-16 costs several times as much as copying bytes.
    return String(unsafeUninitializedCapacity: units.count) { bytes in
      for (index, unit) in units.enumerated() { bytes[index] = UInt8(truncatingIfNeeded: unit) }
      return units.count
    }
  }

  /// Where some lexemes in a row stand; `indices` is not empty.
  func range(_ indices: Range<Int>) -> Range<Int> {
    lexemes[indices.lowerBound].range.lowerBound..<lexemes[indices.upperBound - 1].range.upperBound
  }

  func meaning(_ index: Int) -> WordMeaning? {
    kind(index) == .letters ? conventions.vocabulary.meaning(of: text[lexemes[index].range]) : nil
  }

  /// The index after one run of white space at `index`, if any.
  func skippingSpace(_ index: Int) -> Int { kind(index) == .space ? index + 1 : index }

  func startsWithCapital(_ index: Int) -> Bool {
    Unicode.Scalar(text[lexemes[index].range.lowerBound])?.isUpperCase ?? false
  }

  func isUpperCase(_ index: Int) -> Bool {
    text[lexemes[index].range].allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// The value of a run of at most four digits; nil for anything else.
  func smallNumber(_ index: Int) -> Int? {
    guard kind(index) == .digits, lexemes[index].range.count <= 4 else { return nil }
    return text[lexemes[index].range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  func digitCount(_ index: Int) -> Int { kind(index) == .digits ? lexemes[index].range.count : 0 }

  /// Whether the digits at an index go on after a dot, comma or colon: `8,5`, `2022.1`.
  func hasMoreDigits(after index: Int) -> Bool {
    guard let unit = unit(index + 1), kind(index + 2) == .digits else { return false }
    return unit == UInt16(ascii: ".") || unit == UInt16(ascii: ",") || unit == UInt16(ascii: ":")
  }
}

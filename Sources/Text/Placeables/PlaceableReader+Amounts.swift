/// Numbers, percentages, money, ranks and codes.
extension PlaceableReader {
  /// A number as it stands: its digits and separators.
  struct Numeral {
    enum Certainty {
      /// By the language's own rules.
      case plain
      /// By another's, and only with something that says it is a number: `1.5` in Indonesian.
      case foreign
      /// No number: `1.2.3`, `007`.
      case none
    }

    var integer: String
    var fraction = ""
    var form = NumberForm()
    var next: Int
    var certainty = Certainty.plain
  }

  /// Reads the digits at `index` with their separators.
  func numeral(at index: Int) -> Numeral {
    var runs = [index]
    var separators: [UInt16] = []
    var next = index + 1
    while kind(next + 1) == .digits, let separator = numberSeparator(at: next, groups: runs.count) {
      runs.append(next + 1)
      separators.append(separator)
      next += 2
    }
    let isZeroLed = digitCount(index) > 1 && text[lexemes[index].range.lowerBound] == 0x30
    var numeral = Numeral(integer: string(index), next: next)
    let isGrouped = { (runs: ArraySlice<Int>) in
      runs.count > 1 && digitCount(index) <= 3 && text[lexemes[index].range.lowerBound] != 0x30
        && runs.dropFirst().allSatisfy { digitCount($0) == 3 }
    }
    guard let last = separators.last, let lastRun = runs.last else {
      if isZeroLed { numeral.certainty = .none }
      return numeral
    }
    let (decimal, group) = (conventions.decimalSeparator, conventions.groupSeparator)
    let isOnlySort = separators.allSatisfy { $0 == last }
    // `in 5 300 people` or 5300: a common blank separates groups only where the language has blanks for it.
    if separators.contains(0x20), !Self.isBlank(group) {
      numeral.certainty = .none
      return numeral
    }
    if isOnlySort, isGrouped(runs[...]), isGroup(last) || (separators.count > 1 && last != group) {
      numeral.integer = runs.map { string($0) }.joined()
      numeral.form.groupSeparator = last
      return numeral
    }
    let head = separators.dropLast()
    let isHeadGrouped =
      head.isEmpty
      || (isGrouped(runs.dropLast()) && head.allSatisfy { $0 == head[0] && $0 != last })
    let isSuspicious = head.isEmpty && digitCount(index) >= 4 && digitCount(lastRun) >= 3
    guard isHeadGrouped, !isZeroLed, !isSuspicious, !Self.isBlank(last) else {
      numeral.certainty = .none
      return numeral
    }
    numeral.integer = runs.dropLast().map { string($0) }.joined()
    numeral.fraction = string(lastRun)
    numeral.form.groupSeparator = head.first
    numeral.form.decimalSeparator = last
    if last != decimal { numeral.certainty = head.isEmpty ? .foreign : .plain }
    return numeral
  }

  /// Whether a separator of groups of three is one in this language.
  private func isGroup(_ separator: UInt16) -> Bool {
    separator == conventions.groupSeparator || Self.isBlank(separator)
  }

  private static func isBlank(_ unit: UInt16) -> Bool {
    unit == 0x20 || unit == 0xA0 || unit == 0x202F || unit == 0x2009
  }

  private func numberSeparator(at index: Int, groups: Int) -> UInt16? {
    if let unit = unit(index) {
      let isSeparator =
        unit == UInt16(ascii: ".") || unit == UInt16(ascii: ",") || unit == conventions.groupSeparator
      return isSeparator ? unit : nil
    }
    guard kind(index) == .space, lexemes[index].range.count == 1, digitCount(index + 1) == 3,
      digitCount(index - 1) <= 3
    else { return nil }
    let unit = text[lexemes[index].range.lowerBound]
    return Self.isBlank(unit) ? unit : nil
  }

  /// `Rp1,5 miliar`, `US$ 20`: the currency is at `first...last`.
  func money(from first: Int, through last: Int, _ currency: String) -> Reading? {
    var number = last + 1
    if unit(number) == UInt16(ascii: "."), kind(last) == .letters { number += 1 }
    number = skippingSpace(number)
    guard kind(number) == .digits, first == 0 || kind(first - 1) != .letters else { return nil }
    return amount(at: number, startingAt: first, currency: currency)
  }

  /// `ke-8`, `ke8`.
  func ordinal(at index: Int) -> Reading? {
    let number = unit(index + 1) == UInt16(ascii: "-") ? index + 2 : index + 1
    guard kind(number) == .digits else { return nil }
    let numeral = numeral(at: number)
    guard numeral.certainty == .plain, numeral.fraction.isEmpty, kind(numeral.next) != .letters else {
      return nil
    }
    var form = numeral.form
    form.prefix = string(index..<number)
    let value = DecimalNumber(integerDigits: numeral.integer)
    return (
      Placeable(range: range(index..<numeral.next), value: .ordinal(value), form: .number(form)), numeral.next
    )
  }

  /// The number at `index` with all that belongs to it; with a currency before it, from `start` on.
  ///
  /// Without currency and sign there is always a reading: a code, if nothing else.
  func amount(at index: Int, startingAt start: Int? = nil, sign: String = "", currency: String? = nil)
    -> Reading?
  {
    let start = start ?? index
    let numeral = numeral(at: index)
    guard numeral.certainty != .none else {
      return start == index ? code(from: index, through: numeral.next) : nil
    }
    var form = numeral.form
    form.sign = sign
    if sign.isEmpty { form.prefix = string(start..<index) }
    var next = numeral.next
    let exponent = scale(at: &next, afterCurrency: currency != nil, &form)
    let number = DecimalNumber(
      isNegative: !sign.isEmpty, integerDigits: numeral.integer, fractionDigits: numeral.fraction,
      exponent: exponent)
    func reading(_ value: Placeable.Value) -> Reading {
      (Placeable(range: range(start..<next), value: value, form: .number(form)), next)
    }
    if let currency { return endsCleanly(next) ? reading(.money(number, currency: currency)) : nil }
    if let end = percentEnd(next), form.scale.isEmpty {
      form.suffix = string(next..<end)
      next = end
      return reading(.percentage(number))
    }
    if let (end, currency) = currencyEnd(next) {
      form.suffix = string(next..<end)
      next = end
      return reading(.money(number, currency: currency))
    }
    if exponent > 0 { return reading(.number(number)) }
    if meaning(next)?.role == .ordinalEnding, numeral.fraction.isEmpty {
      form.suffix = string(next)
      form.hasOrdinalEnding = true
      next += 1
      return reading(.ordinal(number))
    }
    guard numeral.certainty == .plain, endsCleanly(next) else {
      return start == index ? code(from: index) : nil
    }
    return reading(.number(number))
  }

  /// Reads scale words: ` juta`, `bn`, ` ribu triliun`; returns their power of ten together.
  private func scale(at next: inout Int, afterCurrency: Bool, _ form: inout NumberForm) -> Int {
    var exponent = 0
    let start = next
    while case let word = skippingSpace(next), let meaning = meaning(word), meaning.scale > 0,
      exponent < 24,
      afterCurrency || !meaning.isMoneyScale, kind(word + 1) != .digits
    {
      form.isScaleInFull = exponent == 0 && !meaning.isShortScale
      exponent += meaning.scale
      next = word + 1
    }
    form.scale = string(start..<next)
    return exponent
  }

  /// The end of `%`, ` persen`, ` per cent` at `index`.
  private func percentEnd(_ index: Int) -> Int? {
    let word = skippingSpace(index)
    if unit(word) == UInt16(ascii: "%") { return word + 1 }
    guard word > index, let role = meaning(word)?.role else { return nil }
    if role == .percent { return word + 1 }
    return role == .per && kind(word + 1) == .space && meaning(word + 2)?.role == .cent ? word + 3 : nil
  }

  /// The end of ` rupiah`, ` dolar AS`, ` US dollars` at `index`, and the currency.
  private func currencyEnd(_ index: Int) -> (end: Int, currency: String)? {
    guard kind(index) == .space else { return nil }
    let word = index + 1
    if string(word..<min(word + 1, lexemes.count)) == "US", kind(word + 1) == .space,
      meaning(word + 2)?.currencyAfter == "$"
    {
      return (word + 3, "USD")
    }
    guard let currency = meaning(word)?.currencyAfter else { return nil }
    if currency == "$", conventions.isIndonesian, kind(word + 1) == .space,
      meaning(word + 2)?.role == .country
    {
      return (word + 3, Self.dollarsOfCountries[string(word + 2).lowercased()] ?? "USD")
    }
    return (word + 1, currency)
  }

  private static let dollarsOfCountries = [
    "singapura": "SGD", "australia": "AUD", "hongkong": "HKD", "kanada": "CAD", "taiwan": "TWD",
  ]

  /// Whether what touches the end of a number leaves it a number: `26-year-old`, `5km`, `1990s`, `10-20`.
  private func endsCleanly(_ index: Int) -> Bool {
    switch kind(index) {
    case .letters:
      guard let meaning = meaning(index), meaning.isUnit else { return false }
      return lexemes[index].range.count > 1 || !isUpperCase(index)
    case .other:
      guard let unit = unit(index), let after = kind(index + 1) else { return true }
      switch unit {
      case UInt16(ascii: "-"):
        if after == .letters { return !startsWithCapital(index + 1) }
        let isChain =
          self.unit(index + 2) == unit && (kind(index + 3) == .digits || kind(index + 3) == .letters)
        return after != .digits || !isChain && kind(index + 2) != .letters
          || isUnit(index + 2)
      case UInt16(ascii: "/"): return after != .digits && !(after == .letters && startsWithCapital(index + 1))
      case UInt16(ascii: ":"): return after != .digits
      case UInt16(ascii: "_"), UInt16(ascii: "@"): return after != .digits && after != .letters
      default: return true
      }
    default: return true
    }
  }

  private func isUnit(_ index: Int) -> Bool { meaning(index)?.isUnit ?? false }

  /// Letters, digits and what joins them, from `index` on.
  func code(from index: Int, through end: Int? = nil) -> Reading {
    var next = end ?? index + 1
    while let kind = kind(next) {
      if kind == .letters || kind == .digits {
        next += 1
      } else if let unit = unit(next), let after = self.kind(next + 1), after == .letters || after == .digits
      {
        switch unit {
        case UInt16(ascii: "-"), UInt16(ascii: "/"), UInt16(ascii: "."), UInt16(ascii: "_"),
          UInt16(ascii: "&"),
          UInt16(ascii: "+"), UInt16(ascii: "@"):
          next += 2
        case UInt16(ascii: ","), UInt16(ascii: ":"):
          guard self.kind(next - 1) == .digits, after == .digits else { return finish() }
          next += 2
        default: return finish()
        }
      } else {
        break
      }
    }
    return finish()

    func finish() -> Reading {
      let range = range(index..<next)
      return (
        Placeable(
          range: range, value: .code(String(decoding: text[range], as: UTF16.self)), form: .verbatim), next
      )
    }
  }
}

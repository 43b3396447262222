/// How a number is written: separators, scale word, and what stands around the digits.
struct NumberForm: Hashable, Sendable {
  /// What stands before the digits: `Rp`, `US$ `, `ke-`.
  var prefix = ""
  /// The minus sign; empty for a positive number.
  var sign = ""
  /// The separator between groups of three digits; nil where none is written.
  var groupSeparator: UInt16?
  /// The decimal separator; nil where there is no fraction.
  var decimalSeparator: UInt16?
  /// The scale word with the blank before it: ` miliar`, `bn`.
  var scale = ""
  /// Whether the scale word is written in full.
  var isScaleInFull = false
  /// What stands after: `%`, ` per cent`, ` rupiah`, `th`.
  var suffix = ""
  /// Whether `suffix` is an English ordinal ending, to be chosen anew for another number.
  var hasOrdinalEnding = false
  /// Whether the number is a word, which the number forms below then do not describe.
  var isSpelledOut = false

  /// Whether `number`, written so, could be another in the other convention of points and commas: `1.125` and `1,125`,
  /// which say 1125 or a little more than one.
  func isAmbiguous(_ number: DecimalNumber) -> Bool {
    let whole = number.integerDigits.utf8.count
    if decimalSeparator == nil { return groupSeparator != nil && (4...6).contains(whole) }
    return groupSeparator == nil && whole <= 3 && number.integerDigits != "0"
      && number.fractionDigits.utf8.count == 3
  }

  /// Whether `number`, written so, may have been meant otherwise, as far as `other` of the same language shows.
  ///
  /// Its separators are used the other way round there; or it could be two numbers, and `other` does not use the
  /// separator alike. Where `other` has none, thousands by the language's own rules are believed, but not of a hundred.
  func contradicts(_ other: NumberForm, in number: DecimalNumber, ofHundred isPercentage: Bool) -> Bool {
    if let decimalSeparator, decimalSeparator == other.groupSeparator { return true }
    if let groupSeparator, groupSeparator == other.decimalSeparator { return true }
    guard isAmbiguous(number) else { return false }
    if decimalSeparator != nil { return decimalSeparator != other.decimalSeparator }
    let hasSeparator = other.groupSeparator != nil || other.decimalSeparator != nil
    return hasSeparator || isPercentage ? groupSeparator != other.groupSeparator : false
  }

  /// Whether both end in a sign (`%`), or both in a word (`persen`).
  func hasSameSuffixSort(as other: NumberForm) -> Bool {
    hasOrdinalEnding || suffix.contains("%") == other.suffix.contains("%")
  }

  /// The digits of a number in this form, with sign and separators.
  func digits(of number: DecimalNumber, isGrouped: Bool, group: UInt16, decimal: UInt16) -> String {
    var text = ""
    let digits = Array(number.integerDigits.unicodeScalars)
    for (index, digit) in digits.enumerated() {
      if isGrouped, index > 0, (digits.count - index) % 3 == 0 { text.append(separator: group) }
      text.unicodeScalars.append(digit)
    }
    if !number.fractionDigits.isEmpty {
      text.append(separator: decimal)
      text += number.fractionDigits
    }
    return text
  }
}

extension String {
  /// Appends a separator, which is never a surrogate.
  fileprivate mutating func append(separator: UInt16) {
    if let scalar = Unicode.Scalar(separator) { unicodeScalars.append(scalar) }
  }
}

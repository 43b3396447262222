/// Numbers in Roman letters: `Perang Dunia II`, `abad XIX`.
enum RomanNumeral {
  /// The value of a numeral in capitals, up to 39 and in its usual spelling; nil for other words.
  static func value(of units: ArraySlice<UInt16>) -> Int? {
    guard let first = units.first, [0x49, 0x56, 0x58].contains(first), units.count <= 7 else { return nil }
    return values[String(decoding: units, as: UTF16.self)]
  }

  private static let values: [String: Int] = {
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    var result: [String: Int] = [:]
    for number in 1..<40 {
      result[String(repeating: "X", count: number / 10) + ones[number % 10]] = number
    }
    return result
  }()
}

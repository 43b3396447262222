extension Timestamp: CustomStringConvertible {
  /// `2026-11-22T10:00:00Z`.
  public var description: String {
    let (year, month, day) = civilDate
    // Not `seconds - days * 86_400`, which overflows on the first of all days.
    let second = (seconds % 86_400 + 86_400) % 86_400
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2) + "T" + padded(second / 3600, 2)
      + ":" + padded(second / 60 % 60, 2) + ":" + padded(second % 60, 2) + "Z"
  }

  /// `20261122T100000Z`, as TMX writes it.
  public var compactDescription: String { description.filter { $0 != "-" && $0 != ":" } }

  /// Reads `2026-11-22`, `2026-11-22T10:00:00Z`, the compact form of TMX, or one with a zone `+07:00`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    var digits: [Int64] = []
    var zone: Int64 = 0
    var rest = Substring(text)
    func take(_ count: Int) -> Int64? {
      let head = rest.prefix(count)
      guard head.utf8.count == count, head.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      rest = rest.dropFirst(count)
      return Int64(head)
    }
    func skip(_ mark: Character) { if rest.first == mark { rest = rest.dropFirst() } }
    guard let year = take(4) else { return nil }
    skip("-")
    guard let month = take(2) else { return nil }
    skip("-")
    guard let day = take(2) else { return nil }
    if rest.first == "T" || rest.first == "t" || rest.first == " " {
      rest = rest.dropFirst()
      for index in 0..<3 {
        if index == 2 && (rest.isEmpty || rest.first == "Z") { break }
        guard let part = take(2) else { return nil }
        digits.append(part)
        skip(":")
      }
      if rest.first == "." { rest = rest.dropFirst().drop { $0.isNumber } }
      if let sign = rest.first, sign == "+" || sign == "-" {
        rest = rest.dropFirst()
        guard let hours = take(2) else { return nil }
        skip(":")
        zone = (hours * 3600 + (take(2) ?? 0) * 60) * (sign == "+" ? 1 : -1)
      } else if rest.first == "Z" || rest.first == "z" {
        rest = rest.dropFirst()
      }
    }
    guard rest.isEmpty, (1...12).contains(month), (1...31).contains(day) else { return nil }
    digits += [Int64](repeating: 0, count: 3 - digits.count)
    guard digits[0] < 24, digits[1] < 60, digits[2] <= 60 else { return nil }
    self.init(
      seconds: Self.days(year: year, month: month, day: day) * 86_400 + digits[0] * 3600 + digits[1] * 60
        + digits[2] - zone)
    guard digits[2] == 60 || Timestamp(seconds: seconds + zone).civilDate == (year, month, day) else {
      return nil
    }
  }

  /// Whole days since 1970-01-01, rounded down.
  private var days: Int64 { seconds / 86_400 - (seconds % 86_400 < 0 ? 1 : 0) }

  /// Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private var civilDate: (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9)
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    )
  }

  private func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

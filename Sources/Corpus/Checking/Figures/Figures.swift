internal import Text

/// The figures of a text: what it says in digits, and all that a figure of the other side may equal.
struct Figures {
  /// A figure that wants an equal: any of these values will do.
  private struct Demand {
    var spelling: String
    var values: [DecimalNumber]
    /// A day of the week that will do as well.
    var weekday: Int?
  }

  private var demands: [Demand] = []
  private var offers: Set<DecimalNumber> = []
  private var weekdays: Set<Int> = []

  /// The spellings of those figures that have no equal in another text, each once.
  func missing(in other: Figures) -> [String] {
    var result: [String] = []
    for demand in demands where result.last != demand.spelling {
      let isFound =
        demand.values.contains { other.offers.contains($0) }
        || demand.weekday.map { other.weekdays.contains($0) } ?? false
      if !isFound { result.append(demand.spelling) }
    }
    return result
  }

  /// Adds a number that may be meant.
  mutating func offer(_ value: DecimalNumber) { offers.insert(value) }

  /// Adds a whole number that may be meant.
  mutating func offer(_ value: Int) { offers.insert(DecimalNumber(integerDigits: String(value))) }

  /// Adds a placeable.
  mutating func add(_ placeable: Placeable, spelling: String) {
    switch placeable.value {
    case .number(let number), .percentage(let number), .money(let number, _), .ordinal(let number):
      add(number, spelling, isSpelledOut: placeable.isSpelledOut)
    case .date(let date): add(date, spelling)
    case .time(let time): add(time, spelling)
    case .code: addNumbers(of: spelling)
    }
  }

  private mutating func add(_ number: DecimalNumber, _ spelling: String, isSpelledOut: Bool) {
    // A sign may be a dash, and a unit said once: `15 to 20 million`, `15 juta hingga 20 juta`.
    var values = [
      DecimalNumber(
        integerDigits: number.integerDigits, fractionDigits: number.fractionDigits, exponent: number.exponent),
      DecimalNumber(integerDigits: number.integerDigits, fractionDigits: number.fractionDigits),
    ]
    // `1960s`, `tahun 60-an`; `2008–13`.
    if let year = number.smallWhole, (1000..<2100).contains(year) {
      values.append(DecimalNumber(integerDigits: String(year % 100)))
    }
    offers.formUnion(values)
    offerClock(number)
    // One is also said `a`, `se-` and by the singular.
    if !isSpelledOut && number.smallWhole != 1 { demands.append(Demand(spelling: spelling, values: values)) }
  }

  /// `Senin (24/10)` is how Indonesian papers write what others call Monday.
  private mutating func add(_ date: CalendarDate, _ spelling: String) {
    if let weekday = date.weekday { weekdays.insert(weekday) }
    if let day = date.day { demand(day, spelling, weekday: date.weekday) }
    if let year = date.year {
      demand(year, spelling, weekday: date.weekday)
      offer(year % 100)
    }
    // A month may be named, and is not asked for.
    if let month = date.month { offer(month) }
  }

  private mutating func add(_ time: ClockTime, _ spelling: String) {
    let hours = Self.hours(time.hour)
    demands.append(
      Demand(spelling: spelling, values: hours.map { DecimalNumber(integerDigits: String($0)) }))
    if time.minute > 0 { demand(time.minute, spelling) }
    offerClock(hours, minute: time.minute)
  }

  /// Offers what a number may be as a time of day, as in `3.30–5 p.m.`.
  private mutating func offerClock(_ number: DecimalNumber) {
    guard number.exponent == 0, number.integerDigits.utf8.count <= 2, number.fractionDigits.utf8.count == 2,
      let hour = Int(number.integerDigits), hour <= 24, let minute = Int(number.fractionDigits), minute < 60
    else { return }
    offerClock(Self.hours(hour), minute: minute)
  }

  /// The hour, and what the other clock, of twelve or twenty-four hours, has for it.
  private static func hours(_ hour: Int) -> [Int] {
    [hour, (hour + 12) % 24, hour % 12 == 0 ? 12 : hour % 12]
  }

  private mutating func offerClock(_ hours: [Int], minute: Int) {
    offer(minute)
    for hour in hours {
      offer(hour)
      let digits = (minute < 10 ? "0" : "") + String(minute)
      offers.insert(DecimalNumber(integerDigits: String(hour), fractionDigits: digits))
    }
  }

  /// The numbers of a code, each for itself (`COVID-19`, `34/2007`), its full stops and commas read in any way.
  private mutating func addNumbers(of spelling: String) {
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    let pieces = spelling.utf8.split { !isDigit($0) && $0 != 0x2E && $0 != 0x2C }
    for piece in pieces {
      let runs = piece.split { !isDigit($0) }.map { String(Substring($0)) }
      guard let first = runs.first else { continue }
      var values = [DecimalNumber(integerDigits: runs.joined())]
      if runs.count == 2 { values.append(DecimalNumber(integerDigits: first, fractionDigits: runs[1])) }
      offers.formUnion(values)
      if runs.count > 1 { offers.formUnion(runs.map { DecimalNumber(integerDigits: $0) }) }
      if runs != ["1"] { demands.append(Demand(spelling: spelling, values: values)) }
    }
  }

  private mutating func demand(_ value: Int, _ spelling: String, weekday: Int? = nil) {
    let number = DecimalNumber(integerDigits: String(value))
    offers.insert(number)
    demands.append(Demand(spelling: spelling, values: [number], weekday: weekday))
  }
}

/// A number, percentage, sum of money, date or time in a text: what changes between two uses of a sentence.
public struct Placeable: Hashable, Sendable {
  /// What a placeable means, whatever the language it is written in.
  public enum Value: Hashable, Sendable {
    /// A number, a year too: `3.000`, `2022`, `1,5 juta`.
    case number(DecimalNumber)
    /// So many of a hundred: `5,5%`, `20 persen`.
    case percentage(DecimalNumber)
    /// An amount in a currency, named by its ISO 4217 code or `$` where the text does not say which dollar.
    case money(DecimalNumber, currency: String)
    /// A rank: `ke-8`, `8th`, and as a word (`eighth`).
    case ordinal(DecimalNumber)
    /// A date or a part of one.
    case date(CalendarDate)
    /// A time of day.
    case time(ClockTime)
    /// Anything with digits that is copied as it stands: `34/PMK.011/2007`, `COVID-19`, `1.2.3`, `007`, `WIB`.
    case code(String)
  }

  /// The sort of value, for comparing two texts.
  public enum Kind: UInt8, Sendable {
    case number, percentage, money, ordinal, date, time, code
  }

  /// Where it stands, in UTF-16 code units of the text.
  public var range: Range<Int>
  /// What it means.
  public var value: Value
  /// How it is written.
  let form: Form

  init(range: Range<Int>, value: Value, form: Form) {
    self.range = range
    self.value = value
    self.form = form
  }

  /// How a placeable is written, so that another value can be written alike.
  enum Form: Hashable, Sendable {
    case number(NumberForm)
    case date(DateForm)
    case time(TimeForm)
    case verbatim
  }

  /// The sort of its value.
  public var kind: Kind {
    switch value {
    case .number: .number
    case .percentage: .percentage
    case .money: .money
    case .ordinal: .ordinal
    case .date: .date
    case .time: .time
    case .code: .code
    }
  }

  /// Whether it is a number or rank spelled as a word (`three`, `eighth`, `delapan`) rather than in digits.
  public var isSpelledOut: Bool {
    if case .number(let form) = form { form.isSpelledOut } else { false }
  }

  /// The number in it; nil for dates, times and codes.
  public var amount: DecimalNumber? {
    switch value {
    case .number(let number), .percentage(let number), .money(let number, _), .ordinal(let number): number
    case .date, .time, .code: nil
    }
  }
}

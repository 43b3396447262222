/// What a word means to a reader of numbers, dates and times; a word may mean several things (`Mar`, `min`).
struct WordMeaning: Sendable {
  enum Role: Sendable {
    case none
    /// `persen`, `percent`.
    case percent
    /// `per` and `cent` of `per cent`.
    case per, cent
    /// A time zone that a clock time is given in; the same in every language.
    case zone
    /// Says that a time follows: `pukul`, `jam`.
    case clock
    /// `am`, `pm`.
    case beforeNoon, afterNoon
    /// Parts of the day after a time on the 12-hour clock: `pagi`, `siang`, `sore`, `malam`.
    case morning, noon, afternoon, night
    /// `ke` of `ke-8`.
    case ordinalPrefix
    /// `st`, `nd`, `rd`, `th`.
    case ordinalEnding
    /// May stand between the parts of a date: `of`, `de`.
    case datePreposition
    /// Tells a weekday from a word spelled alike: `hari`.
    case day
    /// `AS`, `Amerika`, `Singapura`: which dollar.
    case country
  }

  var role = Role.none
  /// 1–12, and whether the spelling is the short one.
  var month = 0
  /// 0–6, -1 for none.
  var weekday = -1
  var isShortName = false
  /// Whether it is a month or weekday with a capital letter only.
  var needsCapital = false
  /// The power of ten of a scale word; 0 for none.
  var scale = 0
  var isShortScale = false
  /// Whether the scale word counts after a currency only: `m`, `k`.
  var isMoneyScale = false
  /// An ISO 4217 code, where the word stands before the digits (`Rp`) or after (`rupiah`).
  var currencyBefore: String?
  var currencyAfter: String?
  /// The number a word says; -1 for none.
  var number = -1
  /// The rank a word says; 0 for none.
  var ordinal = 0
  /// A unit that may touch the digits: `km`.
  var isUnit = false
}

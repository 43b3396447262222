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

/// The words of a language that have a meaning beside numbers.
struct Vocabulary: Sendable {
  /// ASCII words of at most 12 letters, by their packed key; the others by their case-folded spelling.
  private var packed: [UInt64: WordMeaning] = [:]
  private var spelled: [String: WordMeaning] = [:]

  /// The meaning of a word that stands in a text; nil for an ordinary word.
  func meaning(of word: some RandomAccessCollection<UInt16>) -> WordMeaning? {
    if let key = WordKey.packed(word) { return packed[key] }
    if spelled.isEmpty { return nil }
    return spelled[NormalForm.caseFolded(String(decoding: word, as: UTF16.self))]
  }

  /// Adds to what a word means.
  mutating func add(_ words: [String], _ change: (inout WordMeaning) -> Void) {
    for word in words {
      if let key = WordKey.packed(Array(word.utf16)) {
        change(&packed[key, default: WordMeaning()])
      } else {
        change(&spelled[NormalForm.caseFolded(word), default: WordMeaning()])
      }
    }
  }

  /// Adds the names of months and weekdays.
  mutating func add(_ names: DateNames) {
    for (index, spellings) in names.months.enumerated() {
      for (position, spelling) in spellings.enumerated() {
        add([spelling]) {
          $0.month = index + 1
          $0.isShortName = position > 0
          $0.needsCapital = DateNames.needsCapital(spelling)
        }
      }
    }
    for (index, spellings) in names.weekdays.enumerated() {
      for (position, spelling) in spellings.enumerated() {
        add([spelling]) {
          $0.weekday = index
          $0.isShortName = position > 0
          $0.needsCapital = DateNames.needsCapital(spelling)
        }
      }
    }
  }
}

/// Packs words into integers, to compare them without making strings.
enum WordKey {
  /// Up to 12 ASCII letters without case, five bits each; nil for any other word.
  static func packed(_ letters: some RandomAccessCollection<UInt16>) -> UInt64? {
    guard !letters.isEmpty, letters.count <= 12 else { return nil }
    var key: UInt64 = 0
    for letter in letters {
      let upper = letter & 0xFFDF
      guard (0x41...0x5A).contains(upper) else { return nil }
      key = key << 5 | UInt64(upper - 0x40)
    }
    return key
  }
}

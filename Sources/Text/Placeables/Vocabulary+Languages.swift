extension Vocabulary {
  /// Indonesian.
  static let indonesian: Vocabulary = {
    var words = Vocabulary.international
    words.add(.indonesian)
    words.add(["persen", "prosen"]) { $0.role = .percent }
    words.add(["pukul", "pkl", "jam"]) { $0.role = .clock }
    words.add(["pagi"]) { $0.role = .morning }
    words.add(["siang"]) { $0.role = .noon }
    words.add(["sore"]) { $0.role = .afternoon }
    words.add(["malam"]) { $0.role = .night }
    words.add(["ke"]) { $0.role = .ordinalPrefix }
    words.add(["hari"]) { $0.role = .day }
    words.add(["AS", "Amerika", "Singapura", "Australia", "Hongkong", "Kanada", "Taiwan"]) {
      $0.role = .country
    }
    words.add(scales: [3: ["ribu"], 6: ["juta"], 9: ["miliar", "milyar", "miliard"]])
    words.add(scales: [12: ["triliun", "trilyun", "trilliun", "triliyun"]])
    words.add(["rb"]) { ($0.scale, $0.isShortScale) = (3, true) }
    words.add(["jt"]) { ($0.scale, $0.isShortScale) = (6, true) }
    words.add(currencies: [
      "IDR": ["rupiah"], "$": ["dolar"], "EUR": ["euro"], "JPY": ["yen"], "MYR": ["ringgit"],
    ])
    words.add(currencies: ["GBP": ["poundsterling"], "CNY": ["yuan"], "THB": ["baht"], "KRW": ["won"]])
    words.add(numbers: [
      "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
      "sebelas",
    ])
    words.add(["seorang", "sebuah", "seekor"]) { $0.number = 1 }
    words.add(["seratus"]) { $0.number = 100 }
    words.add(["seribu"]) { $0.number = 1000 }
    words.add(["pertama", "kesatu"]) { $0.ordinal = 1 }
    for (rank, word) in ordinalWords(ofIndonesian: true).enumerated().dropFirst() {
      words.add([word]) { $0.ordinal = rank + 1 }
    }
    return words
  }()

  /// English.
  static let english: Vocabulary = {
    var words = Vocabulary.international
    words.add(.english)
    words.add(["percent", "pct"]) { $0.role = .percent }
    words.add(["per"]) { $0.role = .per }
    words.add(["cent"]) { $0.role = .cent }
    words.add(["am"]) { $0.role = .beforeNoon }
    words.add(["pm"]) { $0.role = .afterNoon }
    words.add(["st", "nd", "rd", "th"]) { $0.role = .ordinalEnding }
    words.add(["of"]) { $0.role = .datePreposition }
    words.add(["US"]) { $0.role = .country }
    words.add(scales: [3: ["thousand"], 6: ["million"], 9: ["billion"], 12: ["trillion"]])
    for (power, spellings) in [6: ["mn", "mln"], 9: ["bn"], 12: ["tn", "trn"]] {
      words.add(spellings) { ($0.scale, $0.isShortScale) = (power, true) }
    }
    for (power, spelling) in [3: "k", 6: "m", 9: "b"] {
      words.add([spelling]) { ($0.scale, $0.isShortScale, $0.isMoneyScale) = (power, true, true) }
    }
    words.add(currencies: [
      "IDR": ["rupiah", "rupiahs"], "$": ["dollar", "dollars"], "EUR": ["euro", "euros"],
    ])
    words.add(currencies: [
      "JPY": ["yen"], "MYR": ["ringgit"], "GBP": ["pounds"], "CNY": ["yuan"], "THB": ["baht"],
    ])
    words.add(numbers: [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve",
      "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ])
    for (index, word) in ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"].enumerated() {
      words.add([word]) { $0.number = 30 + 10 * index }
    }
    words.add(["hundred"]) { $0.number = 100 }
    words.add(["dozen"]) { $0.number = 12 }
    words.add(["once"]) { $0.number = 1 }
    words.add(["twice", "both"]) { $0.number = 2 }
    for (rank, word) in ordinalWords(ofIndonesian: false).enumerated() {
      words.add([word]) { $0.ordinal = rank + 1 }
    }
    return words
  }()

  /// What every language writes alike: currency codes and signs of letters, time zones, units of measurement.
  static let international: Vocabulary = {
    var words = Vocabulary()
    for code in [
      "IDR", "USD", "EUR", "GBP", "JPY", "SGD", "AUD", "MYR", "CNY", "THB", "CHF", "CAD", "HKD", "KRW",
    ] {
      words.add([code]) { ($0.currencyBefore, $0.currencyAfter) = (code, code) }
    }
    words.add(["Rp"]) { $0.currencyBefore = "IDR" }
    words.add(["RM"]) { $0.currencyBefore = "MYR" }
    words.add(["WIB", "WITA", "WIT", "GMT", "UTC"]) { $0.role = .zone }
    words.add([
      "km", "m", "cm", "mm", "kg", "g", "mg", "l", "ml", "ha", "ft", "mph", "kph", "lb", "lbs", "oz", "yd",
      "gb", "mb",
      "kb", "tb", "gram", "meter", "an", "s", "x", "kali", "hz", "khz", "mhz", "ghz", "kw", "mw", "kwh", "w",
      "v",
    ]) { $0.isUnit = true }
    return words
  }()

  /// The words for ranks from 1 on.
  static func ordinalWords(ofIndonesian isIndonesian: Bool) -> [String] {
    isIndonesian
      ? [
        "pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan", "kesembilan",
        "kesepuluh", "kesebelas",
      ]
      : [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh",
        "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
        "nineteenth",
        "twentieth",
      ]
  }

  private mutating func add(scales: [Int: [String]]) {
    for (power, spellings) in scales { add(spellings) { $0.scale = power } }
  }

  private mutating func add(currencies: [String: [String]]) {
    for (code, spellings) in currencies { add(spellings) { $0.currencyAfter = code } }
  }

  private mutating func add(numbers: [String]) {
    for (value, word) in numbers.enumerated() { add([word]) { $0.number = value } }
  }
}

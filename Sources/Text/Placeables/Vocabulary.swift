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

/// Tells which words of a text are part of a date and change with it as numbers do: the month of `6 Januari 2022`,
/// the weekday of `Saturday, 8 January`, the ending of `8th`.
///
/// Words are looked at only beside a number, so that `Mei`, `May` and `march` elsewhere stay words. Indonesian and
/// English are known; in other languages no word is part of a date.
public struct DateWords: Sendable {
  /// Spellings as keys (see `key(of:)`); those in the second list count only with a capital letter.
  private struct Names: Sendable {
    var anyCase: [UInt64] = []
    var capitalized: [UInt64] = []
  }

  private var months = Names()
  private var weekdays = Names()
  private let hasOrdinalEndings: Bool

  /// The date words of a language.
  public init(language: LanguageTag) {
    hasOrdinalEndings = language.language == "en"
    guard let names = Self.names(in: language) else { return }
    months = Self.keys(of: names.months)
    weekdays = Self.keys(of: names.weekdays)
  }

  /// For each token, whether it is a word of a date; nil where none is.
  ///
  /// `tokens` are those of `text` in order. Reads the words beside numbers only, and allocates nothing where the
  /// answer is nil. Linear in the number of tokens.
  public func marks(in tokens: [Token], of text: [UInt16]) -> [Bool]? {
    // Most texts have no number, and those that have one mostly no date: nothing is set up before it is needed.
    guard !months.anyCase.isEmpty, let first = tokens.firstIndex(where: { $0.kind == .number }) else {
      return nil
    }
    return marks(in: tokens, of: text, fromNumber: first)
  }

  /// All words that can be part of a date in a language, as they are spelt beside the right numbers.
  public static func spellings(in language: LanguageTag) -> [String] {
    guard let names = names(in: language) else { return [] }
    return Array((names.months + names.weekdays).joined()) + (language.language == "en" ? ordinals : [])
  }

  private static func names(in language: LanguageTag) -> DateNames? {
    switch language.language {
    case "id": .indonesian
    case "en": .english
    default: nil
    }
  }

  private func marks(in tokens: [Token], of text: [UInt16], fromNumber first: Int) -> [Bool]? {
    var marks: [Bool]?
    func mark(_ index: Int) {
      if marks == nil { marks = [Bool](repeating: false, count: tokens.count) }
      marks?[index] = true
    }
    for index in first..<tokens.count where tokens[index].kind == .number {
      var next = index + 1
      if hasOrdinalEndings, isOrdinalEnding(next, in: tokens, of: text) {
        mark(next)
        next += 1
        if key(of: next, in: tokens, of: text) == Self.of { next += 1 }
      }
      let length = tokens[index].range.count
      guard length <= 2 || length == 4 else { continue }
      if unit(next, in: tokens, of: text) == Self.hyphen { next += 1 }
      if isNamed(next, in: months, tokens, text) {
        mark(next)
        markWeekday(endingBefore: index)
      } else if unit(next, in: tokens, of: text) == Self.slash, next + 1 < tokens.count,
        tokens[next + 1].kind == .number
      {
        markWeekday(endingBefore: index)
      }
      var previous = index - 1
      let separator = unit(previous, in: tokens, of: text)
      // `January, 2022` is a date, `in January, 3 people` is none.
      if separator == Self.hyphen || (separator == Self.comma && length == 4) { previous -= 1 }
      if isNamed(previous, in: months, tokens, text) {
        mark(previous)
        markWeekday(endingBefore: previous)
      }
    }
    return marks

    /// Marks the weekday of `Sabtu, 8`, `Saturday, January`, `Sabtu (8`.
    func markWeekday(endingBefore date: Int) {
      var index = date - 1
      let separator = unit(index, in: tokens, of: text)
      if separator == Self.comma || separator == Self.parenthesis { index -= 1 }
      if isNamed(index, in: weekdays, tokens, text) { mark(index) }
    }
  }

  private static let hyphen: UInt16 = 0x2D
  private static let comma: UInt16 = 0x2C
  private static let slash: UInt16 = 0x2F
  private static let parenthesis: UInt16 = 0x28
  private static let of = key(ofLetters: Array("of".utf16))
  private static let ordinals = ["st", "nd", "rd", "th"]
  private static let ordinalEndings = ordinals.map { key(ofLetters: Array($0.utf16)) }

  /// The code unit of a mark of one unit; nil for anything else.
  private func unit(_ index: Int, in tokens: [Token], of text: [UInt16]) -> UInt16? {
    guard tokens.indices.contains(index), tokens[index].kind == .mark, tokens[index].range.count == 1 else {
      return nil
    }
    return text[tokens[index].range.lowerBound]
  }

  private func isNamed(_ index: Int, in names: Names, _ tokens: [Token], _ text: [UInt16]) -> Bool {
    let key = key(of: index, in: tokens, of: text)
    guard key != 0 else { return false }
    if names.anyCase.contains(key) { return true }
    return text[tokens[index].range.lowerBound] & 0x20 == 0 && names.capitalized.contains(key)
  }

  private func isOrdinalEnding(_ index: Int, in tokens: [Token], of text: [UInt16]) -> Bool {
    guard tokens.indices.contains(index), tokens[index].range.count == 2,
      tokens[index].range.lowerBound == tokens[index - 1].range.upperBound
    else { return false }
    return Self.ordinalEndings.contains(key(of: index, in: tokens, of: text))
  }

  private func key(of index: Int, in tokens: [Token], of text: [UInt16]) -> UInt64 {
    guard tokens.indices.contains(index), tokens[index].kind == .word else { return 0 }
    return Self.key(ofLetters: text[tokens[index].range])
  }

  /// The word's packed key; 0 for words that have none.
  private static func key(ofLetters letters: some RandomAccessCollection<UInt16>) -> UInt64 {
    WordKey.packed(letters) ?? 0
  }

  private static func keys(of spellings: [[String]]) -> Names {
    var names = Names()
    for spelling in spellings.joined() {
      let key = key(ofLetters: Array(spelling.utf16))
      guard key != 0 else { continue }
      if DateNames.needsCapital(spelling) { names.capitalized.append(key) } else { names.anyCase.append(key) }
    }
    return names
  }
}

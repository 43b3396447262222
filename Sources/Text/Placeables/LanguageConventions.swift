internal import CICU
internal import Synchronization

/// How a language writes numbers, dates and times.
final class LanguageConventions: Sendable {
  let language: LanguageTag
  let decimalSeparator: UInt16
  let groupSeparator: UInt16
  let names: DateNames
  let vocabulary: Vocabulary
  /// Whether a date of three numbers may also have its month first.
  let isMonthFirstPossible: Bool
  /// Whether it surely has.
  let isMonthFirst: Bool
  let isIndonesian: Bool
  let isEnglish: Bool

  private init(language: LanguageTag) {
    self.language = language
    isIndonesian = language.language == "id"
    isEnglish = language.language == "en"
    isMonthFirst = language.description == "en-US"
    isMonthFirstPossible = isEnglish && (isMonthFirst || language.description == "en")
    if isIndonesian {
      (decimalSeparator, groupSeparator, names, vocabulary) = (0x2C, 0x2E, .indonesian, .indonesian)
    } else if isEnglish {
      (decimalSeparator, groupSeparator, names, vocabulary) = (0x2E, 0x2C, .english, .english)
    } else {
      decimalSeparator = Self.separator(PADAN_SYMBOL_DECIMAL, of: language) ?? 0x2E
      groupSeparator = Self.separator(PADAN_SYMBOL_GROUP, of: language) ?? 0x2C
      names = DateNames(language: language)
      var vocabulary = Vocabulary.international
      vocabulary.add(names)
      vocabulary.add(["de", "del"]) { $0.role = .datePreposition }
      self.vocabulary = vocabulary
    }
  }

  private static let known = Mutex<[LanguageTag: LanguageConventions]>([:])

  /// The conventions of a language, read from ICU once and kept.
  static func of(_ language: LanguageTag) -> LanguageConventions {
    known.withLock { known in
      if let conventions = known[language] { return conventions }
      let conventions = LanguageConventions(language: language)
      // A bound, should a file name thousands of languages.
      if known.count >= 64 { known.removeAll() }
      known[language] = conventions
      return conventions
    }
  }

  private static func separator(_ symbol: Int, of language: LanguageTag) -> UInt16? {
    var units = [UInt16](repeating: 0, count: 8)
    let length = padan_number_symbol(language.description, Int32(symbol), &units, Int32(units.count))
    return length == 1 ? units[0] : nil
  }
}

extension DateNames {
  /// The names of a language in ICU; its own numerals (`1月`) are no names and left out.
  init(language: LanguageTag) {
    func name(_ kind: Int, _ index: Int) -> String? {
      var units = [UInt16](repeating: 0, count: 128)
      let length = padan_date_name(
        language.description, Int32(kind), Int32(index), &units, Int32(units.count))
      guard length > 0, length <= units.count else { return nil }
      let name = String(decoding: units[..<Int(length)], as: UTF16.self)
      let bare = name.hasSuffix(".") ? String(name.dropLast()) : name
      return bare.unicodeScalars.allSatisfy { $0.isUpperCase || $0.isLowerCase || $0.isCombining }
        ? bare : nil
    }
    func names(_ kinds: [Int], count: Int) -> [[String]] {
      (0..<count).map { index in
        kinds.compactMap { name($0, index) }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
      }
    }
    months = names([PADAN_NAMES_MONTHS, PADAN_NAMES_SHORT_MONTHS, PADAN_NAMES_STANDALONE_MONTHS], count: 12)
    weekdays = names([PADAN_NAMES_WEEKDAYS, PADAN_NAMES_SHORT_WEEKDAYS], count: 7)
  }
}

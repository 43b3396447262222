internal import CICU
internal import Synchronization

/// Words with a capital letter that change between two languages: `Jepang`, `Presiden`, `Selatan`.
///
/// A name that is none of these (`Sutrisno`, `Surabaya`, `Honda`) is written alike in both. The names of countries are
/// ICU's; the rest is a list of what is met in names, so other languages than Indonesian and English know countries only.
public final class TranslatedNames: Sendable {
  private let words: Set<String>
  private let titles: Set<String>
  private let affixes: [(prefixes: [String], suffixes: [String])]

  private init(from: LanguageTag, to: LanguageTag) {
    var words = Self.wordsOfCountries(from, differingIn: to)
    switch from.language {
    case "id":
      titles = Self.listed(Self.indonesianTitles)
      words.formUnion(Self.listed(Self.indonesian))
      // `Perusahaan`, `Kementerian`, `Menggunakan`: words of the language, whatever their capital.
      affixes = [
        (["per", "pem", "pen", "peng", "pel", "ke", "ber", "mem", "men", "meng"], ["an", "kan", "i", "nya"])
      ]
    case "en":
      titles = Self.listed(Self.englishTitles)
      words.formUnion(Self.listed(Self.english))
      // `Japanese`, `Turkish`, `Christianity`.
      affixes = [([""], ["ese", "ish", "ian", "ians", "ity", "ism", "ing", "tion", "ment", "ness"])]
    default: (titles, affixes) = ([], [])
    }
    self.words = words
  }

  private static let known = Mutex<[[LanguageTag]: TranslatedNames]>([:])

  /// The names of one language that change in another, gathered once and kept.
  public static func of(_ from: LanguageTag, to: LanguageTag) -> TranslatedNames {
    known.withLock { known in
      if let names = known[[from, to]] { return names }
      let names = TranslatedNames(from: from, to: to)
      // A bound, should a file name thousands of languages.
      if known.count >= 64 { known.removeAll() }
      known[[from, to]] = names
      return names
    }
  }

  /// Whether a word may be another one in the other language; its case does not matter.
  public func mayChange(_ word: String) -> Bool {
    let word = NormalForm.caseFolded(word)
    if words.contains(word) { return true }
    return affixes.contains { affix in
      affix.prefixes.contains { word.hasPrefix($0) && word.utf8.count >= $0.utf8.count + 5 }
        && affix.suffixes.contains { word.hasSuffix($0) && word.utf8.count >= $0.utf8.count + 3 }
    }
  }

  /// Whether a word is a title after which a person's name follows: `Bapak`, `Mrs`.
  public func isTitle(_ word: String) -> Bool { titles.contains(NormalForm.caseFolded(word)) }

  /// Whether a word in UTF-16 is a title that is written with a dot: `Mr`, `Dr`.
  public static func isAbbreviatedTitle(_ word: ArraySlice<UInt16>) -> Bool {
    ["mr", "mrs", "ms", "dr", "drs", "drg", "ir", "prof", "hj"].contains(
      String(decoding: word, as: UTF16.self).lowercased())
  }

  /// English words that tell whether a person is a man or a woman, which Indonesian leaves open.
  public static let genderedWords: Set<String> = [
    "he", "she", "his", "her", "him", "hers", "himself", "herself",
  ]

  private static func wordsOfCountries(_ from: LanguageTag, differingIn to: LanguageTag) -> Set<String> {
    func name(_ index: Int32, _ language: LanguageTag) -> String? {
      var units = [UInt16](repeating: 0, count: 256)
      let length = padan_country_name(language.description, index, &units, Int32(units.count))
      return length > 0 && length <= units.count
        ? String(decoding: units[..<Int(length)], as: UTF16.self) : nil
    }
    var words: Set<String> = []
    for index in 0..<padan_country_count() {
      guard let own = name(index, from), own != name(index, to) else { continue }
      words.formUnion(listed(NormalForm.caseFolded(own)))
    }
    return words
  }

  private static func listed(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}

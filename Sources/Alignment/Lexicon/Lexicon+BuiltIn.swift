internal import CResources
public import Text

extension Lexicon {
  /// The lexicon that comes with the program for a pair of languages; nil where there is none.
  ///
  /// There is one of Indonesian and English, for both directions.
  public static func builtIn(source: LanguageTag, target: LanguageTag) -> Lexicon? {
    switch (source.language, target.language) {
    case ("id", "en"): indonesianEnglish
    case ("en", "id"): indonesianEnglish.reversed
    default: nil
    }
  }

  /// The built-in lexicon and another one as one; nil where neither has an entry.
  static func builtIn(source: LanguageTag, target: LanguageTag, adding other: Lexicon?) -> Lexicon? {
    let entries = (builtIn(source: source, target: target)?.entries ?? []) + (other?.entries ?? [])
    return entries.isEmpty ? nil : Lexicon(entries: entries)
  }

  private static let indonesianEnglish = Lexicon(tabSeparated: indonesianEnglishFile)

  /// The text of the built-in file.
  static var indonesianEnglishFile: String {
    // Static storage of the C library: it lives as long as the program and never changes.
    let bytes = UnsafeBufferPointer(start: padan_lexicon_id_en_bytes(), count: padan_lexicon_id_en_size)
    return String(decoding: bytes, as: UTF8.self)
  }
}

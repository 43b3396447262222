internal import Text

/// A group of letters that a language is written in; those told apart that whole languages go by.
enum WritingSystem: Hashable {
  case latin, greek, cyrillic, armenian, hebrew, arabic, devanagari, bengali, gurmukhi, gujarati, tamil,
    telugu
  case kannada, malayalam, sinhala, thai, lao, burmese, georgian, ethiopic, khmer, eastAsian

  /// The writing system of a letter by its block (Unicode Standard, Blocks.txt); nil for anything else.
  init?(of scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: self = .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
    case 0x400...0x52F: self = .cyrillic
    case 0x531...0x58F: self = .armenian
    case 0x5D0...0x5F4: self = .hebrew
    case 0x620...0x64A, 0x671...0x6D3, 0x750...0x77F: self = .arabic
    case 0x904...0x939, 0x958...0x961: self = .devanagari
    case 0x985...0x9E3: self = .bengali
    case 0xA05...0xA74: self = .gurmukhi
    case 0xA85...0xAE3: self = .gujarati
    case 0xB85...0xBB9: self = .tamil
    case 0xC05...0xC39: self = .telugu
    case 0xC85...0xCB9: self = .kannada
    case 0xD05...0xD39: self = .malayalam
    case 0xD85...0xDC6: self = .sinhala
    case 0xE01...0xE4F: self = .thai
    case 0xE81...0xEDF: self = .lao
    case 0x1000...0x109F: self = .burmese
    case 0x10A0...0x10FF: self = .georgian
    case 0x1200...0x137F: self = .ethiopic
    case 0x1780...0x17B3: self = .khmer
    case 0x3041...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0x1100...0x11FF, 0x3105...0x312F:
      self = .eastAsian
    default: return nil
    }
  }

  /// The writing system of a language; nil where it has several, or is not known here.
  init?(of language: LanguageTag) {
    // A tag with a script or a variant says more than the language alone.
    let subtags = language.description.split(separator: "-").dropFirst()
    guard !subtags.contains(where: { $0.utf8.count >= 4 }),
      let known = Self.byLanguage[language.language]
    else { return nil }
    self = known
  }

  private static let byLanguage: [String: WritingSystem] = {
    let table: [(WritingSystem, String)] = [
      (
        .latin,
        "id en ms jv su de fr es pt it nl da sv nb nn no fi is et lv lt pl cs sk sl hr hu ro sq tr vi tl fil ca eu gl ga cy sw af mt"
      ),
      (.greek, "el"), (.cyrillic, "ru uk be bg mk"), (.armenian, "hy"), (.hebrew, "he yi"),
      (.arabic, "ar fa ur ps"), (.devanagari, "hi mr ne"), (.bengali, "bn as"), (.gujarati, "gu"),
      (.tamil, "ta"), (.telugu, "te"), (.kannada, "kn"), (.malayalam, "ml"), (.sinhala, "si"), (.thai, "th"),
      (.lao, "lo"), (.burmese, "my"), (.georgian, "ka"), (.ethiopic, "am ti"), (.khmer, "km"),
      (.eastAsian, "zh ja ko"),
    ]
    var result: [String: WritingSystem] = [:]
    for (system, languages) in table {
      for language in languages.split(separator: " ") { result[String(language)] = system }
    }
    return result
  }()
}

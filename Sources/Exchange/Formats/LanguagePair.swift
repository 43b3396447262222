internal import Text

/// The languages wanted, and how well a tag in a file fits them.
struct LanguagePair {
  /// The source language.
  var from: LanguageTag
  /// The target language.
  var to: LanguageTag

  /// How well a tag fits a language that is wanted; smaller is better.
  enum Fit: Int, Comparable {
    /// The same tag.
    case exact
    /// One is a wider form of the other: `en`, `en-GB`.
    case wider
    /// Another form of the language: `en-US`, `en-GB`.
    case sibling

    static func < (a: Fit, b: Fit) -> Bool { a.rawValue < b.rawValue }

    /// The fit of `tag` to `wanted`, nil where they are different languages.
    init?(_ tag: LanguageTag, to wanted: LanguageTag) {
      if tag == wanted {
        self = .exact
      } else if tag.matches(wanted) {
        self = .wider
      } else if tag.language == wanted.language {
        self = .sibling
      } else {
        return nil
      }
    }
  }

  /// What a text beside one in this language is in: the other one of the two, or the target language where it is neither.
  func other(than language: LanguageTag) -> LanguageTag {
    guard let asTarget = Fit(language, to: to) else { return to }
    // Between two forms of one language the better reading wins.
    return Fit(language, to: from).map { $0 <= asTarget } ?? false ? to : from
  }

  /// Whether texts in these languages are what is wanted.
  func fits(source: LanguageTag, target: LanguageTag) -> Bool {
    guard let asSource = Fit(source, to: from), let asTarget = Fit(target, to: to) else { return false }
    // Between two forms of one language the better reading wins: en-GB, en-US is not en-US, en-GB.
    if let crossSource = Fit(source, to: to), let crossTarget = Fit(target, to: from) {
      return asSource.rawValue + asTarget.rawValue <= crossSource.rawValue + crossTarget.rawValue
    }
    return true
  }
}

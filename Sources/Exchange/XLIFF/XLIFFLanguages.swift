internal import Text

/// The languages of an XLIFF file, or of one `file` in it.
///
/// Tools that prepare a file for translation often leave the target language out, or empty, and nobody puts it in.
struct XLIFFLanguages {
  /// What is said of a language.
  enum Name: Equatable {
    case notNamed
    /// Something that is no tag.
    case unknown
    case known(LanguageTag)
  }

  private(set) var source = Name.notNamed
  private(set) var target = Name.notNamed
  private let wanted: LanguagePair
  /// What the name of the file says plainly of the target language.
  private let nameOfFile: LanguageTag?

  /// Not named yet.
  init(wanted: LanguagePair, _ names: FileNameLanguages) {
    self.wanted = wanted
    nameOfFile = names.plain
  }

  /// Takes what attributes say; without a value they say nothing.
  mutating func name(source: String?, target: String?) {
    if let source, !source.isBlank { self.source = LanguageTag(source).map { .known($0) } ?? .unknown }
    if let target, !target.isBlank { self.target = LanguageTag(target).map { .known($0) } ?? .unknown }
  }

  /// Both tags, of which one that is not named is that of the file's name, or guessed; nil where what is named is no tag.
  var pair: (source: LanguageTag, target: LanguageTag)? {
    switch (source, target) {
    case (.unknown, _), (_, .unknown): nil
    case (.known(let source), .known(let target)): (source, target)
    case (.known(let source), .notNamed): (source, nameOfFile ?? wanted.other(than: source))
    case (.notNamed, .known(let target)): (wanted.other(than: target), target)
    case (.notNamed, .notNamed): (wanted.from, wanted.to)
    }
  }

  /// The only one that is named; nil where both are, if one by the file's name, or none.
  var only: LanguageTag? {
    switch (source, target) {
    case (.known(let tag), .notNamed): nameOfFile == nil ? tag : nil
    case (.notNamed, .known(let tag)): tag
    default: nil
    }
  }

  /// What a target language that is not named is taken for; nil where it is named, or the source is in another language.
  var guess: LanguageTag? {
    guard case (.known(let source), .notNamed) = (source, target), nameOfFile == nil,
      [wanted.from, wanted.to].contains(where: { LanguagePair.Fit(source, to: $0) != nil })
    else { return nil }
    return wanted.other(than: source)
  }
}

public import Text
public import TranslationMemory

/// The sides of a match with their inline codes, as the content of a TMX `seg`; nil for a side that has none.
public struct MatchMarkup {
  /// The text in the query's language.
  public let source: String?
  /// The text in the other language.
  public let target: String?

  /// The markup of a match of a query between these languages.
  public init(of match: Match, from: LanguageTag, to: LanguageTag) {
    let record = match.record.map(TMXRecord.init)
    source = record?.markup(of: match.source, in: from)
    target = record?.markup(of: match.target, in: to)
  }
}

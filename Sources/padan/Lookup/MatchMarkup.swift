import Exchange
import Text
import TranslationMemory

/// The sides of a match with their inline codes, as the content of a TMX `seg`; nil for a side that has none.
struct MatchMarkup {
  let source: String?
  let target: String?

  /// The markup of a match of a query between these languages.
  init(of match: Match, from: LanguageTag, to: LanguageTag) {
    let record = match.record.map(TMXRecord.init)
    source = record?.markup(of: match.source, in: from)
    target = record?.markup(of: match.target, in: to)
  }
}

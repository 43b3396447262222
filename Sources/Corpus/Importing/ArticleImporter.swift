public import Text
public import TranslationMemory

/// Cleans, splits and aligns article pairs into translation units.
public final class ArticleImporter {
  /// An importer for a pair of languages.
  public init(from: LanguageTag, to: LanguageTag) throws {}

  /// The units of a pair of articles in text order: two-sided beads, each with origin, position, neighbours, author, date and confidence.
  public func units(of pair: ArticlePair) throws -> [TranslationUnit] { [] }
}

public import Alignment
internal import Exchange
public import Text
public import TranslationMemory

/// Cleans, splits and aligns article pairs into translation units.
///
/// Not thread-safe: one for each worker.
public final class ArticleImporter {
  private let from: LanguageTag
  private let to: LanguageTag
  private let cleaners: (source: ArticleCleaner, target: ArticleCleaner)
  private let segmenters: (source: Segmenter, target: Segmenter)
  private let aligner: Aligner

  /// An importer for a pair of languages, which knows the words of `lexicon` besides those that are built in.
  public init(from: LanguageTag, to: LanguageTag, lexicon: Lexicon? = nil) throws {
    self.from = from
    self.to = to
    cleaners = (try ArticleCleaner(language: from), try ArticleCleaner(language: to))
    segmenters = (
      try Segmenter(language: from, rules: .builtIn), try Segmenter(language: to, rules: .builtIn)
    )
    aligner = Aligner(source: from, target: to, lexicon: lexicon)
  }

  /// The units of a pair of articles in text order: two-sided beads, each with origin, position, neighbours,
  /// author, date and confidence.
  ///
  /// The same files and the same lexicon give the same units, always.
  ///
  /// Throws `ExchangeError` for a file that cannot be read or is no text.
  public func units(of pair: ArticlePair) throws -> [TranslationUnit] { try alignment(of: pair).units }

  /// All that becomes of a pair of articles: units, and what gives none.
  ///
  /// Throws `ExchangeError` for a file that cannot be read or is no text.
  public func alignment(of pair: ArticlePair) throws -> ArticleAlignment {
    let source = try cleaners.source.article(at: pair.source)
    let target = try cleaners.target.article(at: pair.target)
    let sourceSegments = try segmenters.source.segments(in: source.text)
    let targetSegments = try segmenters.target.segments(in: target.text)
    let aligned = aligner.aligned(sourceSegments, targetSegments)
    return ArticleAlignment(
      pair: pair, from: from, to: to, source: source, target: target, sourceSegments: aligned.source,
      targetSegments: aligned.target, beads: aligned.beads)
  }
}

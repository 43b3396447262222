public import Alignment
public import Text
public import TranslationMemory

/// A pair of articles, cleaned, split and aligned.
public struct ArticleAlignment: Hashable, Sendable {
  /// The pair.
  public var pair: ArticlePair
  /// The language of the source.
  public var from: LanguageTag
  /// The language of the target.
  public var to: LanguageTag
  /// The source, cleaned.
  public var source: Article
  /// The target, cleaned.
  public var target: Article
  /// The segments of the cleaned source, cut where the alignment shows that a sentence ends.
  public var sourceSegments: [Segment]
  /// The segments of the cleaned target, cut likewise.
  public var targetSegments: [Segment]
  /// The beads over these segments, in text order.
  public var beads: [Bead]

  /// The beads of one side only: text that has no translation, or no source.
  ///
  /// They give no units.
  public var untranslated: [Bead] { beads.filter { $0.source.isEmpty || $0.target.isEmpty } }

  /// The units of the two-sided beads, in text order.
  ///
  /// A unit's position is the number of its bead among all beads. Several segments of one side are joined by
  /// a space, and a line break inside a segment, which is only the layout of the file, is a space as well.
  /// `before` and `after` are the single source segments next to the bead, which are what a translator's tool
  /// will have beside the same text.
  public var units: [TranslationUnit] {
    let sources = sourceSegments.map { Self.unwrapped($0.text) }
    let targets = targetSegments.map { Self.unwrapped($0.text) }
    return beads.enumerated().compactMap { position, bead in
      guard !bead.source.isEmpty, !bead.target.isEmpty else { return nil }
      return TranslationUnit(
        source: sources[bead.source].joined(separator: " "),
        target: targets[bead.target].joined(separator: " "),
        sourceLanguage: from, targetLanguage: to, origin: pair.name, position: position,
        before: bead.source.lowerBound > 0 ? sources[bead.source.lowerBound - 1] : "",
        after: bead.source.upperBound < sources.count ? sources[bead.source.upperBound] : "",
        author: source.author ?? target.author, created: source.date ?? target.date,
        confidence: bead.confidence)
    }
  }

  /// The text with every line break as a space; a cleaned article has no other ends of lines, nor spaces
  /// beside them.
  private static func unwrapped(_ text: String) -> String {
    text.split(separator: "\n").joined(separator: " ")
  }
}

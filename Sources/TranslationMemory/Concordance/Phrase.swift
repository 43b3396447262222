public import Text

/// A phrase to find inside units.
public struct Phrase: Hashable, Sendable {
  /// Which sides are searched.
  public enum Side: String, Sendable, CaseIterable {
    /// The text in `from`.
    case source
    /// The text in `to`.
    case target
    /// Either.
    case both
  }

  /// The words.
  public var text: String
  /// Where to look.
  public var side: Side
  /// The source language.
  public var from: LanguageTag
  /// The target language.
  public var to: LanguageTag
  /// The most lines returned.
  public var limit: Int

  /// A phrase.
  public init(
    _ text: String, in side: Side = .both, from: LanguageTag = .indonesian, to: LanguageTag = .english, limit: Int = 20
  ) {
    self.text = text
    self.side = side
    self.from = from
    self.to = to
    self.limit = limit
  }
}

/// A unit that holds a phrase.
public struct ConcordanceLine: Hashable, Sendable {
  /// The text in the source language.
  public var source: String
  /// The text in the target language.
  public var target: String
  /// Where the phrase stands in the source, in UTF-16 code units.
  public var sourceRanges: [Range<Int>]
  /// Where the phrase stands in the target, in UTF-16 code units.
  public var targetRanges: [Range<Int>]
  /// The identifier of the unit.
  public var unit: Int64
  /// Where the unit comes from.
  public var origin: String?
  /// When it was last changed.
  public var changed: Timestamp
}

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
    _ text: String, in side: Side = .both, from: LanguageTag = .indonesian, to: LanguageTag = .english,
    limit: Int = 20
  ) {
    self.text = text
    self.side = side
    self.from = from
    self.to = to
    self.limit = limit
  }
}

public import Text

/// What to look up, and how.
public struct Query: Hashable, Sendable {
  /// The segment in hand.
  public var text: String
  /// Its language.
  public var from: LanguageTag
  /// The language wanted.
  public var to: LanguageTag
  /// The lowest score that counts, 1–101.
  public var minimumScore: Int
  /// The most matches returned.
  public var limit: Int
  /// The segment before it; nil where not known, empty at the start of a text.
  public var before: String?
  /// The segment after it; nil where not known, empty at the end of a text.
  public var after: String?
  /// Compare with every unit instead of asking the index: slow, and the same results.
  public var isExhaustive: Bool

  /// A query; languages default to Indonesian into English.
  public init(
    _ text: String, from: LanguageTag = .indonesian, to: LanguageTag = .english, minimumScore: Int = 70,
    limit: Int = 5, before: String? = nil, after: String? = nil, isExhaustive: Bool = false
  ) {
    self.text = text
    self.from = from
    self.to = to
    self.minimumScore = minimumScore
    self.limit = limit
    self.before = before
    self.after = after
    self.isExhaustive = isExhaustive
  }
}

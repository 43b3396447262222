public import Text
public import TranslationMemory

/// An article, cleaned of what a web page leaves around it.
public struct Article: Hashable, Sendable {
  /// A paragraph that was cut, and why.
  public struct Removal: Hashable, Sendable {
    /// The text that was cut.
    public var text: String
    /// Why, as a short phrase.
    public var reason: String
  }

  /// The text that is left, paragraphs separated by a blank line; headline first, the byline included.
  public var text: String
  /// The author the byline names.
  public var author: String?
  /// The date the byline names.
  public var date: Timestamp?
  /// What was cut, in order.
  public var removals: [Removal]
}

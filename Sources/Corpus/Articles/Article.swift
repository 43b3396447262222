public import TranslationMemory

/// An article, cleaned of what a web page leaves around it (`ArticleCleaner` does that).
public struct Article: Hashable, Sendable {
  /// A line that was cut, and why.
  public struct Removal: Hashable, Sendable {
    /// The text that was cut.
    public var text: String
    /// Why, as a short phrase such as `link to another article` or `repeated headline`.
    public var reason: String
    /// The line of the text, or of its file, on which it began, from 1.
    public var line: Int

    /// A removal.
    public init(text: String, reason: String, line: Int) {
      self.text = text
      self.reason = reason
      self.line = line
    }
  }

  /// The text that is left, paragraphs separated by a blank line; headline first, the byline included.
  public var text: String
  /// The author the byline names.
  public var author: String?
  /// The date the byline, or else the dateline, names.
  public var date: Timestamp?
  /// What was cut, in order.
  public var removals: [Removal]

  /// An article.
  public init(text: String, author: String? = nil, date: Timestamp? = nil, removals: [Removal] = []) {
    self.text = text
    self.author = author
    self.date = date
    self.removals = removals
  }
}

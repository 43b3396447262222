/// An article and the one that is taken for its translation.
public struct ArticleMatch: Hashable, Sendable {
  /// The number of the source article, in the order in which they were added.
  public var source: Int
  /// The number of the target article.
  public var target: Int
  /// How likely it is right, ½…1.
  public var score: Double

  /// A match.
  public init(source: Int, target: Int, score: Double) {
    self.source = source
    self.target = target
    self.score = score
  }
}

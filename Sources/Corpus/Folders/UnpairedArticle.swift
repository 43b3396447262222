/// A file that is an article by its name, and belongs to no pair.
public struct UnpairedArticle: Hashable, Sendable {
  /// Why it belongs to none.
  public enum Reason: Hashable, Sendable {
    /// There is no file of the other language; this is the path at which it was looked for.
    case noCounterpart(expected: String)
    /// Other files are the pair of this name: in another layout, or with a tag nearer to the one asked for.
    case nameTaken(String)
    /// What stands in the articles of the other language speaks for none of them.
    case noMatch
  }

  /// The path of the file.
  public var path: String
  /// Why it belongs to no pair.
  public var reason: Reason

  /// A file without a counterpart, or one too many.
  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }
}

public import Exchange
public import Text

/// An article and its translation on disk.
public struct ArticlePair: Hashable, Sendable {
  /// The name both share, relative to the folder: `politics/kazakhstan`.
  public var name: String
  /// The path of the source article.
  public var source: String
  /// The path of the target article.
  public var target: String

  /// A pair.
  public init(name: String, source: String, target: String) {
    self.name = name
    self.source = source
    self.target = target
  }

  /// The pairs below a folder, by name; `ArticleFolder` says which files make a pair, and which have none.
  public static func pairs(
    in folder: String, from: LanguageTag, to: LanguageTag
  ) throws(ExchangeError) -> [ArticlePair] {
    try ArticleFolder(folder, from: from, to: to).pairs
  }
}

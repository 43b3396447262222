public import Text

/// An article and its translation on disk.
public struct ArticlePair: Hashable, Sendable {
  /// The name both share, relative to the folder: `politics/kazakhstan`.
  public var name: String
  /// The path of the source article.
  public var source: String
  /// The path of the target article.
  public var target: String

  /// The pairs below a folder (`NAME.id.txt` + `NAME.en.txt`, `NAME.id` + `NAME.en`, `id/NAME.txt` + `en/NAME.txt`), by name.
  public static func pairs(in folder: String, from: LanguageTag, to: LanguageTag) throws -> [ArticlePair] { [] }
}

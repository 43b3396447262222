public import Exchange
public import Text

/// Articles in two languages whose names do not say which belong together.
///
/// An article is a file whose name ends in `.txt`, `.html` or `.htm`, or in the tag of its language (`NAME.id`).
public struct ArticleHeaps: Hashable, Sendable {
  /// An article on disk.
  public struct Item: Hashable, Sendable {
    /// Its path.
    public var path: String
    /// Its name: its path below the folder, without language and ending where that is still only one article's.
    public var name: String
  }

  /// The articles of the source language, by path.
  public var sources: [Item]
  /// The articles of the target language, by path.
  public var targets: [Item]

  /// The articles below two folders; those whose own names say the other language are passed over.
  ///
  /// Throws `unreadable` for a folder that cannot be listed.
  public init(
    sources: String, targets: String, from: LanguageTag, to: LanguageTag
  ) throws(ExchangeError) {
    self.sources = try Self.items(in: sources, side: .source, from: from, to: to)
    self.targets = try Self.items(in: targets, side: .target, from: from, to: to)
  }

  /// The articles below one folder, whose names tell the languages: `NAME.id.txt`, `NAME.id`, `id/NAME.txt`.
  ///
  /// Throws `unreadable` for a folder that cannot be listed.
  public init(_ folder: String, from: LanguageTag, to: LanguageTag) throws(ExchangeError) {
    let names = try FolderListing.files(below: folder).compactMap { file in
      ArticleName(fileOf: file, from: from, to: to) ?? ArticleName(folderOf: file, from: from, to: to)
    }
    sources = Self.items(names.filter { $0.side == .source }.map { ($0.path, $0.stem) }, in: folder)
    targets = Self.items(names.filter { $0.side == .target }.map { ($0.path, $0.stem) }, in: folder)
  }

  private static func items(
    in folder: String, side: ArticleName.Side, from: LanguageTag, to: LanguageTag
  ) throws(ExchangeError) -> [Item] {
    let files = try FolderListing.files(below: folder).compactMap { file -> (path: String, stem: String)? in
      if let name = ArticleName(fileOf: file, from: from, to: to) {
        return name.side == side ? (file, name.stem) : nil
      }
      return ArticleName.withoutEnding(file).map { (file, String($0)) }
    }
    return items(files, in: folder)
  }

  /// Items by path; files that would share a name are called by their paths.
  private static func items(_ files: [(path: String, stem: String)], in folder: String) -> [Item] {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let counts = Dictionary(files.map { ($0.stem, 1) }, uniquingKeysWith: +)
    return files.sorted { $0.path < $1.path }.map {
      Item(path: prefix + $0.path, name: counts[$0.stem] == 1 ? $0.stem : $0.path)
    }
  }
}

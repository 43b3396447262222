public import Exchange
public import Text

/// A folder of articles in two languages: which files belong together, and which have no counterpart.
///
/// Three layouts make a pair, at any depth, mixed as one likes: `NAME.id.txt` + `NAME.en.txt`, `NAME.id` +
/// `NAME.en`, and `id/NAME.txt` + `en/NAME.txt` (with folders between, too: `id/politics/NAME.txt`).
/// Languages are told by their primary subtag, so that `NAME.en-GB.txt` is English; where several files could
/// be one side of a pair, the one whose tag is just the language asked for is taken, and the others count as
/// unpaired.
public struct ArticleFolder: Hashable, Sendable {
  /// The pairs, by name.
  public var pairs: [ArticlePair]
  /// The files that are articles in one of the languages by their names, and belong to no pair; by path.
  public var unpaired: [UnpairedArticle]

  /// Looks through a folder and all below it.
  ///
  /// Hidden files and folders are passed over, and folders behind symbolic links are not entered, so that
  /// links in a circle do no harm. Takes time in proportion to n log n for n files. Throws where a folder
  /// cannot be read.
  public init(_ folder: String, from: LanguageTag, to: LanguageTag) throws(ExchangeError) {
    let files = try FolderListing.files(below: folder)
    // A file name that tells its language comes first, whatever folders it lies in; the folders tell for the
    // rest.
    let byFile = Self.pairs(among: files.compactMap { ArticleName(fileOf: $0, from: from, to: to) })
    let byFolder = Self.pairs(
      among: files.filter { !byFile.used.contains($0) }
        .compactMap { ArticleName(folderOf: $0, from: from, to: to) })
    // One name is one origin: of two pairs that share theirs, the one told by its file names stands.
    let names = Set(byFile.pairs.map(\.name))
    let all =
      byFile.pairs + byFolder.pairs.filter { !names.contains($0.name) }
    let paired = Set(all.flatMap { [$0.source, $0.target] })
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    pairs = all.sorted { $0.name < $1.name }
      .map { ArticlePair(name: $0.name, source: prefix + $0.source, target: prefix + $0.target) }
    let taken = Set(all.map(\.name))
    unpaired = files.filter { !paired.contains($0) }.sorted().compactMap { file in
      let names = [
        ArticleName(fileOf: file, from: from, to: to), ArticleName(folderOf: file, from: from, to: to),
      ].compactMap(\.self)
      guard let name = names.first else { return nil }
      let reason: UnpairedArticle.Reason =
        if let stem = names.map(\.stem).first(where: taken.contains) {
          .nameTaken(stem)
        } else {
          .noCounterpart(expected: prefix + name.counterpart(in: name.side == .source ? to : from))
        }
      return UnpairedArticle(path: prefix + file, reason: reason)
    }
  }

  /// The pairs that names make, and the files used for them.
  private static func pairs(among names: [ArticleName]) -> (pairs: [ArticlePair], used: Set<String>) {
    var pairs: [ArticlePair] = []
    for (stem, names) in Dictionary(grouping: names, by: \.stem) {
      let names = names.sorted {
        ($0.isExact ? 0 : 1, $0.isPage ? 1 : 0, $0.path) < ($1.isExact ? 0 : 1, $1.isPage ? 1 : 0, $1.path)
      }
      if let source = names.first(where: { $0.side == .source }),
        let target = names.first(where: { $0.side == .target })
      {
        pairs.append(ArticlePair(name: stem, source: source.path, target: target.path))
      }
    }
    return (pairs, Set(pairs.flatMap { [$0.source, $0.target] }))
  }
}

internal import Text

/// What the path of an article says: its name, and which side of a pair it is.
struct ArticleName: Hashable {
  enum Side { case source, target }

  /// The path, relative to the folder looked through.
  let path: String
  /// The path without what tells the language, and without its ending: what both sides of a pair share.
  let stem: String
  /// The side.
  let side: Side
  /// Whether the tag is the very language asked for, not one with the same primary subtag.
  let isExact: Bool
  /// Whether the file is a web page, which stands back behind a plain text of the same name.
  var isPage: Bool { ArticleFile.isPage(path) }
  /// What stands before and behind the tag in the path.
  private let around: [String]

  /// Reads `NAME.id.txt`, `NAME.id.html` and `NAME.id`; nil for other names, and other languages.
  init?(fileOf path: String, from: LanguageTag, to: LanguageTag) {
    let (folder, name) = Self.split(path)
    let stem = Self.withoutEnding(name) ?? name[...]
    guard let dot = stem.lastIndex(of: "."), dot > stem.startIndex,
      let tag = LanguageTag(stem[stem.index(after: dot)...]),
      let (side, isExact) = Self.side(of: tag, from: from, to: to)
    else { return nil }
    self.init(
      path: path, stem: folder + stem[..<dot], side: side, isExact: isExact,
      around: [folder + stem[...dot], String(name[stem.endIndex...])])
  }

  /// Reads `id/NAME.txt` and `id/NAME.html`, by the innermost folder that is a language; nil for other names, and other
  /// languages.
  ///
  /// A tag of the same side in the file name as well (`id/NAME.id.txt`) is left out of the name.
  init?(folderOf path: String, from: LanguageTag, to: LanguageTag) {
    let (folder, name) = Self.split(path)
    guard var stem = Self.withoutEnding(name) else { return nil }
    var folders = folder.split(separator: "/")
    for index in folders.indices.reversed() {
      guard let tag = LanguageTag(folders[index]),
        let (side, isExact) = Self.side(of: tag, from: from, to: to)
      else { continue }
      if let inner = ArticleName(fileOf: name, from: from, to: to), inner.side == side {
        stem = inner.stem[...]
      }
      let around = [folders[..<index], folders[(index + 1)...]].map { $0.map { $0 + "/" }.joined() }
      folders.remove(at: index)
      let parts = folders.map(String.init) + [String(stem)]
      self.init(
        path: path, stem: parts.joined(separator: "/"), side: side, isExact: isExact,
        around: [around[0], "/" + around[1] + name])
      return
    }
    return nil
  }

  /// The path of the same article in another language.
  func counterpart(in language: LanguageTag) -> String {
    around.joined(separator: language.description)
  }

  private init(path: String, stem: String, side: Side, isExact: Bool, around: [String]) {
    self.path = path
    self.stem = stem
    self.side = side
    self.isExact = isExact
    self.around = around
  }

  /// The side that a tag stands for.
  ///
  /// Between two forms of one language (`en-GB` and `en-US`) only the tag itself tells.
  private static func side(of tag: LanguageTag, from: LanguageTag, to: LanguageTag) -> (Side, isExact: Bool)?
  {
    if tag == from { return (.source, true) }
    if tag == to { return (.target, true) }
    guard from.language != to.language else { return nil }
    if tag.language == from.language { return (.source, false) }
    if tag.language == to.language { return (.target, false) }
    return nil
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    let start = path.index(after: slash)
    return (String(path[..<start]), String(path[start...]))
  }

  /// The name without `.txt`, `.html` or `.htm`; nil where it does not end so, or is nothing else.
  static func withoutEnding(_ name: String) -> Substring? {
    for ending in ArticleFile.endings where name.utf8.count > ending.utf8.count {
      if name.suffix(ending.count).lowercased() == ending { return name.dropLast(ending.count) }
    }
    return nil
  }
}

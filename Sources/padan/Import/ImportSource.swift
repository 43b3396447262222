import ArgumentParser
import Corpus
import Exchange
import Glibc
import Text

/// One thing to import, as the paths of the command line name it: it lands whole or not at all.
enum ImportSource: Equatable {
  /// A folder of article pairs.
  case folder(String)
  /// Articles that are paired by what stands in them: of two folders, or of one whose names tell the languages.
  case heaps(sources: String, targets: String?)
  /// An article and its translation.
  case articles(ArticlePair)
  /// A file of units.
  case file(String)
  /// The two files of a Moses pair.
  case lines(source: String, target: String)

  /// Groups paths: two that differ in the language before their ending only belong together.
  static func sources(
    of paths: [String], format: ImportFormat?, from: LanguageTag, to: LanguageTag
  ) throws -> [ImportSource] {
    var sources: [ImportSource] = []
    var index = 0
    while index < paths.count {
      let path = paths[index]
      index += 1
      if path != "-" && FileKind.isFolder(path) {
        guard format == nil || format == .articles else {
          throw CommandFailure(.unreadableInput, at: path, errno: EISDIR)
        }
        sources.append(.folder(path))
      } else if index < paths.count, let pair = pair(path, paths[index], format: format, from: from, to: to) {
        sources.append(pair)
        index += 1
      } else if format == .moses || format == .articles {
        throw ValidationError(
          "'\(path)' has no counterpart; name both files, such as NAME.\(from) NAME.\(to).")
      } else {
        sources.append(.file(path))
      }
    }
    return sources
  }

  /// Folders whose articles are to be paired by what stands in them: one or two.
  static func heaps(in paths: [String]) throws -> [ImportSource] {
    guard paths.count <= 2 else {
      throw ValidationError("--pair takes two folders, or one whose file names tell the languages.")
    }
    for path in paths where path == "-" || !FileKind.isFolder(path) {
      guard path == "-" || FileKind.exists(path) else {
        throw CommandFailure(.unreadableInput, at: path, errno: ENOENT)
      }
      throw ValidationError("--pair takes folders, and '\(path)' is none.")
    }
    return [.heaps(sources: paths[0], targets: paths.count > 1 ? paths[1] : nil)]
  }

  /// Two paths that belong together, in either order: `NAME.id NAME.en`, `NAME.id.txt NAME.en.txt`.
  private static func pair(
    _ first: String, _ second: String, format: ImportFormat?, from: LanguageTag, to: LanguageTag
  ) -> ImportSource? {
    guard format == nil || format == .moses || format == .articles else { return nil }
    guard let a = LanguageName(first), let b = LanguageName(second), a.name == b.name, a.ending == b.ending
    else {
      // Files that are said to be a pair need no telling names.
      return format == .moses ? .lines(source: first, target: second) : nil
    }
    let isForward = a.language.matches(from) && b.language.matches(to)
    guard isForward || (a.language.matches(to) && b.language.matches(from)) else { return nil }
    let (source, target) = isForward ? (first, second) : (second, first)
    let isArticles = format == .articles || (format == nil && ["txt", "html", "htm"].contains(a.ending))
    return isArticles
      ? .articles(ArticlePair(name: FileName.last(a.name), source: source, target: target))
      : .lines(source: source, target: target)
  }

  /// A path of the form `NAME.LANGUAGE` or `NAME.LANGUAGE.ENDING`.
  private struct LanguageName {
    let name: String
    let language: LanguageTag
    let ending: String

    init?(_ path: String) {
      let parts = path.split(separator: ".", omittingEmptySubsequences: false)
      let endings =
        parts.last.map { ["txt", "gz", "html", "htm"].contains($0.lowercased()) } ?? false ? 1 : 0
      guard parts.count > 1 + endings, let language = LanguageTag(parts[parts.count - 1 - endings]) else {
        return nil
      }
      name = parts.dropLast(1 + endings).joined(separator: ".")
      self.language = language
      ending = endings == 1 ? parts[parts.count - 1].lowercased() : ""
    }
  }

  /// What the command line calls it.
  var shownName: String {
    switch self {
    case .folder(let path), .file(let path): FileName.shown(path)
    case .heaps(let sources, let targets): targets.map { "\(sources) \($0)" } ?? sources
    case .articles(let pair): "\(pair.source) \(pair.target)"
    case .lines(let source, let target): "\(source) \(target)"
    }
  }

  /// The files that are read; none of a folder that cannot be listed, which is said when it is imported.
  func files(from: LanguageTag, to: LanguageTag) -> [String] {
    switch self {
    case .heaps(let sources, let targets):
      guard let heaps = try? ArticleHeaps(sources, targets, from: from, to: to) else { return [] }
      return (heaps.sources + heaps.targets).map(\.path)
    case .folder(let path):
      guard let folder = try? ArticleFolder(path, from: from, to: to) else { return [] }
      return folder.pairs.flatMap { [$0.source, $0.target] } + folder.unpaired.map(\.path)
    case .file(let path): return [path]
    case .articles(let pair): return [pair.source, pair.target]
    case .lines(let source, let target): return [source, target]
    }
  }
}

extension ArticleHeaps {
  /// The articles of two folders, or of one whose file names tell the languages.
  init(_ sources: String, _ targets: String?, from: LanguageTag, to: LanguageTag) throws(ExchangeError) {
    if let targets {
      try self.init(sources: sources, targets: targets, from: from, to: to)
    } else {
      try self.init(sources, from: from, to: to)
    }
  }
}

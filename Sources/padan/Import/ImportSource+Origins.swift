import Corpus
import Exchange
import Glibc
import Text

extension ImportSource {
  /// The name an article is known by: below its folder's own name, so that two folders may have a `01.id.txt`.
  ///
  /// A name that the user gives takes the place of the folder's.
  static func origin(ofArticle article: String, in folder: String?, named given: String?) -> String {
    guard let name = given ?? folder.flatMap(Self.name(ofFolder:)) else { return article }
    return folder == nil ? name : name + "/" + article
  }

  /// The names that the articles of this source are known by, or would be if they had a counterpart.
  ///
  /// None of a folder that cannot be listed, which is said when it is imported, and of what holds no articles.
  func articleOrigins(from: LanguageTag, to: LanguageTag, named given: String?) -> Set<String> {
    switch self {
    case .folder(let path):
      let pairs = (try? ArticleFolder(path, from: from, to: to).pairs) ?? []
      return Set(pairs.map { Self.origin(ofArticle: $0.name, in: path, named: given) })
    case .heaps(let path, let targets):
      let articles = (try? ArticleHeaps(path, targets, from: from, to: to).sources) ?? []
      return Set(articles.map { Self.origin(ofArticle: $0.name, in: path, named: given) })
    case .articles(let pair): return [Self.origin(ofArticle: pair.name, in: nil, named: given)]
    case .file, .lines: return []
    }
  }

  /// The folder's name, whichever way it was reached: `.` and `../berita` have one too.
  private static func name(ofFolder path: String) -> String? {
    guard let resolved = FileName.resolved(path) else { return nil }
    let name = FileName.last(resolved)
    return name == "/" || name.isEmpty ? nil : name
  }
}

extension FileName {
  /// The absolute path of a file, without links; nil where there is none.
  static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

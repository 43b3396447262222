public import Exchange
internal import Glibc
internal import Text
internal import TranslationMemory

/// The text of an article on disk: a plain text as it is, of a web page what the article is in it.
public struct ArticleFile {
  /// What the names of articles end in.
  static let endings = [".txt", ".html", ".htm"]

  /// The text, which is not blank.
  public let text: String
  /// What a web page holds besides, and says of its article; nil for a plain text.
  let page: HTMLPage?

  /// Whether a path is that of a web page, by its ending.
  public static func isPage(_ path: String) -> Bool {
    let path = path.lowercased()
    return path.hasSuffix(".html") || path.hasSuffix(".htm")
  }

  /// Reads an article.
  ///
  /// Throws for a file that cannot be read, is no text, or is blank. A pipe is refused instead of waited for: its
  /// writer may never come.
  public init(_ path: String) throws(ExchangeError) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFIFO {
      throw ExchangeError(.unreadable, path: path, reason: "this is a pipe, a text file is wanted")
    }
    let page = Self.isPage(path) ? try HTMLPage(path) : nil
    let text = if let page { page.text } else { try TextFile.text(of: path) }
    guard !text.isBlank else {
      let reason =
        page == nil
        ? "the file is empty, an article is wanted" : "there is no text in this page, an article is wanted"
      throw ExchangeError(.malformed, path: path, reason: reason)
    }
    self.text = text
    self.page = page
  }
}

internal import Exchange
internal import Glibc

extension TextFile {
  /// The text of an article, which is a file that is not blank.
  ///
  /// A pipe is refused instead of waited for: its writer may never come.
  static func article(at path: String) throws(ExchangeError) -> String {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFIFO {
      throw ExchangeError(.unreadable, path: path, reason: "this is a pipe, a text file is wanted")
    }
    let text = try text(of: path)
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw ExchangeError(.malformed, path: path, reason: "the file is empty, an article is wanted")
    }
    return text
  }
}

import Corpus
import Exchange

/// What is cut from articles, a line each on standard output: a result that was asked for.
final class CleaningReport {
  private let output = StandardOutput()
  private let asJSON: Bool

  init(asJSON: Bool) { self.asJSON = asJSON }

  /// `FILE:LINE: why: text`, or an object with these.
  func write(_ path: String, _ removal: Article.Removal) throws {
    guard asJSON else {
      let line = "\(path):\(removal.line): \(removal.reason): \(removal.text)"
      return try output.writeLine(Visible.line(line))
    }
    var object = JSONObject()
    object.set("file", path)
    object.set("line", removal.line)
    object.set("reason", removal.reason)
    object.set("text", removal.text)
    try output.writeLine(object)
  }

  /// Hands over what was written, before the summary comes.
  func flush() throws { try output.flush() }
}

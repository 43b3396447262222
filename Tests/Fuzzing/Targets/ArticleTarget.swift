import Corpus
import Exchange
import Text

/// Articles: an error with its place, or a text none of whose lines went without a word.
enum ArticleTarget {
  // Neither changes from one input to the next, and libFuzzer calls from one thread.
  private nonisolated(unsafe) static let tools: (cleaner: ArticleCleaner, segmenter: Segmenter) = {
    do {
      return (
        try ArticleCleaner(language: .indonesian), try Segmenter(language: .indonesian, rules: .builtIn)
      )
    } catch {
      fatalError("the built-in rules cannot be used: \(error)")
    }
  }()

  /// Reads one input.
  static func read(_ bytes: UnsafeRawBufferPointer, isPage: Bool) {
    let path = ScratchFile.write(bytes, to: isPage ? "in.html" : "in.txt")
    do {
      let article = try tools.cleaner.article(at: path)
      for removal in article.removals where removal.line < 1 || removal.reason.isEmpty {
        fatalError("no place: \(removal)")
      }
      if !isPage {
        // Bylines become paragraphs, and white space changes, with marks at the edges of lines that nobody sees; no other
        // character may.
        let text = try TextFile.text(of: path)
        let kept = marked(article.text) + article.removals.reduce(0) { $0 + marked($1.text) }
        guard kept == marked(text) else { fatalError("\(marked(text)) characters became \(kept)") }
      }
      let segments = try tools.segmenter.segments(in: article.text)
      guard segments.reduce(0, { $0 + visible($1.text) }) == visible(article.text) else {
        fatalError("segmentation lost text")
      }
    } catch let error as ExchangeError {
      error.requireSound(path: path, of: bytes)
    } catch {
      fatalError("no error of reading: \(error)")
    }
  }

  /// What neither white space is nor taken for it at the edges of a line.
  private static func marked(_ text: String) -> Int {
    text.unicodeScalars.count { !$0.properties.isWhitespace && $0.value != 0x200B && $0.value != 0xFEFF }
  }

  private static func visible(_ text: String) -> Int {
    text.unicodeScalars.count { !$0.properties.isWhitespace }
  }
}

public import Text
internal import TranslationMemory

/// Cuts what a web page leaves in an article, and reads its byline.
///
/// Not thread-safe: one for each worker.
public final class ArticleCleaner {
  private let leftovers: LeftoverRecognizer
  private let bylines: BylineRecognizer

  /// A cleaner of articles in a language.
  ///
  /// Leftovers are known in Indonesian and English, whatever the language.
  public init(language: LanguageTag) throws {
    leftovers = try LeftoverRecognizer()
    bylines = try BylineRecognizer(language: language)
  }

  /// The article in a text: its paragraphs without leftovers, its author and date, and what was cut, each
  /// with a reason.
  ///
  /// Lines are kept as they are but for white space at their edges; a byline becomes a paragraph of its own.
  /// Takes time in proportion to the length of the text.
  public func article(from text: String) -> Article {
    var article = Article(text: "")
    var kept: [ArticleLine] = []
    var headline: String?
    var isBeforeHeadline = true
    for line in ArticleLine.lines(of: text) {
      if let reason = leftovers.reason(for: line.text) {
        article.removals.append(.init(text: line.text, reason: reason))
      } else if let headline, let same = Self.headline(in: line.text), same == headline {
        article.removals.append(.init(text: line.text, reason: "repeated headline"))
      } else {
        if isBeforeHeadline, bylines.byline(in: line.text, trusting: false) == nil {
          headline = Self.headline(in: line.text)
          isBeforeHeadline = false
        }
        kept.append(line)
      }
    }
    readBylines(of: &kept, into: &article)
    article.text = ArticleLine.text(of: kept)
    return article
  }

  /// Marks the lines that are bylines, and takes author and date from the first that has each.
  private func readBylines(of lines: inout [ArticleLine], into article: inout Article) {
    // Bylines stand below the headline, or else close the article ("Penulis: …"); anywhere else it is prose.
    let head = 0..<min(8, lines.count)
    let foot = max(head.upperBound, lines.count - 4)..<lines.count
    var dateline: Timestamp?
    for index in [head, foot].joined() {
      let trusting = (1...3).contains(index)
      if let byline = bylines.byline(in: lines[index].text, trusting: trusting),
        head.contains(index) || byline.kind == .author
      {
        lines[index].standsAlone = true
        article.author = article.author ?? byline.author
        article.date = article.date ?? byline.date
      } else if head.contains(index), dateline == nil {
        dateline = bylines.dateline(openingLine: lines[index].text)?.date
      }
    }
    article.date = article.date ?? dateline
  }

  /// What a line says as a headline, to compare; nil for a line too short to be known again or that ends as a
  /// sentence.
  ///
  /// Poems and songs repeat lines of three words; headlines have more.
  private static func headline(in line: String) -> String? {
    guard line.unicodeScalars.last != "." else { return nil }
    let words = line.unicodeScalars.split(whereSeparator: \.isWhiteSpace)
    return words.count > 3 ? words.map { String($0).lowercased() }.joined(separator: " ") : nil
  }
}

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
  /// Lines are kept as they are but for white space at their edges, and the zero width spaces (U+200B) and byte order
  /// marks there, which nobody sees; a byline becomes a paragraph of its own.
  /// Takes time in proportion to the length of the text.
  public func article(from text: String) -> Article {
    var article = Article(text: "")
    let lines = ArticleLine.lines(of: text)
    let rules = lines.map { leftovers.rule(for: $0.text) }
    var reasons: [String?] = rules.map { $0.flatMap { $0.needsOwnParagraph ? nil : $0.reason } }
    var headline: String?
    var isBeforeHeadline = true
    for (index, line) in lines.enumerated() where rules[index] == nil {
      if let headline, let same = Self.headline(in: line.text), same == headline {
        reasons[index] = "repeated headline"
      } else if isBeforeHeadline, bylines.byline(in: line.text, trusting: false) == nil {
        headline = Self.headline(in: line.text)
        isBeforeHeadline = false
      }
    }
    let remaining = lines.indices.filter { reasons[$0] == nil }
    for (place, index) in remaining.enumerated() {
      guard let rule = rules[index] else { continue }
      let neighbors = [place - 1, place + 1].filter(remaining.indices.contains).map { lines[remaining[$0]] }
      if !neighbors.contains(where: { isSameParagraph($0, lines[index]) }) { reasons[index] = rule.reason }
    }
    var kept: [ArticleLine] = []
    for (line, reason) in zip(lines, reasons) {
      if let reason {
        article.removals.append(.init(text: line.text, reason: reason, line: line.number))
      } else {
        kept.append(line)
      }
    }
    readBylines(of: &kept, into: &article)
    article.text = ArticleLine.text(of: kept)
    return article
  }

  /// Whether a line shares its paragraph with one before or after it, which a byline does not.
  private func isSameParagraph(_ neighbor: ArticleLine, _ line: ArticleLine) -> Bool {
    neighbor.paragraph == line.paragraph && bylines.byline(in: neighbor.text, trusting: true) == nil
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

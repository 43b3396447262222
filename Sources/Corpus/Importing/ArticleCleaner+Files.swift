public import Exchange

extension ArticleCleaner {
  /// The article in a file: what `article(from:)` makes of its text and, of a web page, what its metadata say where
  /// its text does not.
  ///
  /// What was cut has the lines of the file; of a page, everything outside the article was. Throws as `ArticleFile`
  /// does.
  public func article(at path: String) throws(ExchangeError) -> Article {
    let file = try ArticleFile(path)
    var article = article(from: file.text)
    guard let page = file.page else { return article }
    article.author = article.author ?? page.author
    article.date = article.date ?? page.date
    let lines = Self.linesOfFile(page)
    for index in article.removals.indices {
      article.removals[index].line = lines[min(article.removals[index].line, lines.count) - 1]
    }
    article.removals += page.omissions.map { .init(text: $0.text, reason: $0.reason, line: $0.line) }
    article.removals.sort { $0.line < $1.line }
    return article
  }

  /// For each line of a page's text the line of the file on which its paragraph begins.
  private static func linesOfFile(_ page: HTMLPage) -> [Int] {
    var paragraph = 0
    return page.text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      defer { if line.isEmpty { paragraph += 1 } }
      return page.lines.indices.contains(paragraph) ? page.lines[paragraph] : page.lines.last ?? 1
    }
  }
}

/// A paragraph of a web page.
struct HTMLBlock {
  /// Its text: white space folded, a line feed for each `br`.
  var text: String
  /// The line of the page on which it begins.
  var line: Int
  /// The innermost element that holds it, as an index into the page's containers.
  var container: Int
  /// How many of its bytes stand in links.
  var linkLength: Int
  /// 1 for `h1` … 6 for `h6`; 0 for what is no heading.
  var headingLevel: Int
  /// Why it is none of the article; nil where nothing speaks against it.
  var reason: String?

  /// Whether it is nothing but links.
  var isLink: Bool { linkLength * 10 >= text.utf8.count * 9 }
}

/// An element of a web page that may hold an article.
struct HTMLContainer {
  /// What an element claims to hold.
  enum Kind { case other, main, articleBody, article }

  var kind: Kind
  /// The element around it; -1 for none.
  var parent: Int
  /// Bytes of prose in it and below.
  var length = 0
  /// Paragraphs of prose in it and below.
  var paragraphs = 0
}

internal import TranslationMemory

/// What a line says of who wrote an article, and when.
struct Byline: Hashable {
  /// How a line came to be read as one.
  enum Kind {
    /// It names an author after a word such as `Oleh`, `Penulis:`, `By`.
    case author
    /// It is a date and nothing else, but for the name of a site.
    case date
    /// It is the first sentence of the body, with place and date before it: `Jakarta, 14 Maret 2023 – …`.
    case dateline
  }

  var kind: Kind
  var author: String?
  var date: Timestamp?
}

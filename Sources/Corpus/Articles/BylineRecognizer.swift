internal import Text
internal import TranslationMemory

/// Reads bylines and datelines in Indonesian and English.
///
/// Not thread-safe: one for each worker.
final class BylineRecognizer {
  /// The longest byline, and as much of a paragraph as a dateline can take, in UTF-16 code units.
  private static let longestLine = 160

  private let language: LanguageTag
  private let authorLine: RegularExpression
  private let dateLine: RegularExpression
  private let dateline: RegularExpression

  /// A recognizer for articles in a language, which decides what a date in figures and a time without a zone
  /// mean.
  init(language: LanguageTag) throws {
    self.language = language
    let when = DateExpression.pattern
    // The first group is a label that needs more to be one. A noun without a colon needs a year on its line,
    // at least. A full stop after three small letters ends a sentence, not a name.
    authorLine = try RegularExpression(
      #"^(?:((?i:\#(Self.prepositions))) +|(?i:\#(Self.nouns)) +(?=.*\d{4})"#
        + #"|(?i:\#(Self.prepositions)|\#(Self.nouns)) ?: ?)"#
        + #"(\#(Self.name)(?:(?: ?, ?| +(?:(?i:dan|and)|&) +)\#(Self.name))*?)"#
        + #"\#(Self.editor)(?:(?: *[,|/·•–—-] *| *\(| +)\#(when)\)?)?\#(Self.editor)(?<!\p{Ll}{3}\.)$"#)
    dateLine = try RegularExpression(
      #"^(?:\#(Self.site) ?[,|/·•–—-] ?)?(?:(?i:published|diterbitkan|terbit|tayang|posted)(?: on)? ?:? *)?\#(when)$"#
    )
    dateline = try RegularExpression(
      #"^\#(Self.word)(?:[ /]\#(Self.word)){0,4}(?:, [\p{L}\p{N}.]{2,20})?(?:,? \(|, | )\#(when)"#
        + #"\)? ?[–—-] ?[^\d\s]"#
    )
  }

  /// The byline that a whole line is; nil for any other line.
  ///
  /// White space at its edges must be gone.
  ///
  /// `By` and `Oleh` begin headlines and subheadings as well, so that without a colon and without a date a
  /// line is only taken for a byline where `trusting` says that it stands where bylines stand.
  func byline(in line: String, trusting: Bool) -> Byline? {
    let units = Array(line.utf16.prefix(Self.longestLine + 1))
    guard !units.isEmpty, units.count <= Self.longestLine else { return nil }
    if let groups = match(authorLine, units, groups: 2 + DateExpression.groupCount) {
      let hasDate = groups[2...].contains { $0 != nil }
      guard groups[0] == nil || hasDate || trusting else { return nil }
      return Byline(
        kind: .author, author: groups[1], date: DateExpression.timestamp(groups[2...], language: language))
    }
    if let groups = match(dateLine, units, groups: DateExpression.groupCount),
      let date = DateExpression.timestamp(groups[...], language: language)
    {
      return Byline(kind: .date, author: nil, date: date)
    }
    return nil
  }

  /// The dateline that a paragraph of the body opens with: `Jakarta, 14 Maret 2023 – …`; nil where it has no
  /// full date.
  func dateline(openingLine line: String) -> Byline? {
    let units = Array(line.utf16.prefix(Self.longestLine))
    guard let groups = match(dateline, units, groups: DateExpression.groupCount),
      let date = DateExpression.timestamp(groups[...], language: language)
    else { return nil }
    return Byline(kind: .dateline, author: nil, date: date)
  }

  /// The capturing groups of the first match.
  private func match(_ expression: RegularExpression, _ units: [UInt16], groups: Int) -> [String?]? {
    var found: [String?]?
    // A line that exceeds the step limit is none of the plain ones that bylines are: it is read as prose.
    try? expression.forEachMatch(in: units, groups: groups) { ranges in
      guard found == nil else { return }
      found = ranges.dropFirst().map { range in range.map { String(decoding: units[$0], as: UTF16.self) } }
    }
    return found
  }

  private static let prepositions = "(?:(?:written|reported|words|text|story) )?by|(?:ditulis )?oleh"
  private static let nouns = "penulis|author|writer|reporter|pewarta|wartawan"
  /// The editor, named after the author: `Penulis: Ratna Dewi | Editor: Agus Salim`.
  private static let editor =
    #"(?:(?: *[,|/·•–—-] *| +)(?i:editor|penyunting|redaktur|edited by) ?: ?\#(name)(?: +(?:dan|and|&) +\#(name))?)?"#
  /// The site that a date stands after: its domain, or up to four words where a time of day in a named zone ends the
  /// line (`Gempa Aceh - 26 Desember 2004` is a headline).
  private static let site =
    #"(?:[\p{L}\p{N}-]{2,30}(?:\.\p{L}{2,4}){1,2}"#
    + #"|(?=.*\d[.:]\d{2} ?(?:WIB|WITA|WIT)$)\p{Lu}[\p{L}\p{N}]*(?: \p{Lu}[\p{L}\p{N}]*){0,3})"#
  /// A word of a name, or an initial, or a title.
  private static let word = #"\p{Lu}[\p{L}\p{M}.'’-]*"#
  /// A name of up to six words.
  private static let name = #"\#(word)(?: +(?:(?:bin|binti|van|von|der|de|da|al|el) +){0,2}\#(word)){0,5}?"#
}

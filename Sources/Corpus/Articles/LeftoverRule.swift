/// One kind of line that a web page leaves in an article: when a whole line looks so, it is cut.
///
/// The rules ask for the whole line, never a part of it, and stand back where it reads as a sentence: a line
/// of prose that is lost is worse than a leftover that stays, because a leftover merely finds no translation.
struct LeftoverRule: Hashable, Sendable {
  /// Why such a line is cut, as a short phrase.
  let reason: String
  /// An ICU regular expression for the whole line, case ignored, without capturing groups.
  let pattern: String
  /// A line that it cuts.
  let example: String
  /// Whether the line has to be a paragraph of its own, because without that it reads like prose.
  var needsOwnParagraph = false
}

/// Pieces that several rules share.
extension LeftoverRule {
  /// A network that pages have buttons for.
  static let network =
    #"(?:facebook|instagram|twitter|x(?: \(twitter\))?|threads|tik ?tok|telegram|whats ?app|youtube|line"#
    + #"|linked ?in|google news|pinterest|bluesky|mastodon|media sosial|medsos|social media)"#

  /// Networks in a row, each perhaps with its handle.
  static let networks =
    #"\#(network)(?: ?@\w+)?(?:(?: ?[,/|&] ?| )(?:(?:dan|and|serta) )?\#(network)(?: ?@\w+)?)*"#

  /// Networks in a row, each perhaps with what it has there: `Google News dan saluran WhatsApp Kabar Dataran`.
  static let channels =
    #"\#(channel)(?:(?: ?[,/|&] ?| )(?:(?:dan|and|serta) )?\#(channel))*(?-i:(?: \p{Lu}[\p{L}\p{N}.]*){0,4})"#

  private static let channel =
    #"(?:(?:our|the|saluran|channel|kanal|grup|akun|halaman) ){0,2}\#(network)"#
    + #"(?: (?:channel|group|page|account|kami)\b)?(?: ?@\w+)?"#

  /// What following is good for, up to the end of the line.
  static let purpose = #"(?: (?:for|to|untuk|agar|supaya|dan dapatkan)\b[^.?!]*)?"#

  /// Other buttons of a share bar.
  static let button = "(?:e-?mail|(?:copy|salin) (?:link|tautan)|print|cetak|share|bagikan)"

  /// What stands before a link in a list of links.
  static let bullet = #"[-–—•*·>»▶►→\[( ]*"#

  /// A rule of dashes, or brackets, around a mark.
  static let rule = #"(?:[-–—=*_ ]{2,}|[\[(]|[\])])?"#

  /// A headline: it begins with a capital, a figure, a quotation mark or an address, and does not end as a
  /// sentence does, unless it asks, exclaims, or is cut off (`…`).
  static let title = #"(?:(?-i:[\p{Lu}\p{N}"“‘'#@])|https?:).*(?<!\p{Ll}{3}\.["”’]?)(?<![.]["”])"#

  /// A headline with capitals, of three words or more, no punctuation in it but commas: all words begin with one
  /// but those that titles write small.
  static let capitalizedTitle =
    #"(?=.{8,90}$)(?-i:[\p{Lu}\p{N}]\#(titleWord)(?:,? (?:[\p{Lu}\p{N}]\#(titleWord)|\#(smallWords))){2,13})"#

  private static let titleWord = #"[\p{L}\p{M}\p{N}'’%-]*"#
  private static let smallWords =
    "(?:di|ke|dari|dan|atau|yang|untuk|pada|dengan|dalam|oleh|bagi|of|the|in|on|at|to|for|and|or|a|an|with|from)"

  /// Names of people, as many as an editor's line has.
  static let names =
    #"(?-i:\#(word)(?:(?: ?[,/&|] ?| )(?:(?:dan|and|bin|binti) )?\#(word)){0,7})(?<!\p{Ll}{3}\.)"#

  private static let word = #"\p{Lu}[\p{L}\p{M}.'’-]*"#
}

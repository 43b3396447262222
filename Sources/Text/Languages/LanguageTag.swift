/// A language tag in the sense of BCP 47: `id`, `en`, `en-GB`, `zh-Hant-TW`.
///
/// Tags compare without case, `_` is read as `-`, and the old or three-letter codes that occur in real files
/// (`in`, `ind`, `eng`, …) are read as their two-letter ones.
public struct LanguageTag: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The tag in its usual spelling: language in lower case, script in title case, region in capitals.
  public let description: String

  /// Reads a tag; nil where `text` is not of the form `language[-subtag]…` (letters and digits, 1–8 each).
  public init?(_ text: some StringProtocol) {
    var subtags: [String] = []
    for subtag in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "_" }) {
      guard (1...8).contains(subtag.utf8.count), subtag.utf8.allSatisfy(\.isASCIIAlphanumeric) else {
        return nil
      }
      let lower = subtag.lowercased()
      switch (subtags.count, lower.utf8.count) {
      case (0, let length):
        guard length >= 2, lower.utf8.allSatisfy(\.isASCIILetter) else { return nil }
        subtags.append(Self.shortCodes[lower] ?? lower)
      case (_, 4) where lower.utf8.allSatisfy(\.isASCIILetter):
        subtags.append(lower.prefix(1).uppercased() + lower.dropFirst())
      case (_, 2): subtags.append(lower.uppercased())
      default: subtags.append(lower)
      }
    }
    guard !subtags.isEmpty else { return nil }
    description = subtags.joined(separator: "-")
  }

  private init(known: String) { description = known }

  /// Indonesian.
  public static let indonesian = LanguageTag(known: "id")
  /// English.
  public static let english = LanguageTag(known: "en")

  /// The primary subtag: `en` of `en-GB`.
  public var language: String { String(description.prefix { $0 != "-" }) }

  /// Whether one of the tags is the other or a wider form of it: `en` and `en-GB` match, `en-US` and `en-GB` do not.
  public func matches(_ other: LanguageTag) -> Bool {
    let (short, long) =
      description.utf8.count <= other.description.utf8.count
      ? (description, other.description) : (other.description, description)
    return long == short || long.hasPrefix(short + "-")
  }

  /// Tags are ordered as texts.
  public static func < (a: LanguageTag, b: LanguageTag) -> Bool { a.description < b.description }

  /// Old and three-letter codes met in translation memories (ISO 639-1 withdrawn codes, ISO 639-2/3).
  private static let shortCodes: [String: String] = [
    "in": "id", "ind": "id", "iw": "he", "ji": "yi", "eng": "en", "msa": "ms", "may": "ms", "zsm": "ms",
    "jav": "jv", "jw": "jv", "sun": "su", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es",
    "por": "pt", "ita": "it", "nld": "nl", "dut": "nl", "rus": "ru", "jpn": "ja", "zho": "zh", "chi": "zh",
    "kor": "ko", "ara": "ar", "tha": "th", "vie": "vi", "tur": "tr", "hun": "hu", "ron": "ro", "rum": "ro",
    "pol": "pl", "ces": "cs", "cze": "cs", "hin": "hi", "fil": "tl", "tgl": "tl",
  ]
}

extension UInt8 {
  var isASCIILetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
}

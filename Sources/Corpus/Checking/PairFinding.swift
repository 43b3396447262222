/// Something that is wrong, or likely wrong, with a source text and its translation.
public struct PairFinding: Hashable, Sendable {
  /// What can be wrong; the raw values are what users and scripts read.
  public enum Reason: String, CaseIterable, Sendable {
    /// A number, date or time of one side has no equal on the other.
    case numbersDiffer = "numbers differ"
    /// The target is the source, copied.
    case notTranslated = "not translated"
    /// Each side is in the language of the other.
    case languagesSwapped = "languages swapped"
    /// A side is in another language than it should be.
    case wrongLanguage = "wrong language"
    /// One side is far too long for the other.
    case lengthsDiffer = "lengths differ"
    /// The words of one side have no translation on the other.
    case notATranslation = "not a translation"
    /// UTF-8 that was read as windows-1252, or U+FFFD.
    case mojibake
    /// Control characters, byte order marks and noncharacters.
    case controlCharacters = "control characters"
    /// The same source has been translated in another way.
    case inconsistent
    /// The same pair has been met before.
    case doubled

    /// Whether a pair with such a finding is damaged, so that it is better left out.
    ///
    /// Two translations of one source, or one pair twice, may each be right.
    public var isDamage: Bool { self != .inconsistent && self != .doubled }
  }

  /// What is wrong.
  public var reason: Reason
  /// Where it shows, in few words: `3.000 / 5,000`.
  public var detail: String

  /// A finding.
  public init(_ reason: Reason, _ detail: String) {
    self.reason = reason
    self.detail = detail
  }
}

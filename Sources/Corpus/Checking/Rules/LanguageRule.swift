internal import Text

/// A side in a language or script it should not be in, or both sides exchanged.
///
/// Indonesian and English are told by their words. Of any other language only the script is known, and that of some only:
/// a French text where German should be is not found.
struct LanguageRule: PairRule {
  private let source: LanguageTag
  private let target: LanguageTag

  init(source: LanguageTag, target: LanguageTag) {
    self.source = source
    self.target = target
  }

  func finding(in pair: CheckedPair) -> PairFinding? {
    let found = (Self.stranger(in: pair.source, source), Self.stranger(in: pair.target, target))
    switch found {
    case (target.language, source.language):
      return PairFinding(.languagesSwapped, "\(target) / \(source)")
    case (let stranger?, _): return PairFinding(.wrongLanguage, "the source is \(stranger)")
    case (_, let stranger?): return PairFinding(.wrongLanguage, "the target is \(stranger)")
    default: return nil
    }
  }

  /// What a text is in, where that is not what it should be in.
  private static func stranger(in text: TokenizedText, _ language: LanguageTag) -> String? {
    if let expected = WritingSystem(of: language), let other = strangeScript(in: text, expected) {
      return "in \(other) script"
    }
    switch language.language {
    case "id": return isClearly(\.english, \.indonesian, LanguageVotes(text)) ? "en" : nil
    case "en": return isClearly(\.indonesian, \.english, LanguageVotes(text)) ? "id" : nil
    default: return nil
    }
  }

  /// Whether three words at least, and three in ten, are of one language, and next to none of the other.
  private static func isClearly(
    _ one: KeyPath<LanguageVotes, Int>, _ other: KeyPath<LanguageVotes, Int>, _ votes: LanguageVotes
  ) -> Bool {
    votes[keyPath: one] >= 3 && votes[keyPath: one] * 10 >= votes.words * 3
      && votes[keyPath: other] * 6 <= votes[keyPath: one]
  }

  /// The script of nine letters in ten where it is not the one expected; ten letters at least.
  private static func strangeScript(in text: TokenizedText, _ expected: WritingSystem) -> WritingSystem? {
    // Most texts are ASCII, and most languages here are Latin.
    if expected == .latin, text.units.allSatisfy({ $0 < 0x250 }) { return nil }
    var counts: [WritingSystem: Int] = [:]
    var letters = 0
    for scalar in text.text.unicodeScalars {
      guard let system = WritingSystem(of: scalar) else { continue }
      counts[system, default: 0] += 1
      letters += 1
    }
    guard let (system, count) = counts.max(by: { $0.value < $1.value }), system != expected, letters >= 10,
      count * 10 >= letters * 9
    else { return nil }
    return system
  }
}

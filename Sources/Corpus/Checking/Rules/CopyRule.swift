internal import Text

/// A target that is the source, word for word.
///
/// Names, addresses and commands stand alike in both languages, so only a text with words of a language is reported:
/// known ones of Indonesian or English, else four that begin with a small letter.
struct CopyRule: PairRule {
  private let source: LanguageTag
  private let target: LanguageTag
  private let isWanted: Bool

  init(source: LanguageTag, target: LanguageTag) {
    self.source = source
    self.target = target
    isWanted =
      source.language != target.language
      && !Self.families.contains {
        $0.contains(source.language) && $0.contains(target.language)
      }
  }

  /// Languages so close that whole sentences are the same in them.
  private static let families: [Set<String>] = [
    ["id", "ms"], ["bs", "hr", "sr", "sh", "me"], ["da", "nb", "nn", "no"], ["cs", "sk"], ["gl", "pt"],
    ["fil", "tl"],
  ]

  func finding(in pair: CheckedPair) -> PairFinding? {
    guard isWanted, pair.source.tokens.count == pair.target.tokens.count,
      zip(pair.source.tokens, pair.target.tokens).allSatisfy({ isSame($0, pair.source, $1, pair.target) })
    else { return nil }
    let votes = LanguageVotes(pair.source)
    let enough =
      switch (votes.votes(for: source), votes.votes(for: target)) {
      case (let a?, let b?): max(a, b) >= 2
      default: votes.words >= 4
      }
    return enough ? PairFinding(.notTranslated, "both sides are the same") : nil
  }

  /// Whether two tokens are the same but for case.
  private func isSame(_ a: Token, _ source: TokenizedText, _ b: Token, _ target: TokenizedText) -> Bool {
    if source.units[a.range] == target.units[b.range] { return true }
    return a.kind == .word && b.kind == .word
      && NormalForm.caseFolded(source.spelling(of: a)) == NormalForm.caseFolded(target.spelling(of: b))
  }
}

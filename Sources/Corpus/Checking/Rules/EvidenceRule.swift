internal import Alignment
internal import Text

/// Text that is no translation at all: next to none of its words, names and numbers have a counterpart.
struct EvidenceRule: PairRule {
  /// The log-odds below which a pair is reported.
  ///
  /// Free translations of short sentences come down to −2 now and then.
  private static let threshold = -2.5

  private let evidence: TranslationEvidence

  /// The rule for a pair of languages; nil where no lexicon is built in for them.
  init?(source: LanguageTag, target: LanguageTag) {
    guard let evidence = TranslationEvidence(source: source, target: target) else { return nil }
    self.evidence = evidence
  }

  func finding(in pair: CheckedPair) -> PairFinding? {
    let logOdds = evidence.logOdds(pair.source, pair.target)
    guard logOdds < Self.threshold else { return nil }
    return PairFinding(.notATranslation, "hardly a word has its translation on the other side")
  }
}

internal import Alignment
public import Text

/// Looks for what is wrong with pairs of a source text and its translation, each pair by itself.
///
/// Every rule is a file beside this one, and was set so that of a thousand pairs that are right, few are reported (see
/// `CheckingFloorsTests`). Not thread-safe: one for each worker.
public final class PairChecker {
  private let tokenizers: (source: Tokenizer, target: Tokenizer)
  private let rules: [any PairRule]
  /// Rules of which at most one speaks, in this order.
  private let exclusive: [any PairRule]

  /// A checker for a pair of languages.
  ///
  /// Indonesian and English are told apart by their words; of other languages only the script is known.
  public init(source: LanguageTag, target: LanguageTag) {
    tokenizers = (Tokenizer(language: source), Tokenizer(language: target))
    rules = [
      NumberRule(source: source, target: target), LengthRule(source: source, target: target), MojibakeRule(),
      ControlRule(),
    ]
    let evidence: (any PairRule)? = EvidenceRule(source: source, target: target)
    exclusive =
      [CopyRule(source: source, target: target), LanguageRule(source: source, target: target)]
      + (evidence.map { [$0] } ?? [])
  }

  /// What is wrong with a pair; linear in its length.
  public func findings(source: String, target: String) -> [PairFinding] {
    let pair = CheckedPair(
      source: TokenizedText(source, tokenizers.source), target: TokenizedText(target, tokenizers.target))
    // Of these the first is what there is to say: a copied text is in the wrong language on one side, and no word
    // of it has a translation on the other.
    let main = exclusive.lazy.compactMap { $0.finding(in: pair) }.first
    return (main.map { [$0] } ?? []) + rules.compactMap { $0.finding(in: pair) }
  }
}

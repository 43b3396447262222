internal import Text

/// A source text and its translation, cut into tokens, as the rules look at them.
struct CheckedPair {
  let source: TokenizedText
  let target: TokenizedText

  /// The sides with what they are called in messages.
  var sides: [(name: String, text: TokenizedText)] { [("source", source), ("target", target)] }
}

/// One way in which a pair can be wrong.
protocol PairRule {
  /// What is wrong with a pair by this rule; nil where nothing is.
  func finding(in pair: CheckedPair) -> PairFinding?
}

public import Text

extension Lexicon {
  /// Pairs learned from at most: the last ones.
  public static let mostPairs = 20_000
  /// Words that translate each other less surely than this are left out.
  private static let leastProbability: Float = 0.2

  /// The words that translate each other in pairs of segments, as a memory keeps them, the newest last.
  ///
  /// Model 1 in both directions, as `WordLinks.learned` has it; a word's probability is the geometric mean of both.
  /// Only words that stand in two pairs or more are learned. The same pairs in the same order give the same lexicon.
  /// Linear in the length of the pairs; at most the last 20,000 are read.
  public init(
    learnedFrom pairs: [(source: String, target: String)], source: LanguageTag, target: LanguageTag
  ) {
    entries = []
    let pairs = pairs.suffix(Self.mostPairs)
    func text(_ sides: [String], _ language: LanguageTag) -> AlignmentText {
      AlignmentText(sides.map { Segment(text: $0, range: 0..<0, paragraph: 0) }, language: language)
    }
    let sourceText = text(pairs.map(\.source), source)
    let targetText = text(pairs.map(\.target), target)
    let known = WordLinks(
      sourceText.vocabulary, targetText.vocabulary, lexicon: Lexicon.builtIn(source: source, target: target),
      sourceLanguage: source, targetLanguage: target)
    let beads = (0..<pairs.count).map { Bead(source: $0..<$0 + 1, target: $0..<$0 + 1, confidence: 1) }
    let links = known.learned(from: beads, sourceText, targetText)
    let (from, to) = (sourceText.vocabulary, targetText.vocabulary)
    for word in 0..<from.count where from.kinds[word] == .word && from.segmentCounts[word] > 1 {
      for link in links.starts[word]..<links.starts[word + 1] {
        let other = Int(links.targets[link])
        let probability = (links.targetProbabilities[link] * links.sourceProbabilities[link]).squareRoot()
        guard to.kinds[other] == .word, to.segmentCounts[other] > 1, probability >= Self.leastProbability
        else { continue }
        entries.append(
          Entry(source: from.words[word], target: to.words[other], probability: Double(min(1, probability))))
      }
    }
  }
}

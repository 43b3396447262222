internal import Glibc

/// The links of two texts, turned into what scoring adds up.
///
/// A target word t of a bead is drawn from the mixture (1 − K) p(t) + K/|S| Σ p(t|s) over the bead's source words s
/// (IBM model 1, Brown et al. 1993, with K the coverage of t in place of a null word); what counts is its ratio to
/// p(t), the chance of the word where nothing is translated (Moore 2002). With no link at all a word counts nothing.
struct WordScores {
  let links: WordLinks
  /// For each link, K/(1 − K) × p(t|s)/p(t).
  let targetOdds: [Float]
  /// For each link, K/(1 − K) × p(s|t)/p(s), K the coverage of s.
  let sourceOdds: [Float]
  /// For each segment, the sum of log(1 − K) over its words.
  let sourceBase: [Float]
  let targetBase: [Float]

  init(_ source: AlignmentText, _ target: AlignmentText, _ links: WordLinks) {
    self.links = links
    let sourceChance = Self.chances(source.vocabulary)
    let targetChance = Self.chances(target.vocabulary)
    var targetOdds = links.targetProbabilities
    var sourceOdds = links.sourceProbabilities
    for word in 0..<source.vocabulary.count {
      let coverage = links.sourceCoverage[word]
      let own = coverage / (1 - coverage) / sourceChance[word]
      for link in links.starts[word]..<links.starts[word + 1] {
        let other = Int(links.targets[link])
        let otherCoverage = links.targetCoverage[other]
        targetOdds[link] *= otherCoverage / (1 - otherCoverage) / targetChance[other]
        sourceOdds[link] *= own
      }
    }
    self.targetOdds = targetOdds
    self.sourceOdds = sourceOdds
    sourceBase = Self.bases(source, links.sourceCoverage)
    targetBase = Self.bases(target, links.targetCoverage)
  }

  /// Unigram probabilities, smoothed; never below `rarest`, since what is rare in a whole text is not so within
  /// the few paragraphs where it occurs at all.
  static func chances(_ vocabulary: Vocabulary) -> [Float] {
    let total = Float(vocabulary.total + vocabulary.count)
    return vocabulary.counts.map { max(rarest, (Float($0) + 1) / total) }
  }
  private static let rarest: Float = 1 / 5000

  private static func bases(_ text: AlignmentText, _ coverage: [Float]) -> [Float] {
    (0..<text.count).map { segment in
      var sum: Float = 0
      for entry in text.entries[text.starts[segment]..<text.starts[segment + 1]] {
        sum += weight(of: entry.count) * log(1 - coverage[Int(entry.word)])
      }
      return sum
    }
  }

  /// What several occurrences of a word in one segment count for: they are not independent.
  @inline(__always) static func weight(of count: Int32) -> Float { count == 1 ? 1 : count == 2 ? 1.5 : 2 }
}

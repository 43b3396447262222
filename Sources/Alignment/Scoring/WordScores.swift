internal import Glibc

/// The links of two texts, turned into what scoring adds up.
///
/// A target word t of a bead is drawn from the mixture (1 − K) p(t) + K/|S| Σ p(t|s) over the bead's source words s
/// (IBM model 1, Brown et al. 1993, with K the coverage of t in place of a null word); what counts is its ratio to
/// p(t), the chance of the word where nothing is translated (Moore 2002). With no link at all a word counts nothing.
struct WordScores {
  let links: WordLinks
  /// For each link, K/(1 − K) × p(t|s).
  let targetOdds: [Float]
  /// For each link, K/(1 − K) × p(s|t), K the coverage of s.
  let sourceOdds: [Float]
  /// For each entry of the source text, 1/p(s) at its place.
  let sourceRarity: [Float]
  /// For each entry of the target text, 1/p(t) at its place.
  let targetRarity: [Float]
  /// For each segment, the sum of log(1 − K) over its words.
  let sourceBase: [Float]
  let targetBase: [Float]

  init(_ source: AlignmentText, _ target: AlignmentText, _ links: WordLinks) {
    self.links = links
    sourceRarity = Self.rarities(source)
    targetRarity = Self.rarities(target)
    let sourceCoverage = links.sourceCoverage.map { min(Self.mostCoverage, $0) }
    let targetCoverage = links.targetCoverage.map { min(Self.mostCoverage, $0) }
    var targetOdds = links.targetProbabilities
    var sourceOdds = links.sourceProbabilities
    for word in 0..<source.vocabulary.count {
      let coverage = sourceCoverage[word]
      let own = coverage / (1 - coverage)
      for link in links.starts[word]..<links.starts[word + 1] {
        let other = Int(links.targets[link])
        let otherCoverage = targetCoverage[other]
        targetOdds[link] *= otherCoverage / (1 - otherCoverage)
        sourceOdds[link] *= own
      }
    }
    self.targetOdds = targetOdds
    self.sourceOdds = sourceOdds
    sourceBase = Self.bases(source, sourceCoverage)
    targetBase = Self.bases(target, targetCoverage)
  }

  /// Unigram probabilities, smoothed.
  static func chances(_ vocabulary: Vocabulary) -> [Float] {
    let total = Float(vocabulary.total + vocabulary.count)
    return vocabulary.counts.map { max(rarest, (Float($0) + 1) / total) }
  }

  /// 1/p of the word at each entry, where p is its chance in the whole text mixed with its chance in the segments
  /// around: words come in clusters (Church and Gale 1995), and what a neighbour has as well says less about which
  /// of the two is meant.
  private static func rarities(_ text: AlignmentText) -> [Float] {
    let chances = chances(text.vocabulary)
    var result = [Float](repeating: 0, count: text.entries.count)
    let reach = 6
    let share: Float = 0.3
    var tokens: [Float] = [0]
    tokens.reserveCapacity(text.count + 1)
    for count in text.tokenCounts { tokens.append(tokens[tokens.count - 1] + count) }
    // The entries of the words within reach, by word: how many occurrences lie in the window of each segment.
    var window = [Float](repeating: 0, count: text.vocabulary.count)
    for segment in 0..<text.count + reach {
      if segment < text.count {
        for entry in text.entries[text.starts[segment]..<text.starts[segment + 1]] {
          window[Int(entry.word)] += Float(entry.count)
        }
      }
      let own = segment - reach
      guard own >= 0 else { continue }
      let (first, last) = (max(0, own - reach), min(text.count, own + reach + 1))
      let around = tokens[last] - tokens[first] - text.tokenCounts[own] + 20
      for index in text.starts[own]..<text.starts[own + 1] {
        let entry = text.entries[index]
        let whole = chances[Int(entry.word)]
        let near = (window[Int(entry.word)] - Float(entry.count)) / around
        let mixed = (1 - share) * whole + share * near
        result[index] = 1 / max(whole, mixed)
      }
      if own >= reach {
        for entry in text.entries[text.starts[own - reach]..<text.starts[own - reach + 1]] {
          window[Int(entry.word)] -= Float(entry.count)
        }
      }
    }
    return result
  }
  /// However well a word was explained so far, it may be left out or rendered freely the next time.
  private static let mostCoverage: Float = 0.7
  private static let rarest: Float = 1 / 5000

  private static func bases(_ text: AlignmentText, _ coverage: [Float]) -> [Float] {
    (0..<text.count).map { segment in
      var sum: Float = 0
      for entry in text.entries[text.starts[segment]..<text.starts[segment + 1]] {
        sum += base(count: entry.count, coverage: coverage[Int(entry.word)])
      }
      return sum
    }
  }

  /// What a word of a coverage costs where nothing of the other side is linked to it.
  static func base(count: Int32, coverage: Float) -> Float {
    weight(of: count) * log(1 - min(mostCoverage, coverage))
  }

  /// What several occurrences of a word in one segment count for: they are not independent.
  @inline(__always) static func weight(of count: Int32) -> Float { count == 1 ? 1 : count == 2 ? 1.5 : 2 }
}

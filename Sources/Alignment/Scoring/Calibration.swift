internal import Glibc

/// Turns the posterior probabilities of beads into how often such beads are right.
///
/// A posterior compares a bead with the other beads it could be; that the two texts, or this stretch of them, belong
/// together at all it takes for granted. So a bead is judged by its surroundings too: by what the words of the beads
/// around it say, by how much more that is than what the same source segments get from other target segments (the
/// level of chance), by how sure the beads around it are, and by how many of them have an empty side. Two logistic
/// regressions, one for beads with an empty side, put this together.
///
/// Fitted on 100,000 beads of Indonesian–English reports, news, manuals and talks, with and without the built-in lexicon,
/// and of a Hungarian novel with its English original: the texts with their translations, with a block left
/// untranslated, cut to one, three or six segments, and put beside other texts, wholly or for a part.
///
/// These were every other text of the PAN Localization corpus (economy, sports), a collection of news, the reports of
/// SMERU and AusAID, the Debian handbook, NTREX and TED, and of the Hungarian *1984* in lines of the gold; running
/// Hungarian was not among them. The values were chosen by the other halves; no part had the Romanian *1984*, a
/// devotional reader, PAN's international news, GNOME's help, and the BBC's news. Running text counted twice, texts
/// beside others a quarter.
struct Calibration {
  private let beads: [Bead]
  /// For each bead the log odds of its posterior probability, clamped.
  private let logOdds: [Double]
  /// For each bead what its words say for it, clamped; 0 with an empty side.
  private var evidence: [Double]
  /// For each bead how far its evidence lies above that of chance, in standard deviations of the latter, clamped.
  private var excess: [Double]

  /// Judges the beads of a whole text, in time linear in its length.
  init(_ beads: [Bead], _ source: AlignmentText, _ target: AlignmentText, _ words: WordScores) {
    self.beads = beads
    logOdds = beads.map { bead in
      let posterior = min(max(bead.confidence, 1e-6), 1 - 1e-6)
      return min(max(log(posterior / (1 - posterior)), -4), 9)
    }
    evidence = [Double](repeating: 0, count: beads.count)
    excess = evidence
    weigh(WordEvidence(source, target, words))
  }

  /// Beads whose target segments show the level of chance: so many two-sided beads away, around the end of the text.
  private static let shifts = [-5, -2, 2, 5]

  private mutating func weigh(_ words: WordEvidence) {
    var words = words
    let paired = beads.indices.filter { !beads[$0].isOneSided }
    var chances = [Double](repeating: .nan, count: paired.count)
    // The spread of the level of chance, as if four values of a variance of 4 had been seen before.
    var (squares, freedom) = (16.0, 4.0)
    for (place, index) in paired.enumerated() {
      let rows = beads[index].source
      evidence[index] = Double(words.logRatio(rows, beads[index].target))
      var (sum, sumOfSquares, count) = (0.0, 0.0, 0.0)
      for shift in Self.shifts {
        let other = ((place + shift) % paired.count + paired.count) % paired.count
        if other == place { continue }
        let value = Double(words.logRatio(rows, beads[paired[other]].target))
        sum += value
        sumOfSquares += value * value
        count += 1
      }
      guard count > 0 else { continue }
      chances[place] = sum / count
      squares += max(0, sumOfSquares - sum * sum / count)
      freedom += count - 1
    }
    let deviation = (squares / freedom).squareRoot()
    for (place, index) in paired.enumerated() {
      if !chances[place].isNaN {
        excess[index] = min(max((evidence[index] - chances[place]) / deviation, -3), 8)
      }
      evidence[index] = min(max(evidence[index], -6), 12)
    }
  }

  /// The beads with the probability that each is right as confidence.
  func calibrated() -> [Bead] {
    let count = Double(beads.count)
    let isPaired = beads.map { $0.isOneSided ? 0.0 : 1 }
    let pairs = isPaired.reduce(0, +)
    let pairedLogOdds = zip(logOdds, isPaired).map(*)
    let whole = min(max(evidence.reduce(0, +), -8), 8)
    let meanLogOdds = pairedLogOdds.reduce(0, +) / (pairs + 3)
    let nearEvidence = Self.surroundings(evidence, fading: 0.6)
    let nearExcess = Self.surroundings(excess, fading: 0.6)
    let near = Self.surroundings([Double](repeating: 1, count: beads.count), fading: 0.6)
    let nearPairs = Self.surroundings(isPaired, fading: 0.6)
    let around = Self.surroundings([Double](repeating: 1, count: beads.count), fading: 0.9)
    let aroundPairs = Self.surroundings(isPaired, fading: 0.9)
    let aroundLogOdds = Self.surroundings(pairedLogOdds, fading: 0.9)
    guard count > 0 else { return [] }
    return beads.indices.map { index in
      var bead = beads[index]
      let values = [
        1, logOdds[index], max(logOdds[index] - 4, 0), evidence[index],
        (near[index] - nearPairs[index]) / (near[index] + 1),
        min(max(nearEvidence[index] + evidence[index], -8), 8),
        min(max(nearExcess[index] + excess[index], -4), 8),
        aroundLogOdds[index] / (aroundPairs[index] + 4),
        (around[index] - aroundPairs[index]) / (around[index] + 4),
        whole, meanLogOdds, 1 / max(pairs, 1), whole / max(pairs, 1),
      ]
      let weights = bead.isOneSided ? Self.oneSidedWeights : Self.weights
      let score = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
      bead.confidence = 1 / (1 + exp(-score))
      return bead
    }
  }

  /// For each place the sum over all other places, each counting less by a factor for every step away.
  private static func surroundings(_ values: [Double], fading factor: Double) -> [Double] {
    var result = [Double](repeating: 0, count: values.count)
    var sum = 0.0
    for index in values.indices {
      result[index] = sum
      sum = (sum + values[index]) * factor
    }
    sum = 0
    for index in values.indices.reversed() {
      result[index] += sum
      sum = (sum + values[index]) * factor
    }
    return result
  }

  /// The weights of the values in `calibrated`, in their order, for beads with both sides.
  private static let weights = [
    -3.019, 0.666, -0.006, 0.031, -1.595, 0.093, 0.091, 0.417, -1.932, 0.297, -0.309, -0.181, -1.022,
  ]
  /// The same for beads with an empty side.
  private static let oneSidedWeights = [
    2.378, 0.545, -0.15, 0, -1.953, -0.204, 0.088, -0.094, 5.715, -0.259, 0.088, -0.882, 1.444,
  ]
}

extension Bead {
  /// Whether one of its sides is empty.
  var isOneSided: Bool { source.isEmpty || target.isEmpty }
}

internal import Glibc

/// What words say for any source segments and any target segments being translations of each other.
///
/// The same log likelihood ratios as in the search (`PairScores`), for one pair of stretches at a time.
struct WordEvidence {
  private let source: AlignmentText
  private let target: AlignmentText
  private let scores: WordScores

  // Scratch space by target word: its weight in the stretch at hand, and what it gains from the source words.
  private var present: [Float]
  private var gains: [Float]

  init(_ source: AlignmentText, _ target: AlignmentText, _ scores: WordScores) {
    self.source = source
    self.target = target
    self.scores = scores
    present = [Float](repeating: 0, count: target.vocabulary.count)
    gains = present
  }

  /// The log likelihood ratio of the words of two stretches, none of them empty; the mean of both directions.
  ///
  /// Linear in the links of the source words.
  mutating func logRatio(_ rows: Range<Int>, _ columns: Range<Int>) -> Float {
    let sourceEntries = source.starts[rows.lowerBound]..<source.starts[rows.upperBound]
    let targetEntries = target.starts[columns.lowerBound]..<target.starts[columns.upperBound]
    let sourceTokens = max(1, rows.reduce(Float(0)) { $0 + source.tokenCounts[$1] })
    let targetTokens = max(1, columns.reduce(Float(0)) { $0 + target.tokenCounts[$1] })
    for index in targetEntries {
      let entry = target.entries[index]
      present[Int(entry.word)] += WordScores.weight(of: entry.count)
    }
    var sum: Float = 0
    for row in rows { sum += scores.sourceBase[row] }
    for column in columns { sum += scores.targetBase[column] }
    for index in sourceEntries {
      let entry = source.entries[index]
      let weight = WordScores.weight(of: entry.count)
      var gain: Float = 0
      for link in scores.links.starts[Int(entry.word)]..<scores.links.starts[Int(entry.word) + 1] {
        let other = Int(scores.links.targets[link])
        guard present[other] > 0 else { continue }
        gain += present[other] * scores.sourceOdds[link]
        gains[other] += weight * scores.targetOdds[link]
      }
      if gain > 0 { sum += weight * log(1 + gain * scores.sourceRarity[index] / targetTokens) }
    }
    for index in targetEntries {
      let entry = target.entries[index]
      let gain = gains[Int(entry.word)]
      if gain > 0 {
        sum += WordScores.weight(of: entry.count) * log(1 + gain * scores.targetRarity[index] / sourceTokens)
      }
    }
    for index in targetEntries {
      let word = Int(target.entries[index].word)
      present[word] = 0
      gains[word] = 0
    }
    return sum / 2
  }
}

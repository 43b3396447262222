internal import Glibc

/// All ways to cut the pieces of a few segments into beads, weighed against each other.
///
/// As `Lattice`, but over few segments, and a bead may begin or end inside a segment: at a cut place of one side that
/// meets the edge of a segment of the other. No bead has an empty side. Whatever else is said of a bead is said of the
/// segments its pieces are of, so that a bead of whole segments scores here as it does there.
struct CutLattice {
  private let source: PieceText
  private let target: PieceText
  private let model: BeadModel
  private let costs: CutCosts
  private let paragraphs: Paragraphs
  private let lengths: (source: JoinedLengths, target: JoinedLengths)

  /// Whether each segment begins a paragraph.
  struct Paragraphs {
    var source: [Bool]
    var target: [Bool]
  }

  /// A linked pair of words, by their entries in the two texts.
  private struct Pairing {
    var source: Int
    var target: Int
    var targetOdds: Float
    var sourceOdds: Float
  }
  private let pairings: [Pairing]
  /// Where the pairings of each source entry begin, and the end of the last.
  private let pairingStarts: [Int]

  /// A bead of pieces, with its posterior probability.
  struct PieceBead: Equatable {
    var source: Range<Int>
    var target: Range<Int>
    var probability: Double
  }

  init(
    _ source: PieceText, _ target: PieceText, _ words: WordScores, _ model: BeadModel, _ costs: CutCosts,
    paragraphs: Paragraphs, lengths: (source: JoinedLengths, target: JoinedLengths)
  ) {
    self.source = source
    self.target = target
    self.model = model
    self.costs = costs
    self.paragraphs = paragraphs
    self.lengths = lengths
    var entriesByWord: [UInt32: [Int]] = [:]
    for (index, entry) in target.entries.enumerated() { entriesByWord[entry.word, default: []].append(index) }
    var pairings: [Pairing] = []
    var starts = [0]
    for (index, entry) in source.entries.enumerated() {
      let word = Int(entry.word)
      for link in words.links.starts[word]..<words.links.starts[word + 1] {
        for other in entriesByWord[words.links.targets[link]] ?? [] {
          pairings.append(
            Pairing(
              source: index, target: other,
              targetOdds: words.targetOdds[link] * WordScores.weight(of: entry.count),
              sourceOdds: words.sourceOdds[link] * WordScores.weight(of: target.entries[other].count)))
        }
      }
      starts.append(pairings.count)
    }
    self.pairings = pairings
    pairingStarts = starts
  }

  /// Whether a bead may begin or end at two places: one may lie inside a segment, not both.
  private func isAllowed(_ row: Int, _ column: Int) -> Bool { source.isWhole(row) || target.isWhole(column) }

  /// The score of a two-sided bead, the cost of a cut at its end included; nil where there can be none such.
  func score(_ rows: Range<Int>, _ columns: Range<Int>) -> Float? {
    guard isAllowed(rows.lowerBound, columns.lowerBound), isAllowed(rows.upperBound, columns.upperBound)
    else {
      return nil
    }
    let shape = BeadShape(source: source.segmentCount(rows), target: target.segmentCount(columns))
    guard let number = BeadShape.all.firstIndex(of: shape) else { return nil }
    var score = model.shapeScores[number] + paragraphScore(rows, columns)
    var words = wordScore(rows, columns)
    let tokens = (
      source.tokenSums[rows.upperBound] - source.tokenSums[rows.lowerBound],
      target.tokenSums[columns.upperBound] - target.tokenSums[columns.lowerBound]
    )
    if shape.source > 1 && shape.target > 1 { words -= model.crossingCost * (tokens.0 + tokens.1) }
    score += model.wordWeight * 0.5 * words
    let length = (
      max(1, source.lengthSums[rows.upperBound] - source.lengthSums[rows.lowerBound]),
      max(1, target.lengthSums[columns.upperBound] - target.lengthSums[columns.lowerBound])
    )
    score +=
      model.lengthWeight
      * model.lengthScore(
        length.0, length.1, sourceChance: lengths.source.chance(ofLength: length.0, joined: shape.source),
        targetChance: lengths.target.chance(ofLength: length.1, joined: shape.target))
    if !source.isWhole(rows.upperBound), let sign = source.pieces[rows.upperBound].sign {
      score += costs[sign]
    }
    if !target.isWhole(columns.upperBound), let sign = target.pieces[columns.upperBound].sign {
      score += costs[sign]
    }
    return score
  }

  private func paragraphScore(_ rows: Range<Int>, _ columns: Range<Int>) -> Float {
    func begins(_ text: PieceText, _ place: Int, _ paragraphs: [Bool]) -> Bool {
      text.isWhole(place) && paragraphs[text.pieces[place].segment]
    }
    let beginsSource = begins(source, rows.lowerBound, paragraphs.source)
    let beginsTarget = begins(target, columns.lowerBound, paragraphs.target)
    var score =
      beginsSource && beginsTarget
      ? model.paragraphScores.both
      : beginsSource || beginsTarget ? model.paragraphScores.one : model.paragraphScores.neither
    for row in rows.dropFirst() where begins(source, row, paragraphs.source) {
      score += model.paragraphScores.joined
    }
    for column in columns.dropFirst() where begins(target, column, paragraphs.target) {
      score += model.paragraphScores.joined
    }
    return score
  }

  private func wordScore(_ rows: Range<Int>, _ columns: Range<Int>) -> Float {
    let own = source.entryStarts[rows.lowerBound]..<source.entryStarts[rows.upperBound]
    let other = target.entryStarts[columns.lowerBound]..<target.entryStarts[columns.upperBound]
    var targetSums = [Float](repeating: 0, count: other.count)
    var sum =
      source.baseSums[rows.upperBound] - source.baseSums[rows.lowerBound]
      + target.baseSums[columns.upperBound] - target.baseSums[columns.lowerBound]
    let sourceTokens = source.tokenSums[rows.upperBound] - source.tokenSums[rows.lowerBound]
    let targetTokens = target.tokenSums[columns.upperBound] - target.tokenSums[columns.lowerBound]
    for index in own {
      var sourceSum: Float = 0
      for pairing in pairings[pairingStarts[index]..<pairingStarts[index + 1]]
      where other.contains(pairing.target) {
        targetSums[pairing.target - other.lowerBound] += pairing.targetOdds
        sourceSum += pairing.sourceOdds
      }
      if sourceSum > 0 { sum += gain(source.entries[index], sourceSum, over: targetTokens) }
    }
    for (offset, targetSum) in targetSums.enumerated() where targetSum > 0 {
      sum += gain(target.entries[other.lowerBound + offset], targetSum, over: sourceTokens)
    }
    return sum
  }

  private func gain(_ entry: PieceText.Entry, _ odds: Float, over tokens: Float) -> Float {
    WordScores.weight(of: entry.count) * log(1 + odds * entry.rarity / max(1, tokens))
  }

  /// The beads whose probabilities, counted by the pieces they hold, sum to most.
  ///
  /// Together they hold all pieces; none at all where no path of beads does. Time grows with the fourth power of the
  /// number of pieces.
  func beads() -> [PieceBead] {
    let width = target.count + 1
    let last = (source.count + 1) * width - 1
    // All beads with their scores, by the cell they begin in.
    var steps = [[(end: Int, bead: PieceBead, score: Double)]](repeating: [], count: last + 1)
    var forward = [Double](repeating: -.infinity, count: last + 1)
    var sums = [LogSum](repeating: LogSum(), count: last + 1)
    forward[0] = 0
    for cell in 0...last {
      if cell > 0 { forward[cell] = sums[cell].value }
      if forward[cell] == -.infinity { continue }
      let (row, column) = (cell / width, cell % width)
      guard row < source.count, column < target.count else { continue }
      for endRow in row + 1...source.count {
        for endColumn in column + 1...target.count {
          guard let score = score(row..<endRow, column..<endColumn) else { continue }
          let end = endRow * width + endColumn
          let bead = PieceBead(source: row..<endRow, target: column..<endColumn, probability: 0)
          steps[cell].append((end, bead, Double(score)))
          sums[end].add(forward[cell] + Double(score))
        }
      }
    }
    var backward = [Double](repeating: -.infinity, count: last + 1)
    var gains = backward
    var choices = [PieceBead?](repeating: nil, count: last + 1)
    (backward[last], gains[last]) = (0, 0)
    for cell in stride(from: last - 1, through: 0, by: -1) {
      var sum = LogSum()
      for step in steps[cell] where backward[step.end] > -.infinity {
        sum.add(step.score + backward[step.end])
        var bead = step.bead
        bead.probability = min(1, exp(forward[cell] + step.score + backward[step.end] - forward[last]))
        let gain = bead.probability * Double(bead.source.count + bead.target.count) + gains[step.end]
        if gain > gains[cell] { (gains[cell], choices[cell]) = (gain, bead) }
      }
      backward[cell] = sum.value
    }
    var result: [PieceBead] = []
    var cell = 0
    while cell < last, let bead = choices[cell] {
      result.append(bead)
      cell = bead.source.upperBound * width + bead.target.upperBound
    }
    return result
  }
}

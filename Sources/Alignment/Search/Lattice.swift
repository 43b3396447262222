internal import Glibc

/// All ways to cut two texts into beads within a band, weighed against each other.
///
/// The forward and backward sums give every bead its posterior probability (as for a hidden Markov model of pairs,
/// Durbin et al. 1998, chapter 4); the beads taken are those whose probabilities, counted by the segments they hold,
/// sum to most, not those of the single likeliest path.
struct Lattice {
  let source: AlignmentText
  let target: AlignmentText
  let model: BeadModel
  let band: Band
  private var pairs: PairScores
  private let sourceLengths: JoinedLengths
  private let targetLengths: JoinedLengths

  /// Rows whose word scores and forward sums are held at a time: all where they are few, else a block, and the
  /// backward pass computes each block anew.
  private let blockSize: Int

  /// Cells of a band that is held whole, at 32 bytes each: those of some 400,000 segments a side.
  private static let mostCellsHeld = 12_000_000

  init(
    _ source: AlignmentText, _ target: AlignmentText, _ words: WordScores, _ model: BeadModel, _ band: Band,
    blockSize: Int? = nil
  ) {
    self.source = source
    self.target = target
    self.model = model
    self.band = band
    pairs = PairScores(source, target, words, band)
    sourceLengths = JoinedLengths(source.lengths)
    targetLengths = JoinedLengths(target.lengths)
    self.blockSize = blockSize ?? (band.cellCount <= Self.mostCellsHeld ? band.rows : 512)
  }

  /// The score of the bead of a shape that ends at a place.
  @inline(__always)
  func score(_ number: Int, _ shape: BeadShape, _ row: Int, _ column: Int) -> Float {
    let startRow = row - shape.source
    let startColumn = column - shape.target
    var score = model.shapeScores[number]
    let beginsSource = startRow < source.count && source.beginsParagraph[startRow]
    let beginsTarget = startColumn < target.count && target.beginsParagraph[startColumn]
    if shape.isNull { return score }
    if beginsSource && beginsTarget {
      score += model.paragraphScores.both
    } else if beginsSource || beginsTarget {
      score += model.paragraphScores.one
    } else {
      score += model.paragraphScores.neither
    }
    var words: Float = 0
    for b in startColumn..<column { words += pairs.targetGain(row - 1, b, joined: shape.source) }
    for a in startRow..<row { words += pairs.sourceGain(a, column - 1, joined: shape.target) }
    if shape.source > 1 && shape.target > 1 {
      for b in startColumn..<column { words -= model.crossingCost * target.tokenCounts[b] }
      for a in startRow..<row { words -= model.crossingCost * source.tokenCounts[a] }
    }
    score += model.wordWeight * 0.5 * words
    for a in startRow + 1..<max(startRow + 1, row) where source.beginsParagraph[a] {
      score += model.paragraphScores.joined
    }
    for b in startColumn + 1..<max(startColumn + 1, column) where target.beginsParagraph[b] {
      score += model.paragraphScores.joined
    }
    return score + model.lengthWeight
      * model.lengthScore(
        sourceLengths.length(row, shape.source), targetLengths.length(column, shape.target),
        sourceChance: sourceLengths.chance(row, shape.source),
        targetChance: targetLengths.chance(column, shape.target))
  }

  /// The beads, with their posterior probabilities as confidence.
  ///
  /// `progress` is told now and then which share of the work is done, 0–1.
  mutating func beads(progress: (Double) -> Void = { _ in }) -> [Bead] {
    var forward = forwardSums { progress($0 / 2) }
    let last = band.rows - 1
    let columns = band.targetCount
    let whole = forward[last][columns - band.lower[last]]
    // The first row whose word scores and forward sums are held, for every row down to it.
    var firstHeld = blockSize < band.rows ? band.rows : 0
    var choices = [UInt8](repeating: 0, count: band.cellCount)
    var chosen = [Float](repeating: 0, count: band.cellCount)
    // Rows row…row + 3 of the backward sums and of the best sums of probabilities, by row modulo 4.
    var backward = [[Double]](repeating: [], count: 4)
    var gains = [[Double]](repeating: [], count: 4)
    // Where a segment without counterpart stands among its neighbours of the other side is arbitrary: what counts is
    // the sum over all places.
    var sourceAlone = [Double](repeating: 0, count: source.count)
    var targetAlone = [Double](repeating: 0, count: target.count)
    for row in stride(from: last, through: 0, by: -1) {
      if row.isMultiple(of: 256) { progress(1 - Double(row) / Double(2 * band.rows)) }
      if row < firstHeld {
        firstHeld = row / blockSize * blockSize
        // A bead that begins in this row reaches on over the two rows after.
        pairs.fill(firstHeld..<min(source.count, row + 3))
        for other in stride(from: firstHeld + Self.reach, through: row, by: 1) {
          forward[other] = forwardSums(of: other, after: forward)
        }
      }
      let (low, high) = (band.lower[row], band.upper[row])
      backward[row & 3] = [Double](repeating: -.infinity, count: high - low + 1)
      gains[row & 3] = [Double](repeating: -.infinity, count: high - low + 1)
      for column in stride(from: high, through: low, by: -1) {
        if row == last && column == columns {
          backward[row & 3][column - low] = 0
          gains[row & 3][column - low] = 0
          continue
        }
        var sum = LogSum()
        var best = -Double.infinity
        var bestNumber = 0
        var bestProbability = 0.0
        let ahead = forward[row][column - low] - whole
        for (number, shape) in BeadShape.all.enumerated() {
          let (endRow, endColumn) = (row + shape.source, column + shape.target)
          guard band.contains(endRow, endColumn) else { continue }
          let place = endColumn - band.lower[endRow]
          let rest = backward[endRow & 3][place]
          if rest == -.infinity { continue }
          let path = Double(score(number, shape, endRow, endColumn)) + rest
          sum.add(path)
          let probability = min(1, exp(path + ahead))
          if shape.target == 0 { sourceAlone[row] += probability }
          if shape.source == 0 { targetAlone[column] += probability }
          let gain = probability * Double(shape.size) + gains[endRow & 3][place]
          if gain > best {
            best = gain
            bestNumber = number
            bestProbability = probability
          }
        }
        backward[row & 3][column - low] = sum.value
        gains[row & 3][column - low] = best
        choices[band.cell(row, column)] = UInt8(bestNumber)
        chosen[band.cell(row, column)] = Float(bestProbability)
      }
      forward[row] = []
    }
    var beads: [Bead] = []
    var (row, column) = (0, 0)
    while row < last || column < columns {
      let cell = band.cell(row, column)
      let shape = BeadShape.all[Int(choices[cell])]
      let probability =
        shape.target == 0 ? sourceAlone[row] : shape.source == 0 ? targetAlone[column] : Double(chosen[cell])
      beads.append(
        Bead(
          source: row..<row + shape.source, target: column..<column + shape.target,
          confidence: min(1, probability)))
      row += shape.source
      column += shape.target
    }
    return beads
  }

  /// The most rows that a bead spans.
  private static let reach = 3

  /// For each row the forward sums of its cells; where a block is held at a time, of the last rows and the first few of
  /// each block, from which those of its others follow.
  private mutating func forwardSums(progress: (Double) -> Void) -> [[Double]] {
    var forward = [[Double]](repeating: [], count: band.rows)
    for row in 0..<band.rows {
      if row.isMultiple(of: 256) { progress(Double(row) / Double(band.rows)) }
      if row == 0 || row - 1 >= pairs.rows.upperBound {
        // A bead that ends in this row reaches back over the two rows before.
        pairs.fill(max(0, row - 3)..<min(source.count, row + blockSize))
      }
      forward[row] = forwardSums(of: row, after: forward)
      let passed = row - Self.reach
      if blockSize < band.rows, passed >= 0, passed % blockSize >= Self.reach { forward[passed] = [] }
    }
    return forward
  }

  /// The forward sums of a row, from those of the rows before.
  private func forwardSums(of row: Int, after forward: [[Double]]) -> [Double] {
    let low = band.lower[row]
    var sums = [Double](repeating: -.infinity, count: band.upper[row] - low + 1)
    if row == 0 { sums[0] = 0 }
    for column in low...band.upper[row] where row > 0 || column > 0 {
      var sum = LogSum()
      for (number, shape) in BeadShape.all.enumerated() {
        let (startRow, startColumn) = (row - shape.source, column - shape.target)
        guard band.contains(startRow, startColumn) else { continue }
        let place = startColumn - band.lower[startRow]
        let before = startRow == row ? sums[place] : forward[startRow][place]
        if before == -.infinity { continue }
        sum.add(before + Double(score(number, shape, row, column)))
      }
      sums[column - low] = sum.value
    }
    return sums
  }
}

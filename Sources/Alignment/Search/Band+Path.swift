extension Band {
  /// A band around a path of points (source place, target place) that rises from (0, 0) to (n, m).
  ///
  /// Between two points it holds their whole rectangle where that is small, else a diagonal as wide as a difference
  /// of the two sides may bend the path, and `margin` cells on each side of it.
  init(through points: [(row: Int, column: Int)], sourceCount: Int, targetCount: Int, margin: Int) {
    var lower = [Int](repeating: targetCount, count: sourceCount + 1)
    var upper = [Int](repeating: 0, count: sourceCount + 1)
    var previous = (row: 0, column: 0)
    for point in points + [(row: sourceCount, column: targetCount)] {
      let height = point.row - previous.row
      let width = point.column - previous.column
      let isSmall = height * width <= 4096 || height <= 2 || width <= 2
      let bend = abs(height - width) + max(height, width) / 16 + margin
      // No rectangle may cost more than so many cells, however far apart two anchors are; the band is widened
      // later where the path touches its edge.
      let reach = min(bend, max(8 * margin, 4_000_000 / max(1, height)))
      for row in previous.row...point.row {
        if isSmall {
          lower[row] = min(lower[row], previous.column - margin)
          upper[row] = max(upper[row], point.column + margin)
        } else {
          let middle = previous.column + (row - previous.row) * width / height
          lower[row] = min(lower[row], max(previous.column, middle - reach) - margin)
          upper[row] = max(upper[row], min(point.column, middle + reach) + margin)
        }
      }
      previous = point
    }
    self.init(lower: lower, upper: upper, targetCount: targetCount)
  }

  /// A band around beads found before: narrow where they are sure, wide where they are not.
  init(around beads: [Bead], sourceCount: Int, targetCount: Int, margin: Int, doubtfulMargin: Int) {
    var lower = [Int](repeating: targetCount, count: sourceCount + 1)
    var upper = [Int](repeating: 0, count: sourceCount + 1)
    for bead in beads {
      let reach = bead.confidence >= 0.8 ? margin : doubtfulMargin
      let rows = max(0, bead.source.lowerBound - reach)...min(sourceCount, bead.source.upperBound + reach)
      for row in rows {
        lower[row] = min(lower[row], bead.target.lowerBound - reach)
        upper[row] = max(upper[row], bead.target.upperBound + reach)
      }
    }
    self.init(lower: lower, upper: upper, targetCount: targetCount)
  }

  /// A band wider around the rows where a path runs along its edge; nil where it does not touch it anywhere.
  ///
  /// The edge of the table itself does not count: there is nothing beyond it.
  func widened(where beads: [Bead]) -> Band? {
    var lower = lower
    var upper = upper
    var isTouched = false
    for bead in beads {
      let (row, column) = (bead.source.lowerBound, bead.target.lowerBound)
      let touchesLower = self.lower[row] > 0 && column - self.lower[row] <= 1
      let touchesUpper = self.upper[row] < targetCount && self.upper[row] - column <= 1
      guard touchesLower || touchesUpper else { continue }
      isTouched = true
      let reach = 2 * (self.upper[row] - self.lower[row] + 1)
      for near in max(0, row - reach)...min(rows - 1, row + reach) {
        if touchesLower { lower[near] = min(lower[near], self.lower[row] - reach) }
        if touchesUpper { upper[near] = max(upper[near], self.upper[row] + reach) }
      }
    }
    return isTouched ? Band(lower: lower, upper: upper, targetCount: targetCount) : nil
  }
}

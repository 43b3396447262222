/// The part of the table of all pairs of places that a search looks at: for each place between source segments, a
/// range of places between target segments.
///
/// It holds (0, 0) and the last corner, its edges never turn back, and neighbouring rows overlap, so that a path of
/// beads runs through it from corner to corner.
struct Band: Equatable {
  /// The first target place of each source place, 0…n.
  private(set) var lower: [Int]
  /// The last target place of each source place, inclusive.
  private(set) var upper: [Int]
  /// Where the cells of each row begin when all rows are laid end to end, and the end of the last.
  private(set) var starts: [Int] = []

  /// The number of source places.
  var rows: Int { lower.count }
  /// The number of cells.
  var cellCount: Int { starts[rows] }
  /// The target segments.
  var targetCount: Int { upper[rows - 1] }

  /// The whole table.
  init(sourceCount: Int, targetCount: Int) {
    self.init(
      lower: [Int](repeating: 0, count: sourceCount + 1),
      upper: [Int](repeating: targetCount, count: sourceCount + 1), targetCount: targetCount)
  }

  /// A band with at least the given ranges; they are clamped, and widened to what a band must be.
  init(lower: [Int], upper: [Int], targetCount: Int) {
    precondition(!lower.isEmpty && lower.count == upper.count, "one range a row")
    let last = lower.count - 1
    var lower = lower.map { min(max(0, $0), targetCount) }
    var upper = upper.map { min(max(0, $0), targetCount) }
    lower[0] = 0
    upper[last] = targetCount
    for row in stride(from: last - 1, through: 0, by: -1) { lower[row] = min(lower[row], lower[row + 1]) }
    for row in 0..<last { upper[row + 1] = max(upper[row + 1], upper[row]) }
    for row in 0...last { upper[row] = max(upper[row], lower[row]) }
    for row in 0..<last { upper[row] = max(upper[row], lower[row + 1]) }
    self.lower = lower
    self.upper = upper
    starts = [0]
    starts.reserveCapacity(lower.count + 1)
    var cells = 0
    for row in 0...last {
      cells += upper[row] - lower[row] + 1
      starts.append(cells)
    }
  }

  /// Whether a cell lies in the band.
  @inline(__always) func contains(_ row: Int, _ column: Int) -> Bool {
    row >= 0 && row < rows && column >= lower[row] && column <= upper[row]
  }

  /// The number of a cell of the band.
  @inline(__always) func cell(_ row: Int, _ column: Int) -> Int { starts[row] + column - lower[row] }
}

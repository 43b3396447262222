/// Levenshtein's distance with costs of one's own, by dynamic programming in a band (Ukkonen 1985), exact at any length.
struct EditDistance {
  private var row: [Int32] = []

  /// The least cost of turning a sequence of `n` items into one of `m`, or nil where it is more than `limit`.
  ///
  /// Inserting or deleting an item costs `indel` > 0; putting item `j` of the second for item `i` of the first costs
  /// `substitution(i, j)`, 0 where they are equal, never more than 2 × `indel`. Cells further off the diagonal than
  /// `limit / indel` cannot lie on a path within the limit and are not looked at: O(n × limit / indel) time, O(m) space.
  @inline(__always)
  mutating func distance(
    _ n: Int, _ m: Int, indel: Int, limit: Int, substitution: (_ i: Int, _ j: Int) -> Int
  ) -> Int? {
    guard limit >= 0, abs(n - m) * indel <= limit else { return nil }
    // Equal items at the edges are matched in some best path, the costs being a metric.
    var start = 0
    var (n, m) = (n, m)
    while start < min(n, m), substitution(start, start) == 0 { start += 1 }
    while n > start, m > start, substitution(n - 1, m - 1) == 0 { (n, m) = (n - 1, m - 1) }
    let (rows, columns) = (n - start, m - start)
    if rows == 0 || columns == 0 { return (rows + columns) * indel }

    let band = min(limit / indel, max(rows, columns))
    let beyond = Int32(clamping: limit + 1)
    if row.count <= columns { row = [Int32](repeating: 0, count: columns + 1) }
    for j in 0...columns { row[j] = j <= band ? Int32(j * indel) : beyond }
    for i in 1...rows {
      let (low, high) = (max(1, i - band), min(columns, i + band))
      guard low <= high else { return nil }
      var diagonal = row[low - 1]
      row[low - 1] = low == 1 && i <= band ? Int32(i * indel) : beyond
      var best = row[low - 1]
      for j in low...high {
        let above = j == i + band ? beyond : row[j]
        let cost = min(
          diagonal + Int32(substitution(start + i - 1, start + j - 1)), above + Int32(indel),
          row[j - 1] + Int32(indel))
        diagonal = row[j]
        row[j] = min(cost, beyond)
        best = min(best, row[j])
      }
      if best >= beyond { return nil }
    }
    let result = Int(row[columns])
    return result <= limit ? result : nil
  }
}

/// Plain Levenshtein distance within a limit, for the measures that ours is compared with.
struct Levenshtein {
  private var row: [Int32] = []

  /// The distance, or nil where it is more than `limit`.
  mutating func distance(_ a: [Int32], _ b: [Int32], limit: Int) -> Int? {
    guard limit >= 0, abs(a.count - b.count) <= limit else { return nil }
    var (start, n, m) = (0, a.count, b.count)
    while start < min(n, m), a[start] == b[start] { start += 1 }
    while n > start, m > start, a[n - 1] == b[m - 1] { (n, m) = (n - 1, m - 1) }
    let (rows, columns) = (n - start, m - start)
    if rows == 0 || columns == 0 { return rows + columns }
    if row.count <= columns { row = [Int32](repeating: 0, count: columns + 1) }
    let beyond = Int32(limit + 1)
    for j in 0...columns { row[j] = min(Int32(j), beyond) }
    for i in 1...rows {
      let (low, high) = (max(1, i - limit), min(columns, i + limit))
      guard low <= high else { return nil }
      var diagonal = row[low - 1]
      row[low - 1] = low == 1 ? min(Int32(i), beyond) : beyond
      var best = row[low - 1]
      for j in low...high {
        let above = j == i + limit ? beyond : row[j]
        let isSame = a[start + i - 1] == b[start + j - 1]
        let cost = min(diagonal + (isSame ? 0 : 1), min(above, row[j - 1]) + 1)
        diagonal = row[j]
        row[j] = min(cost, beyond)
        best = min(best, row[j])
      }
      if best >= beyond { return nil }
    }
    return row[columns] < beyond ? Int(row[columns]) : nil
  }
}

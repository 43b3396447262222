/// The new identifiers of units by their old ones, both ascending: runs of units that stood together and still do.
struct IdentifierMap: Sendable {
  private var runs: [(old: Int64, new: Int64, count: Int64)] = []

  /// The new identifier given last.
  private(set) var last: Int64?

  /// An empty map.
  init() {}

  /// Enters an identifier and its new one, both greater than those before.
  mutating func add(_ old: Int64, _ new: Int64) {
    last = new
    if let run = runs.last, run.old + run.count == old, run.new + run.count == new {
      runs[runs.count - 1].count += 1
    } else {
      runs.append((old, new, 1))
    }
  }

  /// Ascending postings under their new identifiers, without those of units that have none.
  func mapped(_ postings: [Posting]) -> [Posting] {
    guard let first = postings.first else { return [] }
    var mapped: [Posting] = []
    mapped.reserveCapacity(postings.count)
    var run = firstRun(endingAfter: first.unit)
    for posting in postings {
      if run < runs.count, posting.unit >= runs[run].old + runs[run].count {
        run = firstRun(endingAfter: posting.unit)
      }
      guard run < runs.count else { break }
      let offset = posting.unit - runs[run].old
      if offset >= 0 { mapped.append(Posting(unit: runs[run].new + offset, length: posting.length)) }
    }
    return mapped
  }

  private func firstRun(endingAfter id: Int64) -> Int {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].old + runs[middle].count <= id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

internal import GRDB

/// Finds the units that can score enough for a query, without looking at the others.
///
/// # Why nothing is lost
///
/// Let the query have *n* words and a unit *m*, and let the unit score at least `minimum`. By the definition of the score
/// (`Scorer`), the word-level distance *W* between them is at most *k*(*L*) = `Scorer.mostEdits(length: L, …)`, *L* the
/// larger of *n* and *m*. Over stems instead of words, the plain Levenshtein distance *S* is no larger: whatever *W* counts
/// as equal has equal stems, and what it counts as ½ costs nothing. So *S* ≤ *k*(*L*), and in particular |*n* − *m*| ≤ *k*(*L*).
///
/// Take a cheapest way to turn the query's stems into the unit's: *u* stems exchanged or deleted, *i* inserted, *u* + *i* = *S*.
/// The query has *n* + 1 pairs of neighbouring stems, its ends included. Exchanging or deleting a stem takes away the two pairs
/// it stands in; an insertion takes away one. All other pairs stand in the unit as well. So at most 2*u* + *i* pairs of the
/// query are missing from the unit. Now *m* ≤ *n* + *i*, so *i* ≥ *m* − *n*, and 2*u* + *i* = 2*S* − *i* ≤ 2*S* − max(0, *m* − *n*). Hence
///
///     missing ≤ d = max over m of  2·k(max(n, m)) − max(0, m − n)
///
/// with *m* over the lengths that |*n* − *m*| ≤ *k*(*L*) allows. For `minimum` ≥ 50, *d* < *n* + 1 (for *m* ≤ *n*: 2·⌊*n*/2⌋ ≤ *n*;
/// for *m* > *n*: 2·⌊*m*/2⌋ − *m* + *n* ≤ *n*), so every unit that counts shares a pair with the query.
///
/// Let *R* be any set of distinct pairs of the query, where pair *g* occurs *c*(*g*) times. If *g* is not in the unit at all, all
/// its *c*(*g*) occurrences are missing. So the pairs of *R* that are in the unit have occurrences of at least Σ*c*(*R*) − *d*
/// in all. That is the test: read the lists of *R*, add up *c*(*g*) for each unit met, and keep the units that reach
/// Σ*c*(*R*) − *d*. It needs Σ*c*(*R*) > *d*, and is the sharper the more of the query *R* holds; which pairs *R* holds is free, and
/// the rarest are read. Buckets (`IndexKey`) only merge lists: where two pairs of the query share one, their occurrences are
/// counted as those of one pair, and the argument holds for buckets as it does for pairs. A unit in a list by accident is
/// one candidate more. Every candidate is then scored, so the result is that of scoring every unit.
struct CandidateSearch {
  /// Below this score the argument allows a unit without any pair of the query, and every unit is compared.
  static let lowestMinimum = 50

  /// By unit identifier, the occurrences of the query's pairs counted so far; all zero between searches.
  private var weights: [UInt16] = []
  private var touched: [Int64] = []

  /// The bound *d* above: how many of the query's pairs a unit that scores `minimum` can lack.
  static func mostMissing(words n: Int, minimum: Int) -> Int {
    var most = 2 * Scorer.mostEdits(length: n, minimum: minimum)
    var m = n + 1
    while m - n <= Scorer.mostEdits(length: m, minimum: minimum) {
      most = max(most, 2 * Scorer.mostEdits(length: m, minimum: minimum) - (m - n))
      m += 1
    }
    return most
  }

  /// The identifiers of all units that can score `minimum` for a query with these pairs, and perhaps others; ascending.
  /// Nil where the index cannot tell and every unit has to be compared.
  mutating func candidates(pairs: [Int], minimum: Int, in db: Database) throws -> [Int64]? {
    let highest = try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(id) FROM unit")) ?? 0
    if weights.count <= highest { weights = [UInt16](repeating: 0, count: Int(highest) + 1) }
    guard minimum >= Self.lowestMinimum, pairs.count < Int(UInt16.max) else { return nil }
    let missing = Self.mostMissing(words: pairs.count - 1, minimum: minimum)
    let lists = try rarestFirst(pairs, in: db)

    var total = 0
    var bytesRead = 0
    var read = 0
    while read < lists.count {
      let enough = total > missing
      // Beyond what is needed, a list is read where that is cheaper than scoring the candidates it rules out.
      if enough, lists[read].bytes > Self.cheapBytes, bytesRead + lists[read].bytes > Self.cheapBytes * 8 { break }
      total += lists[read].occurrences
      bytesRead += lists[read].bytes
      read += 1
    }
    guard total > missing else { return nil }
    return try units(in: lists[..<read], reaching: total - missing, db)
  }

  private struct List {
    var bucket: Int
    var occurrences: Int
    var bytes: Int
  }

  /// Decoding this many bytes costs about as much as scoring a candidate.
  private static let cheapBytes = 4096

  private func rarestFirst(_ pairs: [Int], in db: Database) throws -> [List] {
    let size = try db.cachedStatement(sql: "SELECT total(length(entries)) FROM posting WHERE place BETWEEN ? AND ?")
    var lists: [List] = []
    for bucket in pairs.sorted() {
      if lists.last?.bucket == bucket {
        lists[lists.count - 1].occurrences += 1
      } else {
        let places = PostingList.places(of: bucket)
        let bytes = try Double.fetchOne(size, arguments: [places.lowerBound, places.upperBound]) ?? 0
        lists.append(List(bucket: bucket, occurrences: 1, bytes: Int(bytes)))
      }
    }
    return lists.sorted { ($0.bytes, $0.bucket) < ($1.bytes, $1.bucket) }
  }

  private mutating func units(in lists: ArraySlice<List>, reaching least: Int, _ db: Database) throws -> [Int64] {
    touched.removeAll(keepingCapacity: true)
    defer { for unit in touched { weights[Int(unit)] = 0 } }
    for list in lists {
      let weight = UInt16(clamping: list.occurrences)
      try PostingList.forEachUnit(in: list.bucket, db) { unit in
        guard unit > 0, unit < weights.count else { return }
        if weights[Int(unit)] == 0 { touched.append(unit) }
        weights[Int(unit)] &+= weight
      }
    }
    return touched.filter { weights[Int($0)] >= least }.sorted()
  }
}

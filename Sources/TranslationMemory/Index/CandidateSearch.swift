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
///
/// # The best first
///
/// A candidate that lacks *l* of the occurrences in *R* has *l* ≤ 2*S* − max(0, *m* − *n*). For *m* ≤ *n* its score is then at most
/// 100 × (1 − *S* / *n*) ≤ 100 × (1 − *l* / 2*n*); for *m* > *n*, 100 × (1 − *S* / *m*) ≤ 100 × (*m* + *n* − *l*) / 2*m*, which falls as *m*
/// grows (*l* ≤ *n*) and is the same at *m* = *n*. So candidates are scored in the order of what they lack, and once as many
/// matches as are wanted score more than `highestScore(lacking:words:)`, no other can be among them.
struct CandidateSearch {
  /// Below this score the argument allows a unit without any pair of the query, and every unit is compared.
  static let lowestMinimum = 50

  /// By unit identifier, the occurrences of the query's pairs counted so far; all zero between searches.
  private var counts: [UInt16] = []
  /// The units that have a count.
  private var counted: [Int64] = []
  private var sizes: ListSizes?

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

  /// A unit that may score enough.
  struct Candidate {
    /// Its identifier.
    var unit: Int64
    /// The occurrences of the query's pairs, of those looked for, that it lacks.
    var lacking: Int
  }

  /// What a unit can score at most that lacks so many pairs of a query of `n` words; 101 for one that lacks none.
  static func highestScore(lacking: Int, words n: Int) -> Int {
    lacking == 0 || lacking > n ? 101 : 100 * (2 * n - lacking) / (2 * n)
  }

  /// All units that can score `minimum` for a query with these pairs, and perhaps others; those that lack least first.
  ///
  /// Nil where the index cannot tell and every unit has to be compared.
  mutating func candidates(pairs: [Int], minimum: Int, in db: Database) throws -> [Candidate]? {
    guard minimum >= Self.lowestMinimum, pairs.count < Int(UInt16.max) else { return nil }
    let highest = try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(id) FROM unit")) ?? 0
    if counts.count <= highest { counts = [UInt16](repeating: 0, count: Int(highest) + 1) }
    let lists = try rarestFirst(pairs, in: db)
    let reader = try PostingReader(db)
    counted.removeAll(keepingCapacity: true)
    defer { for unit in counted { counts[Int(unit)] = 0 } }

    let missing = Self.mostMissing(words: pairs.count - 1, minimum: minimum)
    var total = 0
    var next = 0
    // A unit that is in none of these lists lacks more pairs than it may.
    while next < lists.count, total <= missing {
      try count(lists[next], reader, addingUnits: true)
      total += lists[next].occurrences
      next += 1
    }
    guard total > missing else { return nil }
    var candidates = counted.filter { counts[Int($0)] >= total - missing }
    // Each further list raises what a unit has to reach. It is read while that is likely cheaper than scoring.
    while next < lists.count, lists[next].bytes < candidates.count * Self.bytesPerScoring {
      try count(lists[next], reader, addingUnits: false)
      total += lists[next].occurrences
      next += 1
      candidates.removeAll { counts[Int($0)] < total - missing }
    }
    return candidates.map { Candidate(unit: $0, lacking: total - Int(counts[Int($0)])) }
      .sorted { ($0.lacking, $0.unit) < ($1.lacking, $1.unit) }
  }

  /// So many bytes of a list are decoded in the time that a unit is fetched and scored (measured: about 10 µs).
  private static let bytesPerScoring = 2000

  private struct List {
    var bucket: Int
    var occurrences: Int
    var bytes: Int
  }

  private mutating func rarestFirst(_ pairs: [Int], in db: Database) throws -> [List] {
    if sizes == nil { sizes = try ListSizes(in: db) }
    var lists: [List] = []
    for bucket in pairs.sorted() {
      if lists.last?.bucket == bucket {
        lists[lists.count - 1].occurrences += 1
      } else {
        lists.append(List(bucket: bucket, occurrences: 1, bytes: sizes?[bucket] ?? 0))
      }
    }
    return lists.sorted { ($0.bytes, $0.bucket) < ($1.bytes, $1.bucket) }
  }

  private mutating func count(_ list: List, _ reader: PostingReader, addingUnits: Bool) throws {
    let occurrences = UInt16(clamping: list.occurrences)
    let limit = Int64(counts.count)
    try reader.forEachUnit(in: list.bucket) { unit in
      guard unit > 0, unit < limit else { return }
      let before = counts[Int(unit)]
      if before == 0 {
        guard addingUnits else { return }
        counted.append(unit)
      }
      counts[Int(unit)] = before &+ occurrences
    }
  }
}

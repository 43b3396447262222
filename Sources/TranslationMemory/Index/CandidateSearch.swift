/// Finds the units that can score enough for a query, without looking at the others.
///
/// # Why nothing is lost
///
/// Let the query have *n* words and a unit *m*, and let the unit score at least `minimum`. By the definition of the score
/// (`Scorer`), the word-level distance *W* between them is at most *k*(*L*) = `Scorer.mostEdits(length: L, …)`, *L* the
/// larger of *n* and *m*. Over stems instead of words, the plain Levenshtein distance *S* is no larger: whatever *W* counts
/// as equal has equal stems, and what it counts as ½ costs nothing. So *S* ≤ *k*(*L*).
///
/// **Length.** |*n* − *m*| ≤ *S* ≤ *k*(*L*). The lists say about how many words a unit has (`LengthClass`); one of
/// a class without a length that satisfies this is out. Below, *m* is whichever length of its class is best for the unit.
///
/// **Pairs.** Take a cheapest way to turn the query's stems into the unit's: *u* stems exchanged or deleted, *i* inserted, *u* + *i* = *S*.
/// The query has *n* + 1 pairs of neighbouring stems, its ends included, at the places 0 … *n*. Exchanging or deleting stem *j*
/// takes away the pairs at the places *j* − 1 and *j*, which are neighbours; inserting stems between two takes away the one
/// pair there. All other pairs stand in the unit as well. So if the pairs at the places *M* are not in the unit, *u* edits that cover two
/// neighbouring places each and *i* that cover one have to cover *M*, and *i* ≥ δ = max(0, *m* − *n*), since each insertion adds one
/// word and no other edit does. Let *M* fall into runs of neighbouring places of lengths *r*. The δ insertions cover δ places at most;
/// whatever they leave of a run, *r* − *x*, takes ⌈(*r* − *x*) / 2⌉ further edits or more. Hence
///
///     S ≥ e(M, δ) = δ + min over x, Σ x = δ, of Σ over runs of ⌈max(0, r − x) / 2⌉
///
/// which is least where insertions go to runs of odd length first, one each (`EditBound.leastEdits`). A unit with
/// *e*(*M*, δ) > *k*(*L*) is out. Since *e* grows with *M*, this holds as well where *M* is only a part of what is missing.
/// Where *m* is not known, 2*u* + *i* = 2*S* − *i* ≤ 2*k*(*L*) − δ limits the size of *M*: it is at most `EditBound.mostMissing`, the
/// largest of these values over all *m* that the length allows.
///
/// **Which lists are read.** A set *R* of places is sufficient if *e*(*R*, δ) > *k* for every δ that the length allows: a unit that is in none of
/// the lists of *R* is out. So the lists of a sufficient *R* name all units that count, whichever *R* it is; one of rare pairs is
/// taken. For `minimum` ≥ 50 there is one: all places are one run of *n* + 1, for which *e* = ⌈(*n* + 1 + δ) / 2⌉ > (*n* + δ) / 2 ≥ *k*(*n* + δ).
/// Each unit met in a list is then held against both inequalities, with *M* the places of lists that were read and do not name it. Every
/// further list makes *M* larger, and is read while that is likely cheaper than scoring the units it may rule out.
///
/// Buckets (`IndexKey`) only merge lists: a pair whose bucket does not name a unit is not in it. Places that share a bucket are
/// read together. A unit in a list by accident is one candidate more. Every candidate is then scored, so the result is that of scoring every unit.
///
/// # The best first
///
/// A candidate is scored only while *e* ≤ *k*(*L*) for the score that it would have to reach to be among the best as well
/// (`Candidate.canScore`). Those with the fewest edits for their length come first, so that that score rises soon.
package struct CandidateSearch {
  /// Below this score a unit may count that has no pair of the query, and every unit is compared.
  static let lowestMinimum = 50

  private var sizes: ListSizes?
  private var tally = PairTally()
  /// The units of the block being read.
  private var met: [PairTally.Key] = []

  /// A unit that may score enough.
  package struct Candidate {
    /// Its identifier.
    package var unit: Int64
    /// The fewest edits between it and the query.
    fileprivate var edits: Int
    /// The most words that the longer of the two can have.
    fileprivate var length: Int

    /// Whether it can score so much.
    func canScore(_ score: Int) -> Bool { edits <= Scorer.mostEdits(length: length, minimum: score) }
  }

  /// All units that can score `minimum` for a query with these pairs, and perhaps others; the likeliest first.
  ///
  /// Nil where the index cannot tell and every unit has to be compared.
  mutating func candidates(
    pairs: [Int], minimum: Int, _ reader: some PostingLists, sizes known: () throws -> ListSizes?
  ) throws -> [Candidate]? {
    guard minimum >= Self.lowestMinimum else { return nil }
    let bound = EditBound(words: pairs.count - 1, minimum: minimum)
    if sizes == nil { sizes = try known() }
    let lists = rarestFirst(pairs, bound)
    guard let (required, others) = Self.required(lists, bound) else { return nil }
    tally.removeAll()
    tally.reserve(required.reduce(0) { $0 + $1.bytes } / Self.bytesPerUnit)
    var read: UInt64 = 0
    try reader.prepare(required.map(\.bucket), others: others.map { ($0.bucket, $0.bytes) })
    for list in required {
      try gather(list, reader, bound)
      read &+= list.mark
    }
    keepFit(read: read, bound)
    for (index, list) in others.enumerated() {
      // What this list and the next few can rule out together.
      let ahead = others[index...].prefix(Self.listsAhead).reduce(read) { $0 &+ $1.mark }
      let worth = (list.bytes + Self.bytesPerList) / Self.bytesPerScoring
      guard mayRuleOut(moreThan: worth, read: ahead, bound) else { break }
      try tally.add(list.mark) { try reader.forEachUnit(in: list.bucket, $0) }
      read &+= list.mark
      keepFit(read: read, bound)
    }
    var candidates: [Candidate] = []
    tally.forEach { unit, marks in
      let length = LengthClass(number: PairTally.length(of: unit))
      guard let edits = bound.edits(missing: read &- marks, length) else { return }
      candidates.append(
        Candidate(unit: PairTally.unit(of: unit), edits: edits.least, length: edits.length))
    }
    return candidates.sorted { ($0.edits * $1.length, $0.unit) < ($1.edits * $0.length, $1.unit) }
  }

  /// So many bytes of a list are decoded in the time that a unit is fetched and scored (measured: about 5 µs).
  private static let bytesPerScoring = 4000
  /// So many are decoded in the time that a list is found (measured: about 2 µs).
  private static let bytesPerList = 1500
  private static let listsAhead = 4
  /// A unit of fit length takes about so many bytes of the lists.
  private static let bytesPerUnit = 4

  private struct List {
    var bucket: Int
    var mark: UInt64
    var bytes: Int
  }

  /// The lists of a query's pairs, the shortest first; places that share a bucket share a list.
  private func rarestFirst(_ pairs: [Int], _ bound: EditBound) -> [List] {
    var lists = pairs.indices.map {
      List(bucket: pairs[$0], mark: bound.mark(of: $0), bytes: sizes?[pairs[$0]] ?? 0)
    }
    lists.sort { ($0.bytes, $0.bucket) < ($1.bytes, $1.bucket) }
    var kept = 0
    for index in lists.indices.dropFirst() {
      if lists[index].bucket == lists[kept].bucket {
        lists[kept].mark &+= lists[index].mark
      } else {
        kept += 1
        lists[kept] = lists[index]
      }
    }
    lists.removeLast(lists.count - 1 - kept)
    return lists
  }

  /// Lists of which a unit that counts has to be in one, and the others.
  ///
  /// They are the rarest, without those that the rest can do without.
  private static func required(_ lists: [List], _ bound: EditBound) -> (required: [List], others: [List])? {
    var marks: UInt64 = 0
    for (count, list) in lists.enumerated() {
      marks &+= list.mark
      guard bound.excludesUnits(missing: marks) else { continue }
      var required = Array(lists[...count])
      var others = Array(lists[(count + 1)...])
      for (index, list) in required.enumerated().reversed()
      where bound.excludesUnits(missing: marks &- list.mark) {
        marks &-= list.mark
        others.insert(required.remove(at: index), at: 0)
      }
      return (required, others)
    }
    return nil
  }

  /// Keeps the units met so far that can score enough, as far as the lists that were read tell.
  private mutating func keepFit(read: UInt64, _ bound: EditBound) {
    // Units that were met together mostly lack the same.
    var missing = EditBound.Missing(0, bound)
    tally.keep { unit, marks in
      if missing.marks != read &- marks { missing = EditBound.Missing(read &- marks, bound) }
      return bound.allows(missing, PairTally.length(of: unit))
    }
  }

  /// Whether more than so many units of those met so far may turn out unable to score enough by these lists.
  private func mayRuleOut(moreThan count: Int, read: UInt64, _ bound: EditBound) -> Bool {
    var missing = EditBound.Missing(0, bound)
    var left = count
    return tally.contains { unit, marks in
      if missing.marks != read &- marks { missing = EditBound.Missing(read &- marks, bound) }
      if !bound.allows(missing, PairTally.length(of: unit)) { left -= 1 }
      return left < 0
    }
  }

  /// Reads a list, and marks the units it names, but for those of unfit length.
  private mutating func gather(_ list: List, _ reader: some PostingLists, _ bound: EditBound) throws {
    let fitClasses = bound.fitClasses
    try reader.forEachBlock(of: list.bucket) { block, previous in
      let count = PostingList.count(of: block)
      if met.count < count { met = [PairTally.Key](repeating: 0, count: count) }
      var kept = 0
      // One check of bounds and ownership a block: it has no more than `count` postings.
      met.withUnsafeMutableBufferPointer { met in
        PostingList.forEachPosting(in: block, after: previous) { unit, length in
          met[kept] = PairTally.key(unit, length)
          kept &+= Int(truncatingIfNeeded: fitClasses &>> UInt32(length) & 1)
        }
      }
      tally.add(list.mark, to: met[..<kept])
    }
  }
}

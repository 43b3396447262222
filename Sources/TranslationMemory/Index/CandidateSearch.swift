internal import GRDB

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
struct CandidateSearch {
  /// Below this score a unit may count that has no pair of the query, and every unit is compared.
  static let lowestMinimum = 50

  private var sizes: ListSizes?
  private var tally = PairTally()
  /// The units of the block being read.
  private var met: [PairTally.Key] = []

  /// A unit that may score enough.
  struct Candidate {
    /// Its identifier.
    var unit: Int64
    /// The fewest edits between it and the query.
    fileprivate var edits: Int
    /// The most words that the longer of the two can have.
    fileprivate var length: Int

    /// Whether it can score so much.
    func canScore(_ score: Int) -> Bool { edits <= Scorer.mostEdits(length: length, minimum: score) }
  }

  /// A unit that was met in the lists read so far.
  fileprivate struct Met {
    /// Itself and its length class.
    var key: PairTally.Key
    /// The pairs it is known to have.
    var marks: UInt64
  }

  /// All units that can score `minimum` for a query with these pairs, and perhaps others; the likeliest first.
  ///
  /// Nil where the index cannot tell and every unit has to be compared.
  mutating func candidates(
    pairs: [Int], minimum: Int, _ reader: PostingReader, in db: Database
  ) throws -> [Candidate]? {
    guard minimum >= Self.lowestMinimum else { return nil }
    let bound = EditBound(words: pairs.count - 1, minimum: minimum)
    if sizes == nil { sizes = try ListSizes(in: db) }
    let lists = rarestFirst(pairs, bound)
    guard let required = Self.required(lists, bound) else { return nil }
    tally.removeAll()
    tally.reserve(required.reduce(0) { $0 + $1.bytes } / Self.bytesPerUnit)
    var read: UInt64 = 0
    for list in required {
      try gather(list, reader, bound)
      read &+= list.mark
    }
    var known = KnownClasses(bound)
    var met = unitsMet(&known, read: read)
    let isRequired = Set(required.map(\.bucket))
    let others = lists.filter { !isRequired.contains($0.bucket) }
    for (index, list) in others.enumerated() {
      // What this list and the next few can rule out together.
      let ahead = others[index...].prefix(Self.listsAhead).reduce(0) { $0 &+ $1.mark }
      let ruledOut = met.count { !known.contain($0, missing: (read &- $0.marks) &+ ahead) }
      guard list.bytes + Self.bytesPerList < ruledOut * Self.bytesPerScoring else { break }
      if index == 0 { met.sort { $0.key < $1.key } }
      try Self.mark(&met, by: list, reader)
      read &+= list.mark
      met.removeAll { !known.contain($0, missing: read &- $0.marks) }
    }
    var candidates: [Candidate] = []
    candidates.reserveCapacity(met.count)
    for unit in met {
      let length = LengthClass(number: PairTally.length(of: unit.key))
      guard let edits = bound.edits(missing: read &- unit.marks, length) else { continue }
      candidates.append(
        Candidate(unit: PairTally.unit(of: unit.key), edits: edits.least, length: edits.length))
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

  private func rarestFirst(_ pairs: [Int], _ bound: EditBound) -> [List] {
    var lists: [List] = []
    let places = pairs.indices.sorted { (pairs[$0], $0) < (pairs[$1], $1) }
    for place in places {
      if lists.last?.bucket == pairs[place] {
        lists[lists.count - 1].mark &+= bound.mark(of: place)
      } else {
        lists.append(
          List(bucket: pairs[place], mark: bound.mark(of: place), bytes: sizes?[pairs[place]] ?? 0))
      }
    }
    return lists.sorted { ($0.bytes, $0.bucket) < ($1.bytes, $1.bucket) }
  }

  /// Lists of which a unit that counts has to be in one: the rarest, without those that the rest can do without.
  private static func required(_ lists: [List], _ bound: EditBound) -> [List]? {
    var marks: UInt64 = 0
    var required: [List] = []
    for list in lists {
      required.append(list)
      marks &+= list.mark
      guard bound.excludesUnits(missing: marks) else { continue }
      for (index, list) in required.enumerated().reversed()
      where bound.excludesUnits(missing: marks &- list.mark) {
        marks &-= list.mark
        required.remove(at: index)
      }
      return required
    }
    return nil
  }

  /// Reads a list, and marks the units it names, but for those of unfit length.
  private mutating func gather(_ list: List, _ reader: PostingReader, _ bound: EditBound) throws {
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

  /// The units met so far that can score enough.
  private func unitsMet(_ known: inout KnownClasses, read: UInt64) -> [Met] {
    var met: [Met] = []
    tally.forEach { key, marks in
      let unit = Met(key: key, marks: marks)
      if known.contain(unit, missing: read &- marks) { met.append(unit) }
    }
    return met
  }

  /// Marks those units, in ascending order, that a list names.
  private static func mark(_ met: inout [Met], by list: List, _ reader: PostingReader) throws {
    try met.withUnsafeMutableBufferPointer { met in
      var next = 0
      try reader.forEachUnit(in: list.bucket) { unit in
        while next < met.count, PairTally.unit(of: met[next].key) < unit { next &+= 1 }
        if next < met.count, PairTally.unit(of: met[next].key) == unit { met[next].marks &+= list.mark }
      }
    }
  }
}

extension KnownClasses {
  /// Whether a unit that lacks these pairs can score enough.
  @inline(__always)
  fileprivate mutating func contain(_ unit: CandidateSearch.Met, missing: UInt64) -> Bool {
    contain(PairTally.length(of: unit.key), missing: missing)
  }
}

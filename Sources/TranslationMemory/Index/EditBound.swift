/// How many words must at least be edited between a query and a unit that lacks some of its pairs, and how many may be.
///
/// The argument is in `CandidateSearch`. Which pairs a unit has or lacks is told by *marks*: bit *p* for the pair at place *p*
/// of the query. A query of more than 64 pairs has no bits for them; its marks are numbers of pairs instead, which are
/// taken as if all stood in a row, where fewest edits take them away.
struct EditBound {
  /// The number of words of the query.
  let words: Int
  /// The lowest score that counts.
  let minimum: Int
  /// Whether marks are numbers.
  let isCounting: Bool
  /// The most pairs of the query that a unit of any length can lack.
  let mostMissing: Int
  /// What the length of a unit allows, by the number of its class.
  private let allowances: [Allowance]
  /// Bit *c* tells whether the class *c* has lengths that a unit can have.
  let fitClasses: UInt32
  /// The most words that a unit may have more than the query.
  private let mostAdded: Int

  /// The best that units of a class can do.
  private struct Allowance {
    /// The fewest words that they have more than the query.
    var added: Int
    /// The most edits that they may have; −1 where none of their lengths is fit.
    var mostEdits: Int
    /// The most words of the longer of unit and query.
    var length: Int
  }

  init(words: Int, minimum: Int) {
    func most(_ length: Int) -> Int { Scorer.mostEdits(length: length, minimum: minimum) }
    self.words = words
    self.minimum = minimum
    isCounting = words >= UInt64.bitWidth
    var missing = 2 * most(words)
    var length = words + 1
    while length - words <= most(length) {
      missing = max(missing, 2 * most(length) - (length - words))
      length += 1
    }
    mostMissing = missing
    mostAdded = length - 1 - words
    let (fewest, greatest) = (words - most(words), length - 1)
    allowances = (0..<LengthClass.count).map { number in
      let range = LengthClass(number: UInt8(number)).words
      let (low, high) = (max(range.lowerBound, fewest), min(range.upperBound, greatest))
      guard low <= high else { return Allowance(added: 0, mostEdits: -1, length: words) }
      return Allowance(
        added: max(0, low - words), mostEdits: most(max(words, high)), length: max(words, high))
    }
    fitClasses = allowances.enumerated().reduce(0) {
      $1.element.mostEdits < 0 ? $0 : $0 | 1 << UInt32($1.offset)
    }
  }

  /// The mark of the pair at a place.
  func mark(of place: Int) -> UInt64 { isCounting ? 1 : 1 << UInt64(place) }

  /// The fewest edits that take away the pairs `missing`, where the unit has `added` words more than the query, or
  /// not more (0).
  @inline(__always)
  func leastEdits(missing: UInt64, added: Int) -> Int { Missing(missing, self).leastEdits(added: added) }

  /// Pairs that a unit lacks, as far as the number of edits goes by them.
  struct Missing {
    /// Which they are.
    let marks: UInt64
    /// How many there are.
    let count: Int
    /// The sum over all runs of half their lengths, rounded up.
    let halves: Int

    @inline(__always)
    init(_ marks: UInt64, _ bound: EditBound) {
      self.marks = marks
      // A damaged list that names a unit twice makes it lack fewer than none.
      count = bound.isCounting ? Int(truncatingIfNeeded: marks) : marks.nonzeroBitCount
      halves = bound.isCounting ? (count + 1) / 2 : EditBound.halves(of: marks)
    }

    @inline(__always)
    fileprivate func leastEdits(added: Int) -> Int {
      // Runs of odd length, which an insertion shortens by one for one edit less; of what is left, it takes two.
      let odd = 2 * halves - count
      return added + max(0, halves - min(added, odd) - max(0, added - odd) / 2)
    }
  }

  /// The sum over all runs of one-bits of half their length, rounded up.
  ///
  /// A run that begins at an even place is cleared by the carry of an addition at its start; in such a run, half of the
  /// places, rounded up, are even, and in the others odd.
  @inline(__always)
  static func halves(of bits: UInt64) -> Int {
    let even: UInt64 = 0x5555_5555_5555_5555
    let starts = bits & ~(bits << 1)
    let others = bits & (bits &+ (starts & even))
    return (bits & ~others & even | others & ~even).nonzeroBitCount
  }

  /// Whether no unit that lacks all these pairs, and whatever others, can score enough.
  func excludesUnits(missing: UInt64) -> Bool {
    if isCounting { return Int(missing) > mostMissing }
    return (0...mostAdded).allSatisfy {
      leastEdits(missing: missing, added: $0) > Scorer.mostEdits(length: words + $0, minimum: minimum)
    }
  }

  /// The fewest edits between the query and a unit of this class that lacks these pairs, and the most words that the
  /// longer can have; nil where the unit cannot score enough.
  @inline(__always)
  func edits(missing: UInt64, _ unit: LengthClass) -> (least: Int, length: Int)? {
    let missing = Missing(missing, self)
    guard allows(missing, unit.number) else { return nil }
    let allowance = allowances[Int(unit.number)]
    return (missing.leastEdits(added: allowance.added), allowance.length)
  }

  /// Whether a unit of the class of this number that lacks these pairs can score enough.
  @inline(__always)
  func allows(_ missing: Missing, _ number: UInt8) -> Bool {
    let allowance = allowances[Int(number)]
    return missing.count <= mostMissing && missing.leastEdits(added: allowance.added) <= allowance.mostEdits
  }
}

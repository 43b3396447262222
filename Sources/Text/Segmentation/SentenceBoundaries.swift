internal import CICU

/// The sentence boundaries of Unicode Standard Annex 29 (section 5, rules SB1 to SB998) in UTF-16, first to last.
///
/// They are those of ICU's break iterator for the root locale, found without running its automaton over every unit: a
/// boundary stands only behind a terminator or a paragraph separator, so all else is skipped many units at a time, and
/// what is near a terminator decides about it. The property of each scalar is ICU's own. Linear in the length of the
/// text.
struct SentenceBoundaries: IteratorProtocol {
  private let units: UnsafeBufferPointer<UInt16>
  private let classes: UnsafePointer<SentenceBreakClass>
  private var index = 0
  private var start = 0

  /// The boundaries in `units`, which stay where they are meanwhile.
  init(of units: UnsafeBufferPointer<UInt16>) {
    self.units = units
    classes = SentenceBreakClass.table
  }

  /// The next boundary, a UTF-16 offset; the last is the end of the text, and an empty text has none.
  mutating func next() -> Int? {
    while findEnd() {
      let end = self.class(at: index)
      if end.isIn(.separators) {
        // SB3, SB4
        skipSeparator()
      } else if !endsSentence(end) {
        continue
      }
      start = index
      return index
    }
    guard start < units.count else { return nil }
    start = units.count
    return start
  }

  /// Moves on to the next terminator or separator; false where there is none.
  private mutating func findEnd() -> Bool {
    guard let address = units.baseAddress else { return false }
    while index < units.count {
      index += padan_span_unended(address + index, units.count - index)
      // Beyond ASCII, which seldom comes alone.
      let next = min(index + 16, units.count)
      while index < next {
        // No half of a surrogate pair is an end by itself; what the pair is, its first half asks.
        if self.class(at: index).isIn([.terminators, .separators]) { return true }
        index += 1
      }
    }
    return false
  }

  /// Whether a sentence ends with the terminator at `index` and what belongs to it, all of which is passed over.
  private mutating func endsSentence(_ terminator: SentenceBreakClass) -> Bool {
    let isAmbiguous = terminator == .aTerm
    let isAfterCase = isAmbiguous && self.class(before: index).isIn([.upper, .lower])
    skipOne()
    var next = nextClass()
    // SB6, SB7
    if isAmbiguous, next == .numeric || isAfterCase && next == .upper { return false }
    while next == .close { next = classAfterSkipping() }
    while next == .sp { next = classAfterSkipping() }
    // SB8a
    if next.isIn([.sContinue, .terminators]) { return false }
    // SB11
    if next.isIn(.separators) {
      skipSeparator()
      return true
    }
    return !(isAmbiguous && isFollowedByLower())
  }

  /// SB8: whether the first letter, terminator or separator from `index` on is a small letter.
  ///
  /// There is no terminator before it, so no unit is looked at for two of them.
  private func isFollowedByLower() -> Bool {
    var ahead = self
    while ahead.index < units.count {
      let next = ahead.class(at: ahead.index)
      if next.isIn([.oLetter, .upper, .lower, .separators, .terminators]) { return next == .lower }
      ahead.index += ahead.width
    }
    return false
  }

  // MARK: One scalar

  /// The units of the scalar at `index`.
  private var width: Int {
    units[index] & 0xFC00 == 0xD800 && index + 1 < units.count && units[index + 1] & 0xFC00 == 0xDC00 ? 2 : 1
  }

  /// Passes over the scalar at `index` and the marks upon it (SB5).
  private mutating func skipOne() {
    index += width
    while index < units.count, self.class(at: index).isIn([.extend, .format]) { index += width }
  }

  private mutating func skipSeparator() {
    let isReturn = self.class(at: index) == .cr
    index += 1
    if isReturn, index < units.count, self.class(at: index) == .lf { index += 1 }
  }

  private func nextClass() -> SentenceBreakClass { index < units.count ? self.class(at: index) : .other }

  private mutating func classAfterSkipping() -> SentenceBreakClass {
    skipOne()
    return nextClass()
  }

  /// The class of the scalar that begins at an offset; of a half of a pair that stands alone, `other`.
  private func `class`(at index: Int) -> SentenceBreakClass {
    let unit = units[index]
    guard unit & 0xFC00 == 0xD800 else { return classes[Int(unit)] }
    let scalar = units.scalar(at: index).value
    return scalar >= 0x10000 ? SentenceBreakClass.of(scalar) : .other
  }

  /// The class of the scalar before an offset, the marks upon it left out; `other` where there is none.
  private func `class`(before index: Int) -> SentenceBreakClass {
    var index = index
    while index > 0 {
      index -= 1
      if units[index] & 0xFC00 == 0xDC00, index > 0, units[index - 1] & 0xFC00 == 0xD800 { index -= 1 }
      let found = self.class(at: index)
      if !found.isIn([.extend, .format]) { return found }
    }
    return .other
  }
}

internal import Text

/// How much of a text stands letter for letter in others: what tells matches of one score apart.
///
/// The coefficient of Dice (1945), twice what is common over all there is, of the texts' runs of three letters, as often
/// as they occur. Words that differ by an ending share most of theirs, and a long word counts for more than a short one,
/// which the score leaves aside: of units that score alike, those that share more letters with the query had the better
/// translations (`padan-bench usefulness`).
struct LetterOverlap {
  /// The overlap of a text with itself.
  static let whole = 1_000_000

  /// An open hash table of the runs of three; zero where a place is free.
  private var keys: [UInt64]
  private var counts: [Int32]
  private var total = 0
  /// The places counted down for the text in hand.
  private var taken: [Int] = []

  /// Gets ready to compare others with a text; linear.
  init(_ text: String) {
    var capacity = 16
    while capacity < 2 * text.utf8.count { capacity *= 2 }
    keys = [UInt64](repeating: 0, count: capacity)
    counts = [Int32](repeating: 0, count: capacity)
    Self.forEachRun(of: text) { run in
      let slot = slot(of: run)
      keys[slot] = run
      counts[slot] += 1
      total += 1
    }
  }

  /// The overlap with another text, from 0 to `whole`, the same whichever of the two is asked; linear.
  ///
  /// White space counts as one blank, and texts that differ in normalization (NFC) only overlap wholly.
  mutating func overlap(with other: String) -> Int {
    var others = 0
    Self.forEachRun(of: other) { run in
      others += 1
      let slot = slot(of: run)
      // A free place has a count of nothing.
      guard counts[slot] > 0 else { return }
      counts[slot] -= 1
      taken.append(slot)
    }
    let common = taken.count
    for slot in taken { counts[slot] += 1 }
    taken.removeAll(keepingCapacity: true)
    return total + others == 0 ? Self.whole : 2 * common * Self.whole / (total + others)
  }

  /// The place of a run in the table, or the free one where it would go.
  @inline(__always)
  private func slot(of run: UInt64) -> Int {
    // The table is twice as long as the text, whose edges add two runs at most: some places are free.
    var slot = Int(truncatingIfNeeded: StableHash.mixed(run)) & (keys.count - 1)
    while keys[slot] != run, keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }

  /// Three scalars in a row, 21 bits each, with a blank for white space and at either edge.
  @inline(__always)
  private static func forEachRun(of text: String, _ body: (UInt64) -> Void) {
    let blank: UInt64 = 0x20
    var (run, length, isAfterBlank) = (blank, 1, true)
    func add(_ value: UInt64) {
      run = (run << 21 | value) & (1 << 63 - 1)
      length += 1
      // The highest bit is free, and tells three times U+0000 from a free place.
      if length >= 3 { body(run | 1 << 63) }
    }
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    for scalar in (isASCII ? text : NormalForm.composed(text)).unicodeScalars {
      if scalar.isWhiteSpace {
        if !isAfterBlank { add(blank) }
        isAfterBlank = true
      } else {
        add(UInt64(scalar.value))
        isAfterBlank = false
      }
    }
    if !isAfterBlank { add(blank) }
  }
}

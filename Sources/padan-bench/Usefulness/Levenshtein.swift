/// Plain Levenshtein distance within a limit, for the measures that ours is compared with.
///
/// Myers' bit-parallel columns in blocks of 64 (1999), as Hyyrö told them for whole sequences (2003). What is known of
/// the first sequence is kept for the next call: a query is compared with many units.
struct Levenshtein {
  private var pattern: [Int32] = []
  private var blocks = 0
  /// An open hash table of the pattern's items; `rows` says which row of `masks` is whose, −1 where a place is free.
  private var keys: [Int32] = []
  private var rows: [Int32] = []
  /// By item of the pattern, the places where it stands, a bit each.
  private var masks: [UInt64] = []
  /// Where a column grows and falls from one item of the pattern to the next.
  private var plus: [UInt64] = []
  private var minus: [UInt64] = []

  /// The distance, or nil where it is more than `limit`; O(n × m / 64).
  mutating func distance(_ a: [Int32], _ b: [Int32], limit: Int) -> Int? {
    guard limit >= 0, abs(a.count - b.count) <= limit else { return nil }
    if a.isEmpty || b.isEmpty { return a.count + b.count }
    // Equal arrays are most often the same one, which is known at once.
    if a != pattern { prepare(a) }
    for block in 0..<blocks { (plus[block], minus[block]) = (.max, 0) }
    let lastBit = UInt64(1) << UInt64((a.count - 1) & 63)
    var distance = a.count
    for (place, item) in b.enumerated() {
      let row = row(of: item).map { $0 * blocks }
      // The first row of the matrix grows by one from column to column.
      var (rises, falls): (UInt64, UInt64) = (1, 0)
      for block in 0..<blocks {
        let (up, down) = (plus[block], minus[block])
        let mask = row.map { masks[$0 + block] } ?? 0
        let vertical = mask | down
        let equal = mask | falls
        let horizontal = (((equal & up) &+ up) ^ up) | equal
        let (right, left) = (down | ~(horizontal | up), up & horizontal)
        let bit = block == blocks - 1 ? lastBit : 1 << 63
        let (shifted, shiftedLeft) = (right << 1 | rises, left << 1 | falls)
        plus[block] = shiftedLeft | ~(vertical | shifted)
        minus[block] = shifted & vertical
        (rises, falls) = (right & bit != 0 ? 1 : 0, left & bit != 0 ? 1 : 0)
      }
      distance += Int(rises) - Int(falls)
      // Each item that is left lowers it by one at most.
      if distance - (b.count - 1 - place) > limit { return nil }
    }
    return distance <= limit ? distance : nil
  }

  private mutating func prepare(_ items: [Int32]) {
    pattern = items
    blocks = (items.count + 63) / 64
    var capacity = 16
    while capacity < 2 * items.count { capacity *= 2 }
    keys = [Int32](repeating: 0, count: capacity)
    rows = [Int32](repeating: -1, count: capacity)
    masks = []
    plus = [UInt64](repeating: 0, count: blocks)
    minus = plus
    for (place, item) in items.enumerated() {
      let slot = slot(of: item)
      if rows[slot] < 0 {
        (keys[slot], rows[slot]) = (item, Int32(masks.count / blocks))
        masks += repeatElement(0, count: blocks)
      }
      masks[Int(rows[slot]) * blocks + place / 64] |= 1 << UInt64(place & 63)
    }
  }

  private func row(of item: Int32) -> Int? {
    let row = rows[slot(of: item)]
    return row < 0 ? nil : Int(row)
  }

  /// The place of an item in the table, or the free one where it would go.
  private func slot(of item: Int32) -> Int {
    // Fibonacci hashing; half of the table is free.
    var slot = Int((UInt32(bitPattern: item) &* 2_654_435_769) >> 7) & (keys.count - 1)
    while rows[slot] >= 0, keys[slot] != item { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }
}

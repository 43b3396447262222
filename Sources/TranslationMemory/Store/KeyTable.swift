/// The identifiers of units by the keys of their pairs (`PairKey`), in memory.
///
/// A hash table with linear probing, 16 bytes a slot, of which at most seven in ten are taken. Different pairs may have one
/// key, and each is entered.
struct KeyTable {
  private var keys: [Int64]
  /// Free where 0; identifiers of units begin at 1.
  private var units: [Int64]
  private var bits: Int
  private var count = 0

  /// An empty table with room for so many units.
  init(capacity: Int) {
    bits = Self.smallest
    while capacity > Self.capacity(bits) { bits += 1 }
    keys = [Int64](repeating: 0, count: 1 << bits)
    units = [Int64](repeating: 0, count: 1 << bits)
  }

  private static let smallest = 12

  private static func capacity(_ bits: Int) -> Int { (1 << bits) / 10 * 7 }

  /// Enters a unit.
  mutating func add(_ unit: Int64, for key: Int64) {
    if count == Self.capacity(bits) { grow() }
    enter(unit, for: key)
    count += 1
  }

  /// Whether a unit of a key answers true.
  func contains(_ key: Int64, where predicate: (_ unit: Int64) throws -> Bool) rethrows -> Bool {
    var slot = slot(of: key)
    while units[slot] != 0 {
      if keys[slot] == key, try predicate(units[slot]) { return true }
      slot = (slot &+ 1) & (1 << bits - 1)
    }
    return false
  }

  private func slot(of key: Int64) -> Int {
    Int(truncatingIfNeeded: (UInt64(bitPattern: key) &* 0x9e37_79b9_7f4a_7c15) &>> UInt64(64 - bits))
  }

  private mutating func enter(_ unit: Int64, for key: Int64) {
    var slot = slot(of: key)
    while units[slot] != 0 { slot = (slot &+ 1) & (1 << bits - 1) }
    keys[slot] = key
    units[slot] = unit
  }

  private mutating func grow() {
    let (oldKeys, oldUnits) = (keys, units)
    bits += 1
    keys = [Int64](repeating: 0, count: 1 << bits)
    units = [Int64](repeating: 0, count: 1 << bits)
    for (key, unit) in zip(oldKeys, oldUnits) where unit != 0 { enter(unit, for: key) }
  }
}

/// The identifiers of units by the keys of their pairs (`PairKey`), in memory.
///
/// A hash table with linear probing, 8 bytes a slot, of which at most seven in ten are taken. A slot holds the identifier and 28
/// bits of the key, so different keys may look the same, one in 27 among ten million: whoever asks compares the texts, as for
/// different pairs that have one key. Each unit is entered.
struct KeyTable {
  /// So many units fit at most: beyond, the table would be larger than 128 MiB.
  static let mostUnits = capacity(24)
  /// Identifiers are at most this.
  static let greatestUnit: Int64 = 1 << identifierBits - 1

  private static let identifierBits = 36
  private static let markBits = 64 - identifierBits
  private static let smallest = 12

  /// A mark and an identifier; free where 0, since identifiers of units begin at 1.
  private var slots: [UInt64]
  private var bits: Int
  /// How many units there are.
  private(set) var count = 0

  /// An empty table with room for so many units, at most `mostUnits`.
  init(capacity: Int) {
    bits = Self.smallest
    while min(capacity, Self.mostUnits) > Self.capacity(bits) { bits += 1 }
    slots = [UInt64](repeating: 0, count: 1 << bits)
  }

  private static func capacity(_ bits: Int) -> Int { (1 << bits) / 10 * 7 }

  /// Enters a unit; there are fewer than `mostUnits`.
  mutating func add(_ unit: Int64, for key: Int64) {
    precondition(count < Self.mostUnits && 1...Self.greatestUnit ~= unit)
    if count == Self.capacity(bits) { grow() }
    enter(Self.mark(of: key) << UInt64(Self.identifierBits) | UInt64(unit))
    count += 1
  }

  /// Whether a unit of a key, or of one that looks the same, answers true.
  func contains(_ key: Int64, where predicate: (_ unit: Int64) throws -> Bool) rethrows -> Bool {
    let mark = Self.mark(of: key)
    var place = place(of: mark)
    while slots[place] != 0 {
      if slots[place] >> UInt64(Self.identifierBits) == mark,
        try predicate(Int64(slots[place] & UInt64(Self.greatestUnit)))
      {
        return true
      }
      place = (place &+ 1) & (1 << bits - 1)
    }
    return false
  }

  private static func mark(of key: Int64) -> UInt64 {
    (UInt64(bitPattern: key) &* 0x9e37_79b9_7f4a_7c15) >> UInt64(identifierBits)
  }

  private func place(of mark: UInt64) -> Int { Int(mark >> UInt64(Self.markBits - bits)) }

  private mutating func enter(_ slot: UInt64) {
    var place = place(of: slot >> UInt64(Self.identifierBits))
    while slots[place] != 0 { place = (place &+ 1) & (1 << bits - 1) }
    slots[place] = slot
  }

  private mutating func grow() {
    let old = slots
    bits += 1
    slots = [UInt64](repeating: 0, count: 1 << bits)
    for slot in old where slot != 0 { enter(slot) }
  }
}

/// For each unit met in the lists that a search has read, which of the query's pairs it has.
///
/// A hash table with linear probing. It stays as small as a search needs it: the lists name some hundreds of units out of
/// millions, and a table of that size lies in the processor's nearest cache.
struct PairTally {
  /// A unit and the number of its length class: the unit in the high bits, eight low ones for the class.
  typealias Key = UInt64

  /// Free where 0; identifiers of units begin at 1.
  private var keys: [Key] = [Key](repeating: 0, count: smallest)
  private var marks: [UInt64] = [UInt64](repeating: 0, count: smallest)
  /// The slots in use, which are among the first `1 << bits`.
  private var used: [Int32] = []
  private var bits = smallest.trailingZeroBitCount

  /// Units on their way to a smaller table.
  private var kept: [(Key, UInt64)] = []

  private static let smallest = 4096
  /// Most units looked for among those kept are not there, which a free slot tells at once.
  private static let spareSlots = 8

  /// Forgets all units.
  mutating func removeAll() {
    for slot in used { keys[Int(slot)] = 0 }
    used.removeAll(keepingCapacity: true)
    bits = Self.smallest.trailingZeroBitCount
  }

  /// Adds a mark to those of each unit; the units differ from each other.
  ///
  /// A unit that comes with two classes has the class 0.
  mutating func add(_ mark: UInt64, to added: ArraySlice<Key>) {
    while (used.count + added.count) * 2 > 1 << bits { grow() }
    let shift = UInt64(64 - bits)
    let last = 1 << bits - 1
    // One check of bounds and ownership a list, not several a unit: the slots are within `1 << bits`, and half are free.
    keys.withUnsafeMutableBufferPointer { keys in
      marks.withUnsafeMutableBufferPointer { marks in
        for key in added {
          var slot = Self.slot(of: key, shift)
          while keys[slot] >> 8 != key >> 8, keys[slot] != 0 { slot = (slot &+ 1) & last }
          if keys[slot] == 0 {
            keys[slot] = key
            marks[slot] = mark
            used.append(Int32(truncatingIfNeeded: slot))
          } else {
            if keys[slot] != key { keys[slot] = key & ~0xFF }
            marks[slot] &+= mark
          }
        }
      }
    }
  }

  /// Adds a mark to those of the units that are there already and that `list` names, each of them once.
  @inline(__always)
  mutating func add(_ mark: UInt64, toThoseIn list: (_ body: (Int64) -> Void) throws -> Void) rethrows {
    let shift = UInt64(64 - bits)
    let last = 1 << bits - 1
    try keys.withUnsafeBufferPointer { keys in
      try marks.withUnsafeMutableBufferPointer { marks in
        try list { unit in
          let wanted = UInt64(bitPattern: unit)
          var slot = Self.slot(of: wanted &<< 8, shift)
          while keys[slot] != 0 {
            if keys[slot] >> 8 == wanted {
              marks[slot] &+= mark
              break
            }
            slot = (slot &+ 1) & last
          }
        }
      }
    }
  }

  /// Keeps only units of which `isKept` is true, in a table of their number.
  @inline(__always)
  mutating func keep(where isKept: (_ unit: Key, _ marks: UInt64) -> Bool) {
    kept.removeAll(keepingCapacity: true)
    keys.withUnsafeMutableBufferPointer { keys in
      for slot in used {
        let (key, sum) = (keys[Int(slot)], marks[Int(slot)])
        keys[Int(slot)] = 0
        if isKept(key, sum) { kept.append((key, sum)) }
      }
    }
    used.removeAll(keepingCapacity: true)
    // What held more units than are kept has room for these.
    bits = min(keys.count.trailingZeroBitCount, Self.bits(for: kept.count * Self.spareSlots))
    for (key, sum) in kept { insert(key, sum) }
  }

  /// Whether there is a unit of which `isMeant` is true.
  @inline(__always)
  func contains(where isMeant: (_ unit: Key, _ marks: UInt64) -> Bool) -> Bool {
    used.contains { isMeant(keys[Int($0)], marks[Int($0)]) }
  }

  /// Calls `body` with each unit and the sum of its marks, in the order in which they were added first.
  @inline(__always)
  func forEach(_ body: (_ unit: Key, _ marks: UInt64) -> Void) {
    keys.withUnsafeBufferPointer { keys in
      marks.withUnsafeBufferPointer { marks in
        for slot in used { body(keys[Int(slot)], marks[Int(slot)]) }
      }
    }
  }

  /// Makes room for so many units.
  mutating func reserve(_ count: Int) {
    while count * 2 > 1 << bits { grow() }
  }

  /// The key of a unit of a class.
  @inline(__always)
  static func key(_ unit: Int64, _ length: UInt8) -> Key { UInt64(bitPattern: unit) &<< 8 | UInt64(length) }

  /// The unit of a key.
  @inline(__always)
  static func unit(of key: Key) -> Int64 { Int64(key >> 8) }

  /// The number of the length class of a key.
  @inline(__always)
  static func length(of key: Key) -> UInt8 { UInt8(truncatingIfNeeded: key) }

  @inline(__always)
  private static func slot(of key: Key, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: (key >> 8 &* 0x9e37_79b9_7f4a_7c15) &>> shift)
  }

  private static func bits(for slots: Int) -> Int {
    max(6, Int.bitWidth - max(1, slots - 1).leadingZeroBitCount)
  }

  private mutating func grow() {
    let old = used.map { (keys[Int($0)], marks[Int($0)]) }
    let bits = bits + 1
    removeAll()
    self.bits = bits
    if keys.count < 1 << bits {
      keys = [Key](repeating: 0, count: 1 << bits)
      marks = [UInt64](repeating: 0, count: 1 << bits)
    }
    for (key, sum) in old { insert(key, sum) }
  }

  /// Puts a unit that is not there into a table that has room.
  @inline(__always)
  private mutating func insert(_ key: Key, _ sum: UInt64) {
    var slot = Self.slot(of: key, UInt64(64 - bits))
    while keys[slot] != 0 { slot = (slot &+ 1) & (1 << bits &- 1) }
    keys[slot] = key
    marks[slot] = sum
    used.append(Int32(truncatingIfNeeded: slot))
  }
}

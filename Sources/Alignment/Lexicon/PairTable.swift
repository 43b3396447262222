/// Numbers for pairs of words: a hash table with open addressing.
struct PairTable {
  private var keys = [UInt64](repeating: .max, count: 1 << 12)
  private var values = [Int32](repeating: 0, count: 1 << 12)
  private var count = 0

  private static func place(_ key: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
  }

  /// The number of a pair, nil where it has none.
  func slot(of key: UInt64) -> Int32? {
    let mask = keys.count - 1
    var place = Self.place(key, mask)
    while keys[place] != .max {
      if keys[place] == key { return values[place] }
      place = (place + 1) & mask
    }
    return nil
  }

  /// The number of a pair; `next` where it has none yet.
  mutating func slot(of key: UInt64, next: Int32) -> Int32 {
    if 2 * count >= keys.count { grow() }
    let mask = keys.count - 1
    var place = Self.place(key, mask)
    while keys[place] != .max {
      if keys[place] == key { return values[place] }
      place = (place + 1) & mask
    }
    keys[place] = key
    values[place] = next
    count += 1
    return next
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = [UInt64](repeating: .max, count: oldKeys.count * 2)
    values = [Int32](repeating: 0, count: oldKeys.count * 2)
    let mask = keys.count - 1
    for (key, value) in zip(oldKeys, oldValues) where key != .max {
      var place = Self.place(key, mask)
      while keys[place] != .max { place = (place + 1) & mask }
      keys[place] = key
      values[place] = value
    }
  }
}

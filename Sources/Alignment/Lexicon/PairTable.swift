/// Numbers for pairs of words, from 0 in the order they are added: a hash table with open addressing.
///
/// A long text has many millions of pairs, so the table holds nothing but their numbers.
struct PairTable {
  /// The pairs by number.
  private(set) var keys: [UInt64] = []
  /// The numbers at the places of the table; -1 where none is.
  private var numbers = [Int32](repeating: -1, count: 1 << 12)

  /// The number of a pair, nil where it has none.
  func number(of key: UInt64) -> Int32? {
    let number = numbers[place(of: key)]
    return number < 0 ? nil : number
  }

  /// The number of a pair, a new one where it has none yet.
  mutating func add(_ key: UInt64) -> Int32 {
    var place = place(of: key)
    if numbers[place] >= 0 { return numbers[place] }
    if 2 * keys.count >= numbers.count {
      grow()
      place = self.place(of: key)
    }
    let number = Int32(keys.count)
    numbers[place] = number
    keys.append(key)
    return number
  }

  /// Where a pair stands, or would stand.
  private func place(of key: UInt64) -> Int {
    let mask = numbers.count - 1
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while numbers[place] >= 0 && keys[Int(numbers[place])] != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let count = numbers.count * 2
    // The old table goes before the new one comes.
    numbers = []
    numbers = [Int32](repeating: -1, count: count)
    for (number, key) in keys.enumerated() { numbers[place(of: key)] = Int32(number) }
  }
}

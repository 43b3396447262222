/// The identifiers of units by the keys of their pairs (`PairKey`), in memory.
///
/// A hash table with linear probing, 8 bytes a slot, of which at most four in five are taken. A slot holds the identifier and 28
/// bits of the key, so different keys may look the same, one in 27 among ten million: whoever asks compares the texts, as for
/// different pairs that have one key. Each unit is entered.
///
/// It is made of parts, told apart by bits of the key, that grow by a quarter one at a time: what a growing table takes beside
/// itself, and what it has to spare, is little.
struct KeyTable {
  /// So many units fit at most: beyond, the table could be larger than 128 MiB.
  static let mostUnits = (1 << 27) / 8 * 4 / 5 * 4 / 5
  /// Identifiers are at most this.
  static let greatestUnit: Int64 = 1 << identifierBits - 1

  private static let identifierBits: UInt64 = 36
  private static let partBits: UInt64 = 6
  /// The bits of a mark that say where it belongs in its part.
  private static let placeBits = 64 - identifierBits - partBits

  private struct Part {
    /// A mark and an identifier; free where 0, since identifiers of units begin at 1.
    var slots: [UInt64]
    var count = 0

    init(slots: Int) { self.slots = [UInt64](repeating: 0, count: slots) }

    /// Where a mark is looked for first: slots ascend with marks.
    func place(of mark: UInt64) -> Int {
      Int(((mark & (1 << placeBits - 1)) &* UInt64(slots.count)) >> placeBits)
    }

    func next(_ place: Int) -> Int { place + 1 < slots.count ? place + 1 : 0 }

    mutating func add(_ slot: UInt64) {
      if count >= slots.count / 5 * 4 { grow() }
      enter(slot)
      count += 1
    }

    private mutating func enter(_ slot: UInt64) {
      var place = place(of: slot >> identifierBits)
      while slots[place] != 0 { place = next(place) }
      slots[place] = slot
    }

    private mutating func grow() {
      let old = slots
      slots = [UInt64](repeating: 0, count: old.count + old.count / 4)
      for slot in old where slot != 0 { enter(slot) }
    }
  }

  private var parts: [Part]
  /// How many units there are.
  private(set) var count = 0

  /// An empty table with room for so many units, at most `mostUnits`.
  init(capacity: Int) {
    let slots = max(64, min(capacity, Self.mostUnits) >> Self.partBits * 5 / 4)
    parts = [Part](repeating: Part(slots: slots), count: 1 << Self.partBits)
  }

  /// Enters a unit; there are fewer than `mostUnits`.
  mutating func add(_ unit: Int64, for key: Int64) {
    precondition(count < Self.mostUnits && 1...Self.greatestUnit ~= unit)
    let mark = Self.mark(of: key)
    parts[Self.part(of: mark)].add(mark << Self.identifierBits | UInt64(unit))
    count += 1
  }

  /// Whether a unit of a key, or of one that looks the same, answers true.
  func contains(_ key: Int64, where predicate: (_ unit: Int64) throws -> Bool) rethrows -> Bool {
    let mark = Self.mark(of: key)
    let part = parts[Self.part(of: mark)]
    var place = part.place(of: mark)
    while part.slots[place] != 0 {
      if part.slots[place] >> Self.identifierBits == mark,
        try predicate(Int64(part.slots[place] & UInt64(Self.greatestUnit)))
      {
        return true
      }
      place = part.next(place)
    }
    return false
  }

  private static func mark(of key: Int64) -> UInt64 {
    (UInt64(bitPattern: key) &* 0x9e37_79b9_7f4a_7c15) >> identifierBits
  }

  private static func part(of mark: UInt64) -> Int { Int(mark >> placeBits) }
}

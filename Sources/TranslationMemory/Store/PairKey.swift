/// The key under which a unit's two texts are found again (`unit.pair_key`).
///
/// 40 bits are of the source and the languages and lead, so that in the index of the keys units of one source stand
/// together; 24 are of the target. Among ten million different sources some fifty share their bits with another by
/// accident: whoever needs certainty compares the texts.
///
/// Part of the file format.
package enum PairKey {
  /// The number of bits, the low ones, that are of the target.
  package static let targetBits = 24

  /// The key of two texts in a pair of languages (`language_pair.id`).
  package static func key(
    source: String.UTF8View, target: String.UTF8View, languages: Int64
  ) -> Int64 {
    var (first, second) = (StableHash(), StableHash())
    for byte in source { first.add(byte) }
    for byte in target { second.add(byte) }
    let leading = StableHash.mixed(first.key ^ UInt64(bitPattern: languages)) >> targetBits
    return Int64(bitPattern: (leading << targetBits) | (second.key >> (64 - targetBits)))
  }

  /// What the keys of all units of one source in one pair of languages have in common.
  static func source(of key: Int64) -> Int64 { key >> targetBits }
}

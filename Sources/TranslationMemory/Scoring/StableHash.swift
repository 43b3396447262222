/// A 64-bit hash that is the same on every machine and in every version: its values are kept in files.
///
/// FNV-1a (Fowler, Noll, Vo) over bytes, finished with the mixer of SplitMix64 (Steele, Lea, Flood 2014), because
/// buckets are taken from the high bits and FNV alone leaves them poor on short words.
package struct StableHash {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Adds a byte.
  @inline(__always)
  mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

  /// The hash of the bytes so far.
  @inline(__always)
  var key: UInt64 { Self.mixed(state) }

  /// The hash of a text's UTF-8.
  static func key(of text: String) -> UInt64 { key(of: text.utf8) }

  /// The hash of some bytes.
  package static func key(of bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = StableHash()
    for byte in bytes { hash.add(byte) }
    return hash.key
  }

  /// Spreads the bits of `x` over all 64.
  @inline(__always)
  static func mixed(_ x: UInt64) -> UInt64 {
    var z = x &+ 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

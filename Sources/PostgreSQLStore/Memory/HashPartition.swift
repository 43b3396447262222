/// A part of a table that PostgreSQL has partitioned by the hash of one `bigint`.
///
/// The hash is the same in every version from 11 on, since dumps depend on it: `hashint8extended` (Bob Jenkins' hash, 2006), and
/// `compute_partition_hash_value` around it.
struct HashPartition {
  private let modulus: UInt64
  private let remainder: UInt64

  /// The part where the hash leaves that remainder; nil for numbers that no partition has.
  init?(modulus: Int64, remainder: Int64) {
    guard modulus > 0, remainder >= 0 else { return nil }
    (self.modulus, self.remainder) = (UInt64(modulus), UInt64(remainder))
  }

  /// Whether rows with this number lie here.
  func holds(_ number: Int64) -> Bool { Self.hash(number) % modulus == remainder }

  /// `HASH_PARTITION_SEED`.
  private static let seed: UInt64 = 0x7A5B_2236_7996_DCFD

  private static func hash(_ number: Int64) -> UInt64 {
    let low = UInt32(truncatingIfNeeded: number)
    let high = UInt32(truncatingIfNeeded: number >> 32)
    // Whatever type of integer a number has, its hash is the same.
    let folded = low ^ (number >= 0 ? high : ~high)
    let start: UInt32 = 0x9E37_79B9 &+ 4 &+ 3_923_095
    var (a, b, c) = (start &+ UInt32(seed >> 32), start &+ UInt32(truncatingIfNeeded: seed), start)
    for count: UInt32 in [4, 6, 8, 16, 19, 4] {
      a = (a &- c) ^ rotated(c, count)
      c &+= b
      (a, b, c) = (b, c, a)
    }
    a &+= folded
    for count: UInt32 in [14, 11, 25, 16, 4, 14, 24] {
      c = (c ^ b) &- rotated(b, count)
      (a, b, c) = (b, c, a)
    }
    // Combined with the hashes of the columns before it, of which there are none.
    return (UInt64(a) << 32 | UInt64(b)) &+ 0x49A0_F4DD_15E5_A8E3
  }

  private static func rotated(_ x: UInt32, _ count: UInt32) -> UInt32 { x << count | x >> (32 - count) }
}

/// Tells files that were made to keep an unpacker busy from files that are merely large.
///
/// Deflate makes of one byte 1032 at most, and files made for that come near it. Texts and tables of real tools are packed
/// to a fifth or a twentieth, and never to less than a two hundredth once there is much of them.
struct UnpackingLimit {
  /// Unpacked bytes that are taken however well they are packed.
  static let free = 64 << 20
  /// The most unpacked bytes for one packed, beyond those.
  static let ratio = 200

  private var packed = 0
  private var unpacked = 0

  /// Counts a step; false where the file has become too large for what it is made of.
  mutating func admits(packed: Int, unpacked: Int) -> Bool {
    self.packed += packed
    self.unpacked += unpacked
    return self.unpacked <= Self.free || self.unpacked / Self.ratio <= self.packed
  }

  /// What is wrong with such a file.
  static let reason =
    "unpacks to more than \(ratio) times its size, as files do that are made to do harm; unpack it first if you trust it"
}

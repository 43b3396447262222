/// Ascending unit identifiers as differences in variable-length bytes (LEB128: seven bits a byte, low ones first).
///
/// A bucket's list lies in the table `posting` in blocks. A block's key joins the bucket (high bits) and the identifier
/// before the block's first (low 40 bits), so that SQLite finds a list by one descent of a tree of integers.
enum PostingList {
  /// The key of the block of a bucket that follows an identifier.
  static func place(_ bucket: Int, after previous: Int64) -> Int64 { Int64(bucket) << 40 | previous }

  /// The keys that blocks of a bucket can have.
  static func places(of bucket: Int) -> ClosedRange<Int64> {
    place(bucket, after: 0)...place(bucket, after: identifiers)
  }

  /// The bucket of a block.
  static func bucket(of place: Int64) -> Int { Int(place >> 40) }

  /// The identifier before a block's first.
  static func previous(of place: Int64) -> Int64 { place & identifiers }

  private static let identifiers: Int64 = 1 << 40 - 1

  /// Appends `id`, which follows `previous`.
  static func append(_ id: Int64, after previous: Int64, to bytes: inout [UInt8]) {
    var rest = UInt64(bitPattern: id &- previous)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Calls `body` with each identifier of a block that begins after `start`.
  ///
  /// A block cut short ends early.
  @inline(__always)
  static func forEach(in bytes: UnsafeRawBufferPointer, after start: Int64, _ body: (Int64) -> Void) {
    var id = start
    var index = 0
    while index < bytes.count {
      var byte = bytes[index]
      var difference = UInt64(byte & 0x7F)
      var shift: UInt64 = 7
      index += 1
      while byte & 0x80 != 0, index < bytes.count {
        byte = bytes[index]
        difference |= UInt64(byte & 0x7F) << min(shift, 63)
        shift += 7
        index += 1
      }
      if byte & 0x80 != 0 { return }
      id &+= Int64(bitPattern: difference)
      body(id)
    }
  }
}

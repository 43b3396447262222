internal import Foundation
internal import GRDB

/// Ascending unit identifiers as differences in variable-length bytes (LEB128: seven bits a byte, low ones first).
enum PostingList {
  /// Appends `id`, which follows `previous`.
  static func append(_ id: Int64, after previous: Int64, to bytes: inout [UInt8]) {
    var rest = UInt64(bitPattern: id &- previous)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Calls `body` with each identifier listed under a bucket, in ascending order.
  static func forEachUnit(in bucket: Int, _ db: Database, _ body: (Int64) -> Void) throws {
    let blocks = try db.cachedStatement(sql: "SELECT previous, entries FROM posting WHERE bucket = ? ORDER BY previous")
    let rows = try Row.fetchCursor(blocks, arguments: [bucket])
    while let row = try rows.next() {
      let previous: Int64 = row[0]
      try row.withUnsafeData(atIndex: 1) { data in
        data?.withUnsafeBytes { bytes in forEach(in: bytes, after: previous, body) }
      }
    }
  }

  /// Calls `body` with each identifier of a list that begins after `start`. A list cut short ends early.
  @inline(__always)
  static func forEach(in bytes: UnsafeRawBufferPointer, after start: Int64, _ body: (Int64) -> Void) {
    var id = start
    var difference: UInt64 = 0
    var shift: UInt64 = 0
    for byte in bytes {
      difference |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 {
        id &+= Int64(bitPattern: difference)
        body(id)
        difference = 0
        shift = 0
      } else {
        shift = min(shift + 7, 63)
      }
    }
  }
}

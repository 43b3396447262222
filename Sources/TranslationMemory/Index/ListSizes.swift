internal import Foundation
internal import GRDB

/// About how long each bucket's list is, so that a search can read the short ones first without looking at all.
///
/// A byte a bucket: eight times the binary logarithm of the length in bytes. The sizes are kept in the file and brought up to date
/// when enough has been added; they may be out of date, since what a search finds does not depend on the order it reads in.
package struct ListSizes {
  private var classes: [UInt8]

  /// A search gives a list that is not known the size of a short one.
  init() { classes = [UInt8](repeating: 0, count: IndexKey.bucketCount) }

  /// Sizes as they are kept; nil for what is none.
  package init?(_ classes: [UInt8]) {
    guard classes.count == IndexKey.bucketCount else { return nil }
    self.classes = classes
  }

  /// The bytes of sizes, to be kept.
  package static func classes(ofBytes bytes: [Int]) -> [UInt8] {
    bytes.map { UInt8(min(255, 8 * log2(Double($0) + 1))) }
  }

  /// Whether sizes that were read when the last unit was `known` are to be read again now that it is `last`.
  package static func areOutgrown(_ known: Int64, by last: Int64) -> Bool {
    // A damaged file may say any number.
    let known = max(known, 0)
    return last - known > known / 8 + 1000
  }

  /// The sizes kept in a memory's file; nil where there are none yet.
  init?(in db: Database) throws {
    let data = try Data.fetchOne(db, sql: "SELECT value FROM property WHERE name = 'list_sizes'")
    guard let data else { return nil }
    self.init([UInt8](data))
  }

  /// The size of a bucket's list, in bytes, within a tenth where up to date.
  subscript(bucket: Int) -> Int { Self.bytes[Int(classes[bucket])] }

  /// Brings the sizes in the file up to date, where an eighth more units have been added since that was last done.
  static func updateIfOutgrown(by lastUnit: Int64, in db: Database) throws {
    let known = try Int64.fetchOne(db, sql: "SELECT value FROM property WHERE name = 'list_sizes_up_to'") ?? 0
    guard areOutgrown(known, by: lastUnit) else { return }
    try update(in: db)
    try db.execute(
      sql:
        "INSERT INTO property VALUES ('list_sizes_up_to', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
      arguments: [lastUnit])
  }

  /// Reads the sizes off the lists, and keeps them in the file.
  ///
  /// Linear in the number of blocks.
  private static func update(in db: Database) throws {
    var bytes = [Int](repeating: 0, count: IndexKey.bucketCount)
    let rows = try Row.fetchCursor(db, sql: "SELECT place, length(entries) FROM posting")
    while let row = try rows.next() {
      let bucket = PostingList.bucket(of: try row.decode(atIndex: 0))
      if bytes.indices.contains(bucket) { bytes[bucket] += try row.decode(Int.self, atIndex: 1) }
    }
    try db.execute(
      sql: "INSERT INTO property VALUES ('list_sizes', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
      arguments: [Data(classes(ofBytes: bytes))])
  }

  private static let bytes: [Int] = (0...255).map { Int(exp2(Double($0) / 8)) }
}

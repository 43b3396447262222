internal import Foundation
internal import GRDB

extension Memory {
  /// Counts and dates.
  ///
  /// Counts are kept beside the units and cost nothing; only `repeatedSources` reads an index of as many entries as there are
  /// units.
  public func statistics() throws -> Statistics {
    try read { db in
      var units = 0
      var languages: [String: Int] = [:]
      let pairs = try Row.fetchCursor(
        db, sql: "SELECT source, target, units FROM language_pair WHERE units > 0")
      while let row = try pairs.next() {
        let count = try row.decode(Int.self, atIndex: 2)
        units += count
        for tag in Set([try row.decode(String.self, atIndex: 0), try row.decode(String.self, atIndex: 1)]) {
          languages[tag, default: 0] += count
        }
      }
      let newest = try Row.fetchAll(
        db, sql: "SELECT name, units, changed FROM origin ORDER BY changed DESC, id DESC LIMIT 5")
      return Statistics(
        units: units,
        languages: languages,
        origins: try Int.fetchOne(db, sql: "SELECT count(*) FROM origin") ?? 0,
        newestOrigins: try newest.map {
          Statistics.Origin(
            name: try $0.decode(atIndex: 0), units: try $0.decode(atIndex: 1),
            changed: Timestamp(seconds: try $0.decode(atIndex: 2)))
        },
        repeatedSources: try Self.repeatedSources(db),
        bytes: Self.bytes(ofFilesAt: path),
        created: Timestamp(
          seconds: try Int64.fetchOne(db, sql: "SELECT value FROM property WHERE name = 'created'") ?? 0),
        changed: try Recency.newestChange(in: db).map { Timestamp(seconds: $0) })
    }
  }

  /// The number of units whose source text is also that of another unit in the same languages: in the index
  /// of the keys they stand together (`PairKey`).
  private static func repeatedSources(_ db: Database) throws -> Int {
    var repeated = 0
    var previous: Int64?
    var length = 0
    let keys = try BulkStatement(
      db, "SELECT pair_key FROM unit INDEXED BY unit_by_pair_key ORDER BY pair_key")
    keys.start([])
    while try keys.next() {
      let source = PairKey.source(of: keys.integer(0))
      length = source == previous ? length + 1 : 1
      previous = source
      if length > 1 { repeated += length == 2 ? 2 : 1 }
    }
    return repeated
  }

  private static func bytes(ofFilesAt path: String) -> Int64 {
    ["", "-wal"].reduce(0) { sum, ending in
      var status = stat()
      return sum + (stat(path + ending, &status) == 0 ? Int64(status.st_size) : 0)
    }
  }
}

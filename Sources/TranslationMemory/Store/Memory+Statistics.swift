internal import Foundation
internal import GRDB

extension Memory {
  /// Counts and dates.
  ///
  /// Linear in the number of units.
  public func statistics() throws -> Statistics {
    try read { db in
      var languages: [String: Int] = [:]
      let pairs = try Row.fetchCursor(
        db,
        sql: """
          SELECT language_pair.source, language_pair.target, count(*) FROM unit
          JOIN language_pair ON language_pair.id = languages GROUP BY languages
          """)
      while let row = try pairs.next() {
        for tag in Set([row[0] as String, row[1] as String]) { languages[tag, default: 0] += row[2] as Int }
      }
      let newest = try Row.fetchAll(
        db,
        sql: """
          SELECT origin.name, count(DISTINCT unit.id), max(unit.changed) FROM origin
          JOIN occurrence ON occurrence.origin = origin.id JOIN unit ON unit.id = occurrence.unit
          GROUP BY origin.id ORDER BY 3 DESC, origin.id DESC LIMIT 5
          """)
      return Statistics(
        units: try Int.fetchOne(db, sql: "SELECT count(*) FROM unit") ?? 0,
        languages: languages,
        origins: try Int.fetchOne(db, sql: "SELECT count(*) FROM origin") ?? 0,
        newestOrigins: newest.map {
          Statistics.Origin(name: $0[0], units: $0[1], changed: Timestamp(seconds: $0[2]))
        },
        repeatedSources: try Self.repeatedSources(db),
        bytes: Self.bytes(ofFilesAt: path),
        created: Timestamp(
          seconds: try Int64.fetchOne(db, sql: "SELECT value FROM property WHERE name = 'created'") ?? 0),
        changed: try Int64.fetchOne(db, sql: "SELECT max(changed) FROM unit").map { Timestamp(seconds: $0) })
    }
  }

  /// The number of units whose source text is also that of another unit in the same languages.
  ///
  /// Sorted hashes take 8 bytes a unit; grouping the texts themselves would hold them all.
  private static func repeatedSources(_ db: Database) throws -> Int {
    var keys: [UInt64] = []
    let units = try BulkStatement(db, "SELECT languages, source FROM unit")
    units.start([])
    while try units.next() {
      var hash = StableHash()
      units.withBytes(1) { for byte in $0 { hash.add(byte) } }
      keys.append(StableHash.mixed(hash.key ^ UInt64(bitPattern: units.integer(0))))
    }
    keys.sort()
    return keys.indices.count { index in
      (index > 0 && keys[index - 1] == keys[index])
        || (index + 1 < keys.count && keys[index + 1] == keys[index])
    }
  }

  private static func bytes(ofFilesAt path: String) -> Int64 {
    ["", "-wal"].reduce(0) { sum, ending in
      var status = stat()
      return sum + (stat(path + ending, &status) == 0 ? Int64(status.st_size) : 0)
    }
  }
}

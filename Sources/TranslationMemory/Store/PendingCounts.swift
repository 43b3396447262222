internal import GRDB

/// What a transaction changes about the counts and the order of change, gathered and written at its end.
struct PendingCounts {
  private var pairs: [Int64: Int64] = [:]
  private var origins: [Int64: OriginChange] = [:]
  /// Origins that may have lost their newest unit.
  private var shrunk: Set<Int64> = []
  private var runs: [Recency.Run] = []

  private struct OriginChange {
    var units: Int64 = 0
    var changed: Int64?
  }

  /// A new unit; identifiers come in ascending order.
  mutating func added(_ id: Int64, languages: Int64, changed: Int64, _ db: Database) throws {
    pairs[languages, default: 0] += 1
    if let last = runs.last, last.changed == changed, last.last == id - 1 {
      runs[runs.count - 1].last = id
      return
    }
    if runs.count == Self.mostRuns { try flushRuns(into: db) }
    runs.append(Recency.Run(changed: changed, first: id, last: id))
  }

  /// A unit that has gone.
  mutating func removed(_ id: Int64, languages: Int64, changed: Int64, _ db: Database) throws {
    pairs[languages, default: 0] -= 1
    try Recency.forget(id, changed: changed, in: db)
  }

  /// A unit whose date of change has become later.
  mutating func moved(_ id: Int64, from old: Int64, to new: Int64, _ db: Database) throws {
    try Recency.forget(id, changed: old, in: db)
    try Recency.insert([Recency.Run(changed: new, first: id, last: id)], into: db)
  }

  /// An origin gave a unit that it had not given before.
  mutating func gave(_ origin: Int64, changed: Int64) {
    origins[origin, default: OriginChange()].units += 1
    renewed(origin, changed: changed)
  }

  /// A unit of an origin has a later date of change.
  mutating func renewed(_ origin: Int64, changed: Int64) {
    let newest = origins[origin]?.changed ?? changed
    origins[origin, default: OriginChange()].changed = max(newest, changed)
  }

  /// A unit of an origin has gone.
  mutating func lost(_ origin: Int64) {
    origins[origin, default: OriginChange()].units -= 1
    shrunk.insert(origin)
  }

  /// An origin has no unit any more.
  mutating func emptied(_ origin: Int64, _ db: Database) throws {
    origins[origin] = nil
    shrunk.remove(origin)
    try db.cachedStatement(sql: "UPDATE origin SET units = 0, changed = NULL WHERE id = ?")
      .execute(arguments: [origin])
  }

  /// Writes everything.
  mutating func flush(into db: Database) throws {
    try flushRuns(into: db)
    for (pair, units) in pairs where units != 0 {
      try db.cachedStatement(sql: "UPDATE language_pair SET units = units + ? WHERE id = ?")
        .execute(arguments: [units, pair])
    }
    for (origin, change) in origins where origin != MemoryWriter.noOrigin {
      try db.cachedStatement(
        sql: """
          UPDATE origin SET units = units + ?1, changed = max(ifnull(changed, ?2), ifnull(?2, changed)) WHERE id = ?3
          """
      ).execute(arguments: [change.units, change.changed, origin])
    }
    for origin in shrunk { try Self.findNewest(of: origin, db) }
    pairs.removeAll()
    origins.removeAll()
    shrunk.removeAll()
  }

  /// So many runs wait to be written in their order.
  private static let mostRuns = 1 << 16

  private mutating func flushRuns(into db: Database) throws {
    try Recency.insert(runs, into: db)
    runs.removeAll(keepingCapacity: true)
  }

  /// Corrects the date of an origin's newest unit; linear in its units only where that one has gone.
  private static func findNewest(of origin: Int64, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        UPDATE origin SET changed = (SELECT max(unit.changed) FROM occurrence JOIN unit ON unit.id = occurrence.unit
          WHERE occurrence.origin = ?1)
        WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM occurrence JOIN unit ON unit.id = occurrence.unit
          WHERE occurrence.origin = ?1 AND unit.changed = origin.changed)
        """
    ).execute(arguments: [origin])
  }
}

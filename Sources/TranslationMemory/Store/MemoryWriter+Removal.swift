internal import GRDB

extension MemoryWriter {
  /// What replacing an origin changed.
  public struct OriginChange: Hashable, Sendable {
    /// Units that are new.
    public var added = 0
    /// Units that were there already, from this origin or another.
    public var merged = 0
    /// Units that only the old state of the origin had.
    public var removed = 0
  }

  /// Makes an origin's units exactly `units` (whose `origin` is set to it).
  ///
  /// Those it gave before and no longer gives go, unless another origin gave them too; those that stay keep their
  /// identifier and dates; those that are new count as changed now. `location` is where the origin lies on disk, kept
  /// for `location(ofOrigin:)`.
  public func replaceOrigin(
    _ origin: String, at location: String? = nil, with units: [TranslationUnit]
  ) throws -> OriginChange {
    var change = OriginChange()
    let before = try self.units(ofOrigins: [origin])
    try removeOccurrences(ofOrigins: [origin])
    for var unit in units {
      unit.origin = origin
      switch try add(unit, changedAtLeast: now) {
      case .added: change.added += 1
      case .merged: change.merged += 1
      }
    }
    change.removed = try removeOrphans(among: before)
    if units.isEmpty { try removeUnusedOrigins() }
    try db.execute(
      sql: "UPDATE origin SET location = ifnull(?, location) WHERE name = ?", arguments: [location, origin])
    return change
  }

  /// Where an origin was when it was last brought in; nil where that is not known.
  public func location(ofOrigin origin: String) throws -> String? {
    try String.fetchOne(db, sql: "SELECT location FROM origin WHERE name = ?", arguments: [origin])
  }

  /// Forgets what an origin gave: units that no other origin gave as well are removed.
  ///
  /// Returns how many were.
  public func removeOrigin(_ origin: String) throws -> Int { try remove(origins: [origin]) }

  /// Removes what all origins that match a glob (`*`, `?`, `[…]`) gave.
  ///
  /// Returns how many units went.
  public func removeOrigins(matching glob: String) throws -> Int {
    try remove(
      origins: String.fetchAll(db, sql: "SELECT name FROM origin WHERE name GLOB ?", arguments: [glob]))
  }

  /// Removes units by identifier, wherever they came from.
  ///
  /// Returns how many there were.
  public func removeUnits(_ ids: [Int64]) throws -> Int {
    var removed = 0
    for id in ids {
      try db.cachedStatement(sql: "DELETE FROM occurrence WHERE unit = ?").execute(arguments: [id])
      try db.cachedStatement(sql: "DELETE FROM unit WHERE id = ?").execute(arguments: [id])
      removed += db.changesCount
    }
    try removeUnusedOrigins()
    return removed
  }

  private func remove(origins: [String]) throws -> Int {
    let before = try units(ofOrigins: origins)
    try removeOccurrences(ofOrigins: origins)
    let removed = try removeOrphans(among: before)
    try removeUnusedOrigins()
    return removed
  }

  private func units(ofOrigins names: [String]) throws -> [Int64] {
    var units: [Int64] = []
    for name in names {
      units += try Int64.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT DISTINCT unit FROM occurrence WHERE origin = (SELECT id FROM origin WHERE name = ?) ORDER BY unit
            """), arguments: [name])
    }
    return units
  }

  private func removeOccurrences(ofOrigins names: [String]) throws {
    for name in names {
      try db.cachedStatement(
        sql: "DELETE FROM occurrence WHERE origin = (SELECT id FROM origin WHERE name = ?)"
      )
      .execute(arguments: [name])
    }
  }

  private func removeOrphans(among units: [Int64]) throws -> Int {
    let delete = try db.cachedStatement(
      sql: "DELETE FROM unit WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM occurrence WHERE unit = ?1)")
    var removed = 0
    for id in units {
      try delete.execute(arguments: [id])
      removed += db.changesCount
    }
    return removed
  }

  private func removeUnusedOrigins() throws {
    try db.execute(sql: "DELETE FROM origin WHERE id NOT IN (SELECT origin FROM occurrence)")
    forgetOrigins()
  }
}

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

    /// No change.
    public init() {}
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
    let before = try removeOccurrences(ofOrigins: identifiers(ofOrigins: [origin]))
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
  public func removeOrigin(_ origin: String) throws -> Int {
    try remove(origins: identifiers(ofOrigins: [origin]))
  }

  /// Removes what all origins that match a glob (`*`, `?`, `[…]`) gave.
  ///
  /// Returns how many units went.
  public func removeOrigins(matching glob: String) throws -> Int {
    try remove(
      origins: Int64.fetchAll(db, sql: "SELECT id FROM origin WHERE name GLOB ?", arguments: [glob]))
  }

  /// Removes units by identifier, wherever they came from.
  ///
  /// Returns how many there were.
  public func removeUnits(_ ids: [Int64]) throws -> Int {
    try settlePlaces()
    let occurrences = try BulkStatement(db, "DELETE FROM occurrence WHERE unit = ?")
    for id in ids {
      for origin in try origins(of: id) { counts.lost(origin) }
      try records.forget(unit: id)
      try occurrences.run(.integer(id))
    }
    let removed = try remove(ids, with: "DELETE FROM unit WHERE id = ? RETURNING languages, changed")
    try removeUnusedOrigins()
    return removed
  }

  private func remove(origins: [Int64]) throws -> Int {
    let removed = try removeOrphans(among: removeOccurrences(ofOrigins: origins))
    try removeUnusedOrigins()
    return removed
  }

  private func identifiers(ofOrigins names: [String]) throws -> [Int64] {
    try names.flatMap {
      try Int64.fetchAll(
        db.cachedStatement(sql: "SELECT id FROM origin WHERE name = ?"), arguments: [$0])
    }
  }

  /// Forgets that these origins gave anything, and returns the units they had given, ascending.
  private func removeOccurrences(ofOrigins origins: [Int64]) throws -> [Int64] {
    try settlePlaces()
    var units: [Int64] = []
    let find = try BulkStatement(
      db, "SELECT unit FROM occurrence INDEXED BY occurrence_by_origin WHERE origin = ?")
    let delete = try BulkStatement(db, "DELETE FROM occurrence WHERE unit = ? AND origin = ?")
    for origin in origins {
      find.start([.integer(origin)])
      var own: [Int64] = []
      while try find.next() { own.append(find.integer(0)) }
      own.sort()
      for (index, unit) in own.enumerated() where index == 0 || unit != own[index - 1] {
        try delete.run(.integer(unit), .integer(origin))
        try records.forget(unit: unit, origin: origin)
        units.append(unit)
      }
      try records.forget(unit: RecordStore.header, origin: origin)
      try counts.emptied(origin, db)
    }
    units.sort()
    return units
  }

  private func removeOrphans(among units: [Int64]) throws -> Int {
    try settlePlaces()
    return try remove(
      units,
      with: """
        DELETE FROM unit WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM occurrence WHERE unit = ?1)
        RETURNING languages, changed
        """)
  }

  private func remove(_ ids: [Int64], with statement: String) throws -> Int {
    let delete = try BulkStatement(db, statement)
    var removed = 0
    for id in ids {
      delete.start([.integer(id)])
      while try delete.next() {
        try counts.removed(id, languages: delete.integer(0), changed: delete.integer(1), db)
        removed += 1
      }
    }
    return removed
  }

  private func removeUnusedOrigins() throws {
    try settlePlaces()
    try counts.flush(into: db)
    for origin in try Int64.fetchAll(db, sql: "DELETE FROM origin WHERE units = 0 RETURNING id") {
      try records.forget(unit: RecordStore.header, origin: origin)
    }
    forgetOrigins()
  }
}

public import TranslationMemory

extension SharedMemoryWriter {
  /// Makes an origin's units exactly `units` (whose `origin` is set to it).
  ///
  /// Those it gave before and no longer gives go, unless another origin gave them too; those that stay keep their
  /// identifier and dates; those that are new count as changed now. `location` is where the origin lies on disk.
  public func replaceOrigin(
    _ origin: String, at location: String? = nil, with units: [TranslationUnit]
  ) throws -> MemoryWriter.OriginChange {
    _ = try settleBefore()
    var change = MemoryWriter.OriginChange()
    let old = try identifiers(ofOrigin: origin)
    let before = try removePlaces(ofOrigins: old)
    let own = units.map { unit in
      var unit = unit
      unit.origin = origin
      return unit
    }
    for addition in try add(own, changedAtLeast: now) {
      if case .added = addition { change.added += 1 } else { change.merged += 1 }
    }
    change.removed = try removeOrphans(among: before)
    if units.isEmpty { try removeUnusedOrigins(among: old) }
    if let location {
      try connection.query(
        "UPDATE origin SET location = $1::text WHERE digest = digest($2::text)",
        [.text(location), .text(origin)])
    }
    return change
  }

  /// Where an origin was when it was last brought in; nil where that is not known.
  public func location(ofOrigin origin: String) throws -> String? {
    let rows = try connection.query(
      "SELECT location FROM origin WHERE digest = digest($1::text)", [.text(origin)])
    return rows.count > 0 ? rows[0].optionalText(0) : nil
  }

  /// Forgets what an origin gave: units that no other origin gave as well are removed.
  ///
  /// Returns how many were.
  public func removeOrigin(_ origin: String) throws -> Int {
    try remove(origins: identifiers(ofOrigin: origin))
  }

  /// Removes what all origins that match a glob (`*`, `?`, `[…]`) gave.
  ///
  /// Returns how many units went.
  public func removeOrigins(matching glob: String) throws -> Int {
    let rows = try connection.query(
      "SELECT id FROM origin WHERE name ~ $1::text ORDER BY id", [.text(GlobPattern(glob).regularExpression)])
    return try remove(origins: rows.rows.map { $0.integer(0) })
  }

  /// Removes units by identifier, wherever they came from.
  ///
  /// Returns how many there were.
  public func removeUnits(_ ids: [Int64]) throws -> Int {
    _ = try settleBefore()
    let ids = Set(ids).sorted()
    try lock(units: ids)
    let places = try connection.query(
      "DELETE FROM occurrence WHERE unit = ANY ($1::bigint[]) RETURNING origin", [.integers(ids)])
    try abandonRecords("DELETE FROM record_use WHERE unit = ANY ($1::bigint[]) RETURNING record", ids)
    let removed = try connection.query("DELETE FROM unit WHERE id = ANY ($1::bigint[])", [.integers(ids)])
      .changed
    try removeUnusedOrigins(among: Set(places.rows.map { $0.integer(0) }).sorted())
    return removed
  }

  /// Sends what was gathered, which comes before what is done now.
  private func settleBefore() throws { _ = try add([] as [TranslationUnit]) }

  private func remove(origins: [Int64]) throws -> Int {
    _ = try settleBefore()
    let removed = try removeOrphans(among: removePlaces(ofOrigins: origins))
    try removeUnusedOrigins(among: origins)
    return removed
  }

  private func identifiers(ofOrigin name: String) throws -> [Int64] {
    try connection.query("SELECT id FROM origin WHERE digest = digest($1::text)", [.text(name)]).rows
      .map { $0.integer(0) }
  }

  /// Forgets that these origins gave anything, and returns the units they had given, ascending.
  private func removePlaces(ofOrigins origins: [Int64]) throws -> [Int64] {
    guard !origins.isEmpty else { return [] }
    let places = try connection.query(
      "DELETE FROM occurrence WHERE origin = ANY ($1::bigint[]) RETURNING unit", [.integers(origins)])
    // Uses are kept in the order of the units: those of the heads, and those of the units that were given.
    let units = Set(places.rows.map { $0.integer(0) }).sorted()
    try abandonRecords(
      "DELETE FROM record_use WHERE origin = ANY ($1::bigint[]) AND unit = ANY ($2::bigint[]) RETURNING record",
      origins, [RecordStore.header] + units)
    return units
  }

  private func abandonRecords(_ statement: String, _ identifiers: [Int64]...) throws {
    for row in try connection.query(statement, identifiers.map { .integers($0) }).rows {
      abandonedRecords.insert(row.integer(0))
    }
  }

  /// Waits for those who merge with these units, and keeps others from it.
  private func lock(units: [Int64]) throws {
    try connection.query(
      "SELECT 1::bigint FROM unit WHERE id = ANY ($1::bigint[]) ORDER BY pair_key, id FOR UPDATE",
      [.integers(units)])
  }

  private func removeOrphans(among units: [Int64]) throws -> Int {
    guard !units.isEmpty else { return 0 }
    try lock(units: units)
    // A statement of its own, which sees what those who were waited for have added.
    return try connection.query(
      """
      DELETE FROM unit WHERE id = ANY ($1::bigint[])
        AND NOT EXISTS (SELECT 1 FROM occurrence WHERE occurrence.unit = unit.id)
      """, [.integers(units)]
    ).changed
  }

  /// Removes origins that give nothing any more; one that somebody is adding to is left.
  private func removeUnusedOrigins(among candidates: [Int64]) throws {
    guard !candidates.isEmpty else { return }
    let free = try connection.query(
      "SELECT id FROM origin WHERE id = ANY ($1::bigint[]) ORDER BY id FOR UPDATE SKIP LOCKED",
      [.integers(candidates)]
    ).rows.map { $0.integer(0) }
    let removed = try connection.query(
      """
      DELETE FROM origin WHERE id = ANY ($1::bigint[])
        AND NOT EXISTS (SELECT 1 FROM occurrence WHERE occurrence.origin = origin.id) RETURNING id
      """, [.integers(free)]
    ).rows.map { $0.integer(0) }
    try abandonRecords(
      "DELETE FROM record_use WHERE unit = \(RecordStore.header) AND origin = ANY ($1::bigint[]) RETURNING record",
      removed)
    origins.removeAll()
  }

  /// Removes the records that have lost a use and have none left; one that somebody is using is left.
  func removeAbandonedRecords() throws {
    guard !abandonedRecords.isEmpty else { return }
    let free = try connection.query(
      "SELECT id FROM record WHERE id = ANY ($1::bigint[]) ORDER BY id FOR UPDATE SKIP LOCKED",
      [.integers(abandonedRecords.sorted())]
    ).rows.map { $0.integer(0) }
    try connection.query(
      """
      DELETE FROM record WHERE id = ANY ($1::bigint[])
        AND NOT EXISTS (SELECT 1 FROM record_use WHERE record_use.record = record.id)
      """, [.integers(free)])
    abandonedRecords.removeAll()
  }
}

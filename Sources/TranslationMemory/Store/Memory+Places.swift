internal import GRDB

extension Memory {
  /// A unit as it is stored, with at most `mostPlaces` of its places, and at each what stands up to `reach` places away.
  ///
  /// Nil where there is no such unit. Takes time in proportion to places and neighbours, not to the memory.
  public func storedUnit(_ id: Int64, reach: Int = 2, mostPlaces: Int = 10) throws -> StoredUnit? {
    try read { db in
      let tags = try LanguagePair.all(in: db)
      guard
        let row = try Row.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT languages, source, target, created, changed, usage, confidence, author, note FROM unit WHERE id = ?
              """), arguments: [id]),
        let pair = tags[try row.decode(atIndex: 0)]
      else { return nil }
      let places = try places(of: id, languages: row.decode(atIndex: 0), reach: reach, most: mostPlaces, db)
      let unit = TranslationUnit(
        source: try row.decode(atIndex: 1), target: try row.decode(atIndex: 2), sourceLanguage: pair.source,
        targetLanguage: pair.target, origin: places.first?.origin, position: places.first?.position,
        before: places.first?.before, after: places.first?.after, author: try row.decode(atIndex: 7),
        note: try row.decode(atIndex: 8), created: Timestamp(seconds: try row.decode(atIndex: 3)),
        changed: Timestamp(seconds: try row.decode(atIndex: 4)), usage: try row.decode(atIndex: 5),
        confidence: try row.decode(atIndex: 6))
      return StoredUnit(id: id, unit: unit, places: places)
    }
  }

  private func places(
    of id: Int64, languages: Int64, reach: Int, most: Int, _ db: Database
  ) throws -> [StoredUnit.Place] {
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT occurrence.origin, position, before, after, name FROM occurrence
          LEFT JOIN origin ON origin.id = occurrence.origin
          WHERE unit = ? ORDER BY occurrence.origin = 0, occurrence.origin, position LIMIT ?
          """), arguments: [id, most])
    return try rows.map { row in
      let position = try row.decode(Int.self, atIndex: 1)
      let isKnown = position != MemoryWriter.noPosition
      return StoredUnit.Place(
        origin: try row.decode(atIndex: 4), position: isKnown ? position : nil,
        before: try row.decode(atIndex: 2), after: try row.decode(atIndex: 3),
        neighbours: isKnown && reach > 0
          ? try neighbours(of: id, languages, at: row.decode(atIndex: 0), position, reach: reach, db) : [])
    }
  }

  /// Several units may stand at one place of an origin that was read from several files: a few are enough.
  private func neighbours(
    of id: Int64, _ languages: Int64, at origin: Int64, _ position: Int, reach: Int, _ db: Database
  ) throws -> [StoredUnit.Neighbour] {
    let (first, isBeyond) = position.subtractingReportingOverflow(reach)
    let (last, isAbove) = position.addingReportingOverflow(reach)
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT position, unit.id, source, target FROM occurrence JOIN unit ON unit.id = occurrence.unit
          WHERE origin = ?1 AND position BETWEEN ?2 AND ?3 AND languages = ?4 AND NOT (position = ?5 AND unit.id = ?6)
          ORDER BY position, unit.id LIMIT ?7
          """),
      arguments: [
        origin, isBeyond ? 0 : max(0, first), isAbove ? Int.max : last, languages, position, id, 4 * reach,
      ])
    return try rows.map { row in
      StoredUnit.Neighbour(
        position: try row.decode(atIndex: 0), unit: try row.decode(atIndex: 1),
        source: try row.decode(atIndex: 2), target: try row.decode(atIndex: 3))
    }
  }
}

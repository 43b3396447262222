public import Text
public import TranslationMemory

extension SharedMemory {
  /// Calls `body` with each unit the selection holds, in the order they were added, in one state of the memory.
  public func forEachUnit(
    in selection: UnitSelection, _ body: (_ id: Int64, TranslationUnit) throws -> Void
  ) throws {
    try readOneState {
      try selection.forEachUnit(
        of: SharedUnits(connection, shards).languagePairs(), { SharedTables(for: $0, connection, shards) },
        body)
    }
  }

  /// What the files say at their heads that the units of a selection's origins were read from, in the order they came.
  ///
  /// A nil stands for origins whose files have no head, or whose units are not from a file.
  public func recordHeaders(in selection: UnitSelection) throws -> [String?] {
    try readOneState {
      let glob: Parameter = .init(selection.origin.map { GlobPattern($0).regularExpression })
      let headers = try connection.query(
        """
        SELECT body FROM record WHERE id IN (
          SELECT record FROM record_use LEFT JOIN origin ON origin.id = record_use.origin
          WHERE unit = \(RecordStore.header) AND ($1::text IS NULL OR origin.name ~ $1::text)) ORDER BY id
        """, [glob])
      let others = try connection.query(
        """
        SELECT EXISTS (SELECT 1 FROM origin WHERE ($1::text IS NULL OR name ~ $1::text)
            AND EXISTS (SELECT 1 FROM occurrence WHERE occurrence.origin = origin.id)
            AND NOT EXISTS (SELECT 1 FROM record_use WHERE unit = \(RecordStore.header) AND record_use.origin = origin.id))
          OR ($1::text IS NULL AND EXISTS (SELECT 1 FROM occurrence WHERE origin = \(MemoryWriter.noOrigin))
            AND NOT EXISTS (SELECT 1 FROM record_use
              WHERE unit = \(RecordStore.header) AND origin = \(MemoryWriter.noOrigin)))
        """, [glob])
      return headers.rows.map { $0.text(0) } + (others[0].isTrue(0) ? [nil] : [])
    }
  }

  /// The texts of the units added last in a pair of languages, at most `limit`, the newest last.
  ///
  /// Units stored the other way round are turned. A unit is left out where nothing but the origins named gave it.
  public func newestPairs(
    from: LanguageTag, to: LanguageTag, limit: Int, excludingOrigins excluded: Set<String> = []
  ) throws -> [(source: String, target: String)] {
    guard limit > 0 else { return [] }
    return try readOneState {
      let selection = UnitSelection(from: from, to: to)
      let isReversed = try SharedUnits(connection, shards).languagePairs().compactMapValues {
        selection.isReversed($0)
      }
      let rows = try connection.query(
        """
        SELECT languages, source, target FROM unit WHERE languages = ANY ($1::bigint[])
          AND EXISTS (SELECT 1 FROM occurrence WHERE occurrence.unit = unit.id
            AND origin NOT IN (SELECT id FROM origin WHERE digest IN (SELECT digest(name) FROM unnest($2::text[]) AS n(name))))
        ORDER BY id DESC LIMIT \(limit)
        """, [.integers(isReversed.keys.sorted()), .texts(excluded.sorted())])
      return rows.rows.map { row in
        let texts = (row.text(1), row.text(2))
        return isReversed[row.integer(0)] == true ? (texts.1, texts.0) : texts
      }.reversed()
    }
  }

  /// A unit as it is stored, with at most `mostPlaces` of its places, and at each what stands up to `reach` places away.
  ///
  /// Nil where there is no such unit. Takes time in proportion to places and neighbours, not to the memory.
  public func storedUnit(_ id: Int64, reach: Int = 2, mostPlaces: Int = 10) throws -> StoredUnit? {
    try readOneState {
      let found = try connection.query(
        """
        SELECT languages, source, target, created, changed, usage, author, note, confidence FROM unit WHERE id = $1::bigint
        """, [.integer(id)])
      guard found.count == 1,
        let pair = try SharedUnits(connection, shards).languagePairs()[found[0].integer(0)]
      else { return nil }
      let row = found[0]
      let places = try places(of: id, languages: row.integer(0), reach: reach, most: mostPlaces)
      let unit = TranslationUnit(
        source: row.text(1), target: row.text(2), sourceLanguage: pair.source, targetLanguage: pair.target,
        origin: places.first?.origin, position: places.first?.position, before: places.first?.before,
        after: places.first?.after, author: row.optionalText(6), note: row.optionalText(7),
        created: Timestamp(seconds: row.integer(3)), changed: Timestamp(seconds: row.integer(4)),
        usage: Int(row.integer(5)), confidence: row.optionalReal(8))
      return StoredUnit(id: id, unit: unit, places: places)
    }
  }

  private func places(
    of id: Int64, languages: Int64, reach: Int, most: Int
  ) throws -> [StoredUnit.Place] {
    let rows = try connection.query(
      """
      SELECT occurrence.origin, position, before, after, name FROM occurrence
      LEFT JOIN origin ON origin.id = occurrence.origin
      WHERE unit = $1::bigint ORDER BY occurrence.origin = 0, occurrence.origin, position LIMIT $2::bigint
      """, [.integer(id), .integer(Int64(most))])
    return try rows.rows.map { row in
      let position = row.integer(1)
      let isKnown = position != Int64(MemoryWriter.noPosition)
      return StoredUnit.Place(
        origin: row.optionalText(4), position: isKnown ? Int(position) : nil, before: row.optionalText(2),
        after: row.optionalText(3),
        neighbours: isKnown && reach > 0
          ? try neighbours(of: id, languages, at: row.integer(0), position, reach: reach) : [])
    }
  }

  /// Several units may stand at one place of an origin that was read from several files: a few are enough.
  private func neighbours(
    of id: Int64, _ languages: Int64, at origin: Int64, _ position: Int64, reach: Int
  ) throws -> [StoredUnit.Neighbour] {
    let (first, isBeyond) = position.subtractingReportingOverflow(Int64(reach))
    let (last, isAbove) = position.addingReportingOverflow(Int64(reach))
    let rows = try connection.query(
      """
      SELECT position, unit.id, source, target FROM occurrence JOIN unit ON unit.id = occurrence.unit
      WHERE origin = $1::bigint AND position BETWEEN $2::bigint AND $3::bigint AND languages = $4::bigint
        AND NOT (position = $5::bigint AND unit.id = $6::bigint)
      ORDER BY position, unit.id LIMIT $7::bigint
      """,
      [
        .integer(origin), .integer(isBeyond ? 0 : max(0, first)), .integer(isAbove ? Int64.max : last),
        .integer(languages), .integer(position), .integer(id), .integer(4 * Int64(reach)),
      ])
    return rows.rows.map { row in
      StoredUnit.Neighbour(
        position: Int(row.integer(0)), unit: row.integer(1), source: row.text(2), target: row.text(3))
    }
  }

  /// Counts and dates.
  ///
  /// Counted when asked, since a count that every writer changed would make them wait for each other: linear in the number of
  /// units.
  public func statistics() throws -> Statistics {
    try readOneState {
      let pairs = try SharedUnits(connection, shards).languagePairs()
      let counts = try shards.query([]) { "SELECT languages, count(*) FROM \($0.unit) GROUP BY languages" }
      var units = 0
      var languages: [String: Int] = [:]
      for row in counts.lazy.flatMap(\.rows) {
        guard let pair = pairs[row.integer(0)] else { continue }
        let count = Int(row.integer(1))
        units += count
        for tag in Set([pair.source.description, pair.target.description]) {
          languages[tag, default: 0] += count
        }
      }
      let origins = try connection.query(
        """
        SELECT name, units, changed, count(*) OVER () FROM (
          SELECT origin, count(DISTINCT unit.id) AS units, max(changed) AS changed
          FROM occurrence JOIN unit ON unit.id = occurrence.unit GROUP BY origin) AS given
        JOIN origin ON origin.id = given.origin ORDER BY changed DESC, origin.id DESC LIMIT 5
        """)
      let rest = try connection.query(
        """
        SELECT (SELECT coalesce(sum(alike), 0)::bigint FROM (
            SELECT count(*) AS alike FROM unit GROUP BY pair_key >> \(PairKey.targetBits) HAVING count(*) > 1) AS sources),
          (SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint FROM pg_class
            WHERE relnamespace = 'padanan'::regnamespace AND relkind IN ('r', 'S')),
          (SELECT number FROM property WHERE name = 'created'), (SELECT max(changed) FROM unit)
        """)[0]
      return Statistics(
        units: units, languages: languages, origins: origins.count > 0 ? Int(origins[0].integer(3)) : 0,
        newestOrigins: origins.rows.map {
          Statistics.Origin(
            name: $0.text(0), units: Int($0.integer(1)), changed: Timestamp(seconds: $0.integer(2)))
        },
        repeatedSources: Int(rest.integer(0)), bytes: rest.integer(1),
        created: Timestamp(seconds: rest.integer(2)),
        changed: rest.optionalInteger(3).map { Timestamp(seconds: $0) })
    }
  }
}

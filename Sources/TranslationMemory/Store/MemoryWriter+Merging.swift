internal import GRDB
internal import Text

extension MemoryWriter {
  /// What merging a memory brought.
  public struct Merging: Hashable, Sendable {
    /// Units that are new.
    public var added: Int
    /// Units that were there already.
    public var merged: Int

    /// So many of each.
    public init(added: Int = 0, merged: Int = 0) {
      self.added = added
      self.merged = merged
    }
  }

  /// Adds all that the memory holds that the connection knows as `merged`.
  func mergeAttached(_ advance: (_ units: Int) throws -> Void) throws -> Merging {
    // Lists ascend: what was added before stands in them first.
    try indexing.flush(into: db)
    var merging = try MemoryMerging(into: self)
    return try merging.run(advance)
  }
}

/// A memory, attached to the connection as `merged`, on its way into another.
///
/// What both have is found first, by one pass over the keys of their pairs. All else is new: SQLite copies it from file to file,
/// a range of units at a time, each under its old identifier and `offset`. Units that both have are read, and added one by one.
private struct MemoryMerging {
  private let writer: MemoryWriter
  private let languages: [Int64: (pair: LanguagePair, id: Int64)]
  private let origins: [Int64: Int64]
  /// What is added to the identifier of a unit that is new.
  private let offset: Int64
  private var identifiers = IdentifierMap()
  private var result = MemoryWriter.Merging()

  /// So many identifiers make a range.
  private static let rangeLength: Int64 = 8192

  init(into writer: MemoryWriter) throws {
    self.writer = writer
    let there = try LanguagePair.all(in: writer.db, "merged")
    languages = try there.mapValues { pair in
      (pair, try writer.identifier(ofPair: [pair.source, pair.target]))
    }
    origins = try Self.origins(into: writer)
    offset = try Int64.fetchOne(writer.db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'unit'") ?? 0
  }

  mutating func run(_ advance: (Int) throws -> Void) throws -> MemoryWriter.Merging {
    let db = writer.db
    try db.execute(
      sql: """
        CREATE TEMP TABLE shared_unit(id INTEGER PRIMARY KEY, here INTEGER NOT NULL);
        CREATE TEMP TABLE merged_origin(id INTEGER PRIMARY KEY, here INTEGER NOT NULL);
        """)
    let enterOrigin = try BulkStatement(db, "INSERT INTO temp.merged_origin(id, here) VALUES (?, ?)")
    for (there, here) in origins { try enterOrigin.run(.integer(there), .integer(here)) }
    try findShared()
    try copyHeaders()
    let units = try Int.fetchOne(db, sql: "SELECT sum(units) FROM merged.language_pair") ?? 0
    try writer.whileEntering(units) { try copyUnits(advance) }
    try copyLists()
    try db.execute(sql: "DROP TABLE temp.shared_unit; DROP TABLE temp.merged_origin")
    return result
  }

  /// Notes the units that both have: the same texts, as written, and languages.
  private func findShared() throws {
    try writer.db.execute(
      sql: """
        INSERT OR IGNORE INTO temp.shared_unit(id, here)
        SELECT there.id, here.id FROM merged.unit AS there INDEXED BY unit_by_pair_key CROSS JOIN main.unit AS here
        ON here.pair_key = \(key("there")) AND here.languages = \(language("there"))
          AND here.source = there.source AND here.target = there.target
        """)
  }

  /// The SQL of the identifier here of the languages of a unit there; NULL where they are none.
  private func language(_ unit: String) -> String {
    let cases = languages.sorted { $0.key < $1.key }.map { "WHEN \($0.key) THEN \($0.value.id)" }
    return cases.isEmpty ? "NULL" : "(CASE \(unit).languages \(cases.joined(separator: " ")) END)"
  }

  /// The SQL of the key here of a unit there, which depends on its languages' identifier.
  private func key(_ unit: String) -> String {
    if languages.allSatisfy({ $0.key == $0.value.id }) { return "\(unit).pair_key" }
    let function = DatabaseFunction("pair_key", argumentCount: 3, pure: true) { values in
      guard let source = String.fromDatabaseValue(values[0]),
        let target = String.fromDatabaseValue(values[1]),
        let languages = Int64.fromDatabaseValue(values[2])
      else {
        return nil
      }
      return PairKey.key(source: source.utf8, target: target.utf8, languages: languages)
    }
    writer.db.add(function: function)
    return "pair_key(\(unit).source, \(unit).target, \(language(unit)))"
  }

  /// The identifiers here of the origins there, which are entered where they are new.
  private static func origins(into writer: MemoryWriter) throws -> [Int64: Int64] {
    var origins: [Int64: Int64] = [:]
    for row in try Row.fetchAll(writer.db, sql: "SELECT id, name, location FROM merged.origin ORDER BY id") {
      let id = try writer.identifier(ofOrigin: row.decode(String.self, atIndex: 1))
      origins[try row.decode(atIndex: 0)] = id
      if let location: String = try row.decode(atIndex: 2) {
        try writer.db.execute(
          sql: "UPDATE main.origin SET location = ifnull(location, ?) WHERE id = ?",
          arguments: [location, id])
      }
    }
    return origins
  }

  private func origin(_ there: Int64) -> Int64 { origins[there] ?? MemoryWriter.noOrigin }

  private func copyHeaders() throws {
    let headers = try BulkStatement(
      writer.db,
      """
      SELECT origin, body FROM merged.record_use JOIN merged.record ON record.id = record
      WHERE unit = \(RecordStore.header) ORDER BY origin, record
      """)
    headers.start([])
    while try headers.next() {
      try writer.records.keep(headers.text(1), unit: RecordStore.header, origin: origin(headers.integer(0)))
    }
  }

  private mutating func copyUnits(_ advance: (Int) throws -> Void) throws {
    let db = writer.db
    let last = try Int64.fetchOne(db, sql: "SELECT max(id) FROM merged.unit") ?? 0
    let isNew = "NOT EXISTS (SELECT 1 FROM temp.shared_unit WHERE shared_unit.id = "
    let copyUnits = try BulkStatement(
      db,
      """
      INSERT OR FAIL INTO main.unit(id, languages, source, target, pair_key, created, changed, usage, confidence, author,
        note)
      SELECT id + \(offset), \(language("there")), source, target, \(key("there")), created, changed, usage, confidence,
        author, note
      FROM merged.unit AS there
      WHERE id BETWEEN ? AND ? AND \(isNew) there.id) ORDER BY id
      """)
    let copyPlaces = try BulkStatement(
      db,
      """
      INSERT OR FAIL INTO main.occurrence(unit, origin, position, before, after)
      SELECT unit + \(offset), ifnull(here, \(MemoryWriter.noOrigin)), position, before, after
      FROM merged.occurrence AS place LEFT JOIN temp.merged_origin ON merged_origin.id = origin
      WHERE unit BETWEEN ? AND ? AND \(isNew) place.unit) ORDER BY unit
      """)
    let units = try BulkStatement(
      db,
      """
      SELECT unit.id, languages, changed, here FROM merged.unit AS unit LEFT JOIN temp.shared_unit USING (id)
      WHERE unit.id BETWEEN ? AND ? ORDER BY unit.id
      """)
    var places = try UnitRows(
      db,
      "SELECT unit, origin, position, before, after FROM merged.occurrence ORDER BY unit, origin, position")
    defer { places.stop() }
    var records = try UnitRows(
      db,
      """
      SELECT unit, origin, body FROM merged.record_use JOIN merged.record ON record.id = record
      ORDER BY unit, origin, record
      """)
    defer { records.stop() }
    var first: Int64 = 1
    while first <= last {
      let range = [first, min(last, first + Self.rangeLength - 1)].map { BulkStatement.Value.integer($0) }
      for copying in [copyUnits, copyPlaces] {
        copying.start(range)
        while try copying.next() {}
      }
      units.start(range)
      defer { units.stop() }
      while try units.next() {
        guard let (pair, language) = languages[units.integer(1)] else { continue }
        let (there, here) = (units.integer(0), units.optionalInteger(3))
        let changed =
          try here.map { try mergeShared(there, into: $0, pair) }
          ?? addNew(there, languages: language, changed: units.integer(2))
        try note(&places, of: there, as: here, changed: changed)
        try records.forEach(of: there) { row in
          try writer.records.keep(row.text(2), unit: here ?? there + offset, origin: origin(row.integer(1)))
        }
        try advance(result.added + result.merged)
      }
      first += Self.rangeLength
    }
  }

  /// Counts a unit that was copied; when it was changed last.
  private mutating func addNew(_ there: Int64, languages: Int64, changed: Int64) throws -> Int64 {
    identifiers.add(there, there + offset)
    result.added += 1
    try writer.counts.added(there + offset, languages: languages, changed: changed, writer.db)
    return changed
  }

  /// Adds what is new about a unit that both have; when it was changed last.
  private mutating func mergeShared(
    _ there: Int64, into here: Int64, _ languages: LanguagePair
  ) throws -> Int64 {
    result.merged += 1
    let row = try BulkStatement(
      writer.db,
      """
      SELECT there.source, there.target, there.created, there.changed, there.usage, there.confidence, there.author,
        there.note, here.changed
      FROM merged.unit AS there, main.unit AS here WHERE there.id = ? AND here.id = ?
      """)
    row.start([.integer(there), .integer(here)])
    guard try row.next() else { return 0 }
    defer { row.stop() }
    let unit = TranslationUnit(
      source: row.text(0), target: row.text(1), sourceLanguage: languages.source,
      targetLanguage: languages.target, author: row.optionalText(6), note: row.optionalText(7),
      created: Timestamp(seconds: row.integer(2)), changed: Timestamp(seconds: row.integer(3)),
      usage: Int(row.integer(4)), confidence: row.optionalReal(5))
    return try writer.merge(unit, into: here, changed: row.integer(8))
  }

  /// Counts what the places of a unit say of its origins, and enters those of a unit that both have.
  private func note(_ places: inout UnitRows, of there: Int64, as here: Int64?, changed: Int64) throws {
    var given: Int64?
    try places.forEach(of: there) { row in
      let origin = origin(row.integer(1))
      if try given != origin && (here.map { try !writer.isGiven($0, by: origin) } ?? true) {
        writer.counts.gave(origin, changed: changed)
      }
      given = origin
      guard let here else { return }
      try writer.addOccurrence(
        of: here, origin, position: row.integer(2), before: row.optionalText(3), after: row.optionalText(4),
        isNew: false)
    }
  }

  /// Copies the postings of the units that are new.
  ///
  /// Blocks are read and written here, and unpacked and packed meanwhile on other threads, a batch at a time.
  private func copyLists() throws {
    guard let last = identifiers.last else { return }
    var appender = try PostingAppender(writer.db)
    var blocks = try ListBlocks(writer.db, "merged")
    defer { blocks.stop() }
    var packing: Background<[PostingAppender.Block]>?
    while let lists = try blocks.nextBatch() {
      let batch = try lists.map { list in
        (list: list, last: try appender.lastBlock(of: list.bucket))
      }
      let next = Background { [identifiers] in
        batch.flatMap { list, last in
          PostingAppender.blocks(
            of: list.bucket, with: list.blocks.map { identifiers.mapped($0.postings) }, after: last)
        }
      }
      if let packing { try appender.write(packing.result) }
      packing = next
    }
    if let packing { try appender.write(packing.result) }
    try ListSizes.updateIfOutgrown(by: last, in: writer.db)
  }
}

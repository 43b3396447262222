internal import GRDB

extension Schema {
  /// Brings the file of an earlier version up to date, in one transaction: whatever stops it leaves the file as it was.
  ///
  /// Units and what is known of them stay; all that is made from them is made anew. Linear in the number of units.
  static func upgrade(_ db: Database) throws {
    try db.inTransaction(.immediate) {
      // Another process may have done it meanwhile.
      if try Int.fetchOne(db, sql: "PRAGMA user_version") == 1 { try upgradeFromFirst(db) }
      return .commit
    }
  }

  /// Version 2: origins and language pairs count their units; the order of change is kept; occurrences are found by place;
  /// the keys of pairs lead with the source; records are kept.
  private static func upgradeFromFirst(_ db: Database) throws {
    try db.execute(
      sql: """
        ALTER TABLE language_pair ADD COLUMN units INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE origin ADD COLUMN units INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE origin ADD COLUMN changed INTEGER;
        DROP INDEX occurrence_by_origin;
        CREATE INDEX occurrence_by_origin ON occurrence(origin, position);
        DROP INDEX unit_by_pair_key;
        \(createRecency)
        \(createRecords)
        """)
    try rebuild(db)
    try db.execute(
      sql: "\(createKeyIndex); PRAGMA user_version = \(version)")
  }

  /// Makes from the units and their occurrences all that is made from them: index, keys, counts, order of change.
  private static func rebuild(_ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM posting;
        DELETE FROM property WHERE name IN ('list_sizes', 'list_sizes_up_to');
        UPDATE language_pair SET units = (SELECT count(*) FROM unit WHERE languages = language_pair.id);
        UPDATE origin SET
          units = (SELECT count(DISTINCT unit) FROM occurrence WHERE origin = origin.id),
          changed = (SELECT max(unit.changed) FROM occurrence JOIN unit ON unit.id = occurrence.unit
            WHERE origin = origin.id);
        """)
    try Recency.rebuild(in: db)
    let tags = try LanguagePair.all(in: db)
    let units = try BulkStatement(
      db, "SELECT id, languages, source, target FROM unit WHERE id > ? ORDER BY id LIMIT 4096")
    let update = try BulkStatement(db, "UPDATE unit SET pair_key = ? WHERE id = ?")
    var indexing = IndexingQueue(indexer: UnitIndexer())
    var last: Int64 = 0
    var keys: [(key: Int64, id: Int64)] = []
    repeat {
      keys.removeAll(keepingCapacity: true)
      units.start([.integer(last)])
      while try units.next() {
        last = units.integer(0)
        let (source, target) = (units.text(2), units.text(3))
        let languages = units.integer(1)
        keys.append((PairKey.key(source: source.utf8, target: target.utf8, languages: languages), last))
        guard let pair = tags[languages] else { continue }
        let isFull = try indexing.add(
          last,
          TranslationUnit(
            source: source, target: target, sourceLanguage: pair.source, targetLanguage: pair.target))
        if isFull { try indexing.flush(into: db) }
      }
      for (key, id) in keys { try update.run(.integer(key), .integer(id)) }
    } while !keys.isEmpty
    try indexing.flush(into: db)
  }
}

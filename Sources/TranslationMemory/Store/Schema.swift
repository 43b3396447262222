internal import GRDB

/// The tables of a memory's file, and how to know that a file is one.
///
/// `unit` holds each pair of texts once. `occurrence` says where a pair came from, once for each place: a pair that two
/// articles share has two, and goes only when both are gone. `posting` is the index (see `CandidateSearch`); `recency` is
/// the order of change (see `Recency`); `record` holds what units were read from where that says more (see `RecordStore`);
/// `language_pair` and `origin` count their units. All change in one transaction, so
/// they cannot disagree (`Memory.check` proves it); identifiers of units are never used again, so a list may keep one that
/// has gone.
enum Schema {
  /// `PDNN`, in the header of every memory (SQLite's `application_id`).
  static let applicationID = 0x5044_4E4E
  /// The version of the format (SQLite's `user_version`): one more for every change an older program cannot read.
  static let version = 2

  /// Whether the database has no table at all.
  static func isAbsent(in db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
  }

  /// Whose database it is, and whether it has no table, both of one moment: another process may be making the tables.
  static func identity(of db: Database) throws -> (application: Int, isAbsent: Bool) {
    var identity = (application: 0, isAbsent: true)
    try db.inTransaction(.deferred) {
      identity = (try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0, try isAbsent(in: db))
      return .commit
    }
    return identity
  }

  /// Makes the tables of a new memory.
  static func create(in db: Database, now: Timestamp) throws {
    try db.execute(
      sql: """
        CREATE TABLE property (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE language_pair (id INTEGER PRIMARY KEY, source TEXT NOT NULL, target TEXT NOT NULL,
          units INTEGER NOT NULL DEFAULT 0, UNIQUE (source, target)) STRICT;
        CREATE TABLE origin (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, location TEXT,
          units INTEGER NOT NULL DEFAULT 0, changed INTEGER) STRICT;
        CREATE TABLE unit (id INTEGER PRIMARY KEY AUTOINCREMENT, pair_key INTEGER NOT NULL,
          languages INTEGER NOT NULL REFERENCES language_pair, created INTEGER NOT NULL, changed INTEGER NOT NULL,
          usage INTEGER NOT NULL, confidence REAL, source TEXT NOT NULL, target TEXT NOT NULL, author TEXT, note TEXT) STRICT;
        \(createKeyIndex);
        CREATE TABLE occurrence (unit INTEGER NOT NULL REFERENCES unit, origin INTEGER NOT NULL, position INTEGER NOT NULL,
          before TEXT, after TEXT, PRIMARY KEY (unit, origin, position)) STRICT, WITHOUT ROWID;
        CREATE INDEX occurrence_by_origin ON occurrence(origin, position);
        CREATE TABLE posting (place INTEGER PRIMARY KEY, entries BLOB NOT NULL) STRICT;
        \(createRecency)
        \(createRecords)
        INSERT INTO property VALUES ('created', \(now.seconds));
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        """)
  }

  /// By which a unit is found from its texts (`PairKey`, `UnitFinder`).
  static let createKeyIndex = "CREATE INDEX unit_by_pair_key ON unit(pair_key)"

  static let createRecency = """
    CREATE TABLE recency (changed INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
      PRIMARY KEY (changed, first)) STRICT, WITHOUT ROWID;
    """

  static let createRecords = """
    CREATE TABLE record (id INTEGER PRIMARY KEY, key INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
    CREATE INDEX record_by_key ON record(key);
    CREATE TABLE record_use (unit INTEGER NOT NULL, origin INTEGER NOT NULL, record INTEGER NOT NULL REFERENCES record,
      PRIMARY KEY (unit, origin, record)) STRICT, WITHOUT ROWID;
    CREATE INDEX record_use_by_record ON record_use(record);
    """
}

internal import GRDB
internal import GRDBSQLite

extension Memory {
  /// The best matches of a query: by score, then newer, then later added.
  ///
  /// The same query on the same memory gives the same list, and the same whether the index is asked or every unit is compared.
  public func matches(for query: Query) throws -> [Match] {
    try read { db in try search.matches(for: query, in: FileUnits(db: db, statements: statements(db))) }
  }

  /// The units that hold a phrase, newest first, then later added first: its words one after another, each by its stem,
  /// numbers as written.
  ///
  /// Marks between them do not count. A phrase of marks alone is searched for letter by letter, in all units.
  public func concordance(of phrase: Phrase) throws -> [ConcordanceLine] {
    try read { db in try search.concordance(of: phrase, in: FileUnits(db: db, statements: statements(db))) }
  }
}

/// The units of a memory's file, for a search.
private struct FileUnits: SearchableUnits {
  let db: Database
  let statements: LookupStatements

  var lists: PostingReader { statements.postings }

  func listSizes() throws -> ListSizes? { try ListSizes(in: db) }

  /// Changes whenever what this connection reads from the file does, whoever changed it
  /// (https://www.sqlite.org/c3ref/c_fcntl_begin_atomic_write.html#sqlitefcntldataversion).
  var state: UInt64? {
    var state: UInt32 = 0
    sqlite3_file_control(db.sqliteConnection, nil, SQLITE_FCNTL_DATA_VERSION, &state)
    return UInt64(state)
  }

  func languagePairs() throws -> [Int64: LanguagePair] { try LanguagePair.all(in: db) }

  func forEachUnit(_ body: (BulkStatement) throws -> Void) throws {
    let unit = try BulkStatement(db, LookupStatements.columns + " ORDER BY id")
    unit.start([])
    defer { unit.stop() }
    while try unit.next() { try body(unit) }
  }

  func forEachUnit(
    among candidates: [CandidateSearch.Candidate], where isWanted: (CandidateSearch.Candidate) -> Bool,
    _ body: (BulkStatement) throws -> Void
  ) throws {
    for candidate in candidates where isWanted(candidate) { try show(candidate.unit, body) }
  }

  func forEachUnit(of identifiers: [Int64], _ body: (BulkStatement) throws -> Void) throws {
    for id in identifiers { try show(id, body) }
  }

  private func show(_ id: Int64, _ body: (BulkStatement) throws -> Void) throws {
    let unit = statements.unit
    unit.start(id)
    // There is one at most.
    defer { unit.stop() }
    if try unit.next() { try body(unit) }
  }

  func forEachNewestUnit(among candidates: [Int64]?, _ body: (BulkStatement) throws -> Bool) throws {
    try Recency(db).forEachUnit(among: candidates, body)
  }

  func forEachPlace(of unit: Int64, _ body: (UnitPlace) throws -> Bool) throws {
    let places = try BulkStatement(
      db,
      """
      SELECT origin, position, before, after FROM occurrence
      WHERE unit = ? AND before NOT NULL AND after NOT NULL
      """)
    places.start(unit)
    defer { places.stop() }
    while try places.next() {
      let place = UnitPlace(
        origin: places.integer(0), position: places.integer(1), before: places.text(2), after: places.text(3))
      guard try body(place) else { return }
    }
  }

  func forEachText(
    at origin: Int64, _ position: Int64, inLanguagesOf unit: Int64,
    _ body: (_ source: String, _ target: String) throws -> Bool
  ) throws {
    let texts = try BulkStatement(
      db,
      """
      SELECT source, target FROM occurrence JOIN unit ON unit.id = occurrence.unit
      WHERE origin = ? AND position = ? AND languages = (SELECT languages FROM unit WHERE id = ?)
      """)
    texts.start([.integer(origin), .integer(position), .integer(unit)])
    defer { texts.stop() }
    while try texts.next() { guard try body(texts.text(0), texts.text(1)) else { return } }
  }

  func provenances(of units: [Int64]) throws -> [Provenance] {
    try units.map { unit in
      let origin = try statements.origins.name(of: unit)
      statements.record.start(unit)
      defer { statements.record.stop() }
      return Provenance(
        origin: origin, record: try statements.record.next() ? statements.record.text(0) : nil)
    }
  }
}

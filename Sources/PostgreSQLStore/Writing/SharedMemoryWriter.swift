internal import Text
public import TranslationMemory

/// The changes that a transaction makes to a shared memory.
///
/// Units go to the server many at a time, in statements that each do one thing to all of them (`UnitBatch`). What others may be
/// changing as well is locked in a fixed order, and locked before it is counted on: a pair that is merged with cannot
/// be removed meanwhile, nor an origin or a record that has just become nobody's.
public final class SharedMemoryWriter: UnitStoreWriter {
  let connection: Connection
  /// Where the lists are written: here, or in a transaction of their own that ends before this one does.
  private let index: Connection
  private var hasBegunIndex = false
  let now: Timestamp
  /// Whether units were gathered, whose source may not be read again.
  private(set) var hasGathered = false

  private var waiting: [TranslationUnit] = []
  private var gathered = MemoryWriter.Merging()
  private var isBulk = false
  private var indexing: IndexingQueue
  /// The identifier of the unit added last, and how many were added.
  private var last: Int64?
  private var added = 0
  private var languagePairs: [[LanguageTag]: Int64] = [:]
  var origins: [WrittenText: Int64] = [:]
  /// Records that have lost a use.
  var abandonedRecords: Set<Int64> = []

  /// So many units go to the server together.
  private static let batchSize = 4096
  /// With so many units added, the server is told to look at how the tables have grown.
  private static let manyUnits = 50_000

  /// A writer within a transaction of `connection`.
  ///
  /// A transaction over several servers does not end on all at once (`postgres_fdw` has no two-phase commit). A unit whose lists
  /// were not kept would never be found, while a list may name units that are not there: so where units lie on several
  /// servers, the lists are kept first, over a connection of their own, `index`.
  init(_ connection: Connection, index: Connection?, indexer: UnitIndexer, now: Timestamp) {
    self.connection = connection
    self.index = index ?? connection
    self.now = now
    indexing = IndexingQueue(indexer: indexer)
  }

  /// Adds a unit, or merges it with an equal pair (same texts as written, same languages).
  ///
  /// Throws `MemoryError.unstorable` for a text that holds U+0000.
  public func add(_ unit: TranslationUnit) throws -> MemoryWriter.Addition { try add([unit])[0] }

  /// Adds units in their order, as `add` does each.
  public func add(_ units: [TranslationUnit]) throws -> [MemoryWriter.Addition] {
    try add(units, changedAtLeast: nil)
  }

  /// Adds units; one that is new and does not say when it was changed counts as changed at `moment`, or else when it was
  /// made.
  func add(
    _ units: [TranslationUnit], changedAtLeast moment: Timestamp?
  ) throws -> [MemoryWriter.Addition] {
    for unit in units { try Self.checkStorable(unit) }
    try sendGathered()
    var additions: [MemoryWriter.Addition] = []
    for start in stride(from: 0, to: units.count, by: Self.batchSize) {
      let batch = units[start..<min(start + Self.batchSize, units.count)]
      if units.count > Self.batchSize { try beginBulk() }
      additions += try send(Array(batch), changedAtLeast: moment)
    }
    return additions
  }

  /// Adds a unit of many, which waits for the others.
  ///
  /// Throws `MemoryError.unstorable` as `add` does.
  public func gather(_ unit: TranslationUnit) throws -> MemoryWriter.Addition? {
    try Self.checkStorable(unit)
    hasGathered = true
    if waiting.count == Self.batchSize {
      try beginBulk()
      try sendGathered()
    }
    waiting.append(unit)
    return nil
  }

  /// Adds what waits, and tells what became of it.
  public func settle() throws -> MemoryWriter.Merging {
    try sendGathered()
    defer { gathered = MemoryWriter.Merging() }
    return gathered
  }

  private func sendGathered() throws {
    guard !waiting.isEmpty else { return }
    for addition in try send(waiting, changedAtLeast: nil) {
      if case .added = addition { gathered.added += 1 } else { gathered.merged += 1 }
    }
    waiting.removeAll(keepingCapacity: true)
  }

  private func send(
    _ units: [TranslationUnit], changedAtLeast moment: Timestamp?
  ) throws -> [MemoryWriter.Addition] {
    let languages = try units.map { try identifier(ofPair: [$0.sourceLanguage, $0.targetLanguage]) }
    let origins = try identifiers(ofOrigins: units.map(\.origin))
    var batch = UnitBatch(units, languages: languages, origins: origins, changedAtLeast: moment, now: now)
    let additions = try batch.send(connection)
    for (unit, addition) in zip(units, additions) {
      guard case .added(let id) = addition else { continue }
      (last, added) = (id, added + 1)
      if try indexing.add(id, unit) { try flushIndex() }
    }
    return additions
  }

  /// Keeps other imports out from here on, so that two never wait for each other; single pairs are added meanwhile.
  private func beginBulk() throws {
    guard !isBulk else { return }
    isBulk = true
    try connection.query("SELECT pg_advisory_xact_lock($1::bigint)", [.integer(Self.bulkLock)])
  }

  private static let bulkLock: Int64 = 0x5044_4E4E_0002

  private func flushIndex() throws {
    if index !== connection, !hasBegunIndex {
      try index.begin()
      hasBegunIndex = true
    }
    var postings = SharedPostings(index)
    try indexing.flush(into: &postings)
    try postings.finish(isBulk: isBulk)
  }

  /// Writes what is still held back; the last thing a transaction does.
  func finish() throws {
    try sendGathered()
    if let last {
      try flushIndex()
      try SharedPostings.updateSizesIfOutgrown(by: last, index)
      if hasBegunIndex { try index.execute("COMMIT") }
      hasBegunIndex = false
    }
    try removeAbandonedRecords()
    if added >= Self.manyUnits { try connection.execute("ANALYZE unit, occurrence, posting") }
  }

  /// Gives up what was written; the transaction of the units is for whoever began it to end.
  func abandon() { if hasBegunIndex { try? index.execute("ROLLBACK") } }

  /// Refuses what no PostgreSQL text can hold.
  static func checkStorable(_ unit: TranslationUnit) throws(MemoryError) {
    for text in [
      unit.source, unit.target, unit.origin, unit.before, unit.after, unit.author, unit.note, unit.record,
      unit.recordHeader,
    ] {
      if let text, text.utf8.contains(0) { throw .unstorable(text: text) }
    }
  }

  /// The identifier of a pair of languages, which is entered where it is new.
  private func identifier(ofPair pair: [LanguageTag]) throws -> Int64 {
    if let id = languagePairs[pair] { return id }
    let tags: [Parameter] = [.text(pair[0].description), .text(pair[1].description)]
    let find = "SELECT id FROM language_pair WHERE source = $1::text AND target = $2::text"
    var rows = try connection.query(find, tags)
    if rows.count == 0 {
      try connection.query(
        "INSERT INTO language_pair (source, target) VALUES ($1::text, $2::text) ON CONFLICT DO NOTHING", tags)
      rows = try connection.query(find, tags)
    }
    let id = rows.count > 0 ? rows[0].integer(0) : 0
    languagePairs[pair] = id
    return id
  }

  /// The identifiers of origins, which are entered where they are new: numbered as they come, entered in the order of their names.
  ///
  /// They are locked, so that none is removed as nobody's before this transaction ends.
  private func identifiers(ofOrigins names: [String?]) throws -> [Int64] {
    var unknown: [String] = []
    var seen: Set<WrittenText> = []
    for case let name? in names
    where origins[WrittenText(name)] == nil && seen.insert(WrittenText(name)).inserted {
      unknown.append(name)
    }
    while !unknown.isEmpty {
      try findOrigins(unknown)
      let new = unknown.filter { origins[WrittenText($0)] == nil }
      if new.isEmpty { break }
      // Another may enter one meanwhile: then that one is found the next time round.
      try connection.query(
        """
        INSERT INTO origin (id, digest, name)
        SELECT id, digest(name), name FROM (
          SELECT nextval(pg_get_serial_sequence('padanan.origin', 'id')) AS id, name
          FROM (SELECT * FROM unnest($1::text[]) WITH ORDINALITY AS n(name, place) ORDER BY place) AS named
          OFFSET 0) AS numbered
        ORDER BY digest(name) ON CONFLICT DO NOTHING
        """, [.texts(new)])
      unknown = new
    }
    return names.map { name in name.flatMap { origins[WrittenText($0)] } ?? MemoryWriter.noOrigin }
  }

  private func findOrigins(_ names: [String]) throws {
    let rows = try connection.query(
      """
      SELECT id, name FROM origin WHERE digest IN (SELECT digest(name) FROM unnest($1::text[]) AS n(name))
      ORDER BY id FOR KEY SHARE
      """, [.texts(names)])
    for row in rows.rows { origins[WrittenText(row.text(1))] = row.integer(0) }
  }
}

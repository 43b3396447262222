internal import GRDB
internal import Glibc
internal import Text

/// The changes that a transaction makes.
public final class MemoryWriter {
  /// What became of an added unit.
  public enum Addition: Sendable, Hashable {
    /// It is new.
    case added(Int64)
    /// An equal pair was there; what is new about it was added to that.
    case merged(Int64)
  }

  let db: Database
  let now: Timestamp
  var indexing: IndexingQueue
  var counts = PendingCounts()
  var records: RecordStore
  private var languagePairs: [[LanguageTag]: Int64] = [:]
  private var origins: [WrittenText: Int64] = [:]
  private var finder: UnitFinder
  private let insertUnit: BulkStatement
  private let updateUnit: BulkStatement
  private let insertOccurrence: BulkStatement
  private var places: PendingPlaces
  private let findOccurrence: BulkStatement

  init(_ db: Database, indexer: UnitIndexer, now: Timestamp) throws {
    self.db = db
    indexing = IndexingQueue(indexer: indexer)
    self.now = now
    records = try RecordStore(db)
    finder = try UnitFinder(db)
    insertUnit = try BulkStatement(
      db,
      """
      INSERT INTO unit(languages, source, target, pair_key, created, changed, usage, confidence, author, note)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    // A pair that a person made or confirmed (no confidence) is surer than any alignment.
    updateUnit = try BulkStatement(
      db,
      """
      UPDATE unit SET created = min(created, ifnull(?1, created)), changed = max(changed, ifnull(?2, changed)),
        usage = max(usage, ?3), confidence = CASE WHEN ?4 IS NULL THEN NULL ELSE max(confidence, ?4) END,
        author = ifnull(author, ?5), note = ifnull(note, ?6)
      WHERE id = ?7 AND (created > ?1 OR changed < ?2 OR usage < ?3 OR (confidence IS NOT NULL AND
        (?4 IS NULL OR confidence < ?4)) OR (author IS NULL AND ?5 IS NOT NULL) OR (note IS NULL AND ?6 IS NOT NULL))
      """)
    insertOccurrence = try BulkStatement(
      db,
      """
      INSERT INTO occurrence(unit, origin, position, before, after) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET before = excluded.before, after = excluded.after
      WHERE before IS NOT excluded.before OR after IS NOT excluded.after
      """)
    places = try PendingPlaces(db)
    findOccurrence = try BulkStatement(db, "SELECT 1 FROM occurrence WHERE unit = ? AND origin = ? LIMIT 1")
  }

  /// Adds a unit, or merges it with an equal pair (same texts as written, same languages).
  ///
  /// A merged pair keeps its identifier and what is known of it; what was not known is filled in, and the place the new one
  /// came from is remembered beside the old. Throws `MemoryError.unstorable` for a text that holds U+0000.
  public func add(_ unit: TranslationUnit) throws -> Addition {
    try add(unit, changedAtLeast: unit.created ?? now)
  }

  /// Adds a unit; one that is new and does not say when it was changed counts as changed at `moment`.
  func add(_ unit: TranslationUnit, changedAtLeast moment: Timestamp) throws -> Addition {
    for text in [unit.source, unit.target] where text.hasZero {
      throw MemoryError.unstorable(text: text)
    }
    let languages = try identifier(ofPair: [unit.sourceLanguage, unit.targetLanguage])
    let (addition, changed) = try keep(unit, languages: languages, changed: unit.changed ?? moment)
    let origin = try identifier(ofOrigin: unit.origin)
    switch addition {
    case .added(let id):
      if try indexing.add(id, unit) { try indexing.flush(into: db) }
      counts.gave(origin, changed: changed)
      try addOccurrence(of: id, unit, origin, isNew: true)
    case .merged(let id):
      if try !isGiven(id, by: origin) { counts.gave(origin, changed: changed) }
      try addOccurrence(of: id, unit, origin, isNew: false)
    }
    return addition
  }

  /// Keeps a pair and what is known of it, neither its place nor its terms; `changed` is the date of one that is new.
  ///
  /// Returns what became of it, and when it was changed last.
  func keep(
    _ unit: TranslationUnit, languages: Int64, changed: Timestamp
  ) throws -> (Addition, changed: Int64) {
    let key = PairKey.key(source: unit.source.utf8, target: unit.target.utf8, languages: languages)
    if let (id, old) = try finder.find(unit, languages: languages, key: key) {
      return (.merged(id), try merge(unit, into: id, changed: old))
    }
    return (.added(try insert(unit, languages: languages, key: key, changed: changed)), changed.seconds)
  }

  /// Runs `body`, which enters so many units without `add`.
  func whileEntering(_ units: Int, _ body: () throws -> Void) throws { try finder.whileEntering(units, body) }

  /// Writes what is still held back; the last thing a transaction does.
  func finish() throws {
    try settlePlaces()
    // Before the lists are written, which takes memory as well.
    try finder.finish()
    try indexing.flush(into: db)
    try counts.flush(into: db)
    try records.finish()
    try finder.restoreCache()
  }

  private func insert(
    _ unit: TranslationUnit, languages: Int64, key: Int64, changed: Timestamp
  ) throws -> Int64 {
    try insertUnit.run(
      .integer(languages), .text(unit.source), .text(unit.target), .integer(key),
      .integer((unit.created ?? changed).seconds), .integer(changed.seconds), .integer(Int64(unit.usage)),
      .init(unit.confidence), .init(unit.author), .init(unit.note))
    let id = db.lastInsertedRowID
    try finder.add(id, key: key)
    try counts.added(id, languages: languages, changed: changed.seconds, db)
    return id
  }

  /// Adds what is new about a unit to the one with the same texts; returns when that was changed last.
  func merge(_ unit: TranslationUnit, into id: Int64, changed old: Int64) throws -> Int64 {
    try updateUnit.run(
      .init(unit.created?.seconds), .init(unit.changed?.seconds), .integer(Int64(unit.usage)),
      .init(unit.confidence),
      .init(unit.author), .init(unit.note), .integer(id))
    let changed = max(old, unit.changed?.seconds ?? old)
    if changed > old {
      try counts.moved(id, from: old, to: changed, db)
      for origin in try origins(of: id) { counts.renewed(origin, changed: changed) }
    }
    return changed
  }

  private func addOccurrence(
    of id: Int64, _ unit: TranslationUnit, _ origin: Int64, isNew: Bool
  ) throws {
    try addOccurrence(
      of: id, origin, position: Int64(unit.position ?? Self.noPosition), before: unit.before,
      after: unit.after, isNew: isNew)
    if unit.record != nil || unit.recordHeader != nil { try records.keep(unit, id: id, origin: origin) }
  }

  /// Remembers a place that a unit came from, which may wait if it is one that is not there yet.
  func addOccurrence(
    of id: Int64, _ origin: Int64, position: Int64, before: String?, after: String?, isNew: Bool
  ) throws {
    if isNew { return try places.add(id, origin, position: position, before: before, after: after) }
    try settlePlaces()
    try insertOccurrence.run(
      .integer(id), .integer(origin), .integer(position), .init(before), .init(after))
  }

  /// Enters the places that wait; whatever reads or removes places does this first.
  func settlePlaces() throws { try places.flush() }

  /// Whether an origin has given a unit.
  func isGiven(_ id: Int64, by origin: Int64) throws -> Bool {
    try settlePlaces()
    findOccurrence.start([.integer(id), .integer(origin)])
    defer { findOccurrence.stop() }
    return try findOccurrence.next()
  }

  /// The origins that gave a unit.
  func origins(of id: Int64) throws -> [Int64] {
    try settlePlaces()
    return try Int64.fetchAll(
      db.cachedStatement(sql: "SELECT DISTINCT origin FROM occurrence WHERE unit = ?"), arguments: [id])
  }

  /// Stands in the table for a place that is not known; places count from 0.
  package static let noPosition = -1
  /// Stands in the table for a pair added by hand.
  package static let noOrigin: Int64 = 0

  /// The identifier of a pair of languages, which is entered where it is new.
  func identifier(ofPair pair: [LanguageTag]) throws -> Int64 {
    if let id = languagePairs[pair] { return id }
    try db.execute(
      sql: "INSERT INTO language_pair(source, target) VALUES (?, ?) ON CONFLICT DO NOTHING",
      arguments: [pair[0].description, pair[1].description])
    let id = try Int64.fetchOne(
      db, sql: "SELECT id FROM language_pair WHERE source = ? AND target = ?",
      arguments: [pair[0].description, pair[1].description])
    languagePairs[pair] = id
    return id ?? 0
  }

  /// The identifier of an origin, which is entered where it is new.
  func identifier(ofOrigin name: String?) throws -> Int64 {
    guard let name else { return Self.noOrigin }
    if let id = origins[WrittenText(name)] { return id }
    if origins.count == Self.mostOrigins {
      origins.removeAll()
      try settlePlaces()
      try counts.flush(into: db)
    }
    try db.execute(sql: "INSERT INTO origin(name) VALUES (?) ON CONFLICT DO NOTHING", arguments: [name])
    let id = try Int64.fetchOne(db, sql: "SELECT id FROM origin WHERE name = ?", arguments: [name])
    origins[WrittenText(name)] = id
    return id ?? 0
  }

  /// So many origins are known without asking, and have their counts waiting.
  private static let mostOrigins = 1 << 16

  /// Forgets the origins found so far; called when some were removed.
  func forgetOrigins() { origins.removeAll() }
}

extension String {
  /// Whether the character U+0000 is in the text.
  fileprivate var hasZero: Bool {
    utf8.withContiguousStorageIfAvailable { bytes in
      bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    } ?? utf8.contains(0)
  }
}

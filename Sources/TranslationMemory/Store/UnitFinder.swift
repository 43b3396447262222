internal import GRDB

/// Finds the stored units of the pairs that a transaction adds.
///
/// The file has an index of the keys of pairs, and keys come in no order: each that is looked for and entered touches another
/// of its pages, until no cache holds them. So a transaction that has added many units, and as many as there were, takes the
/// index away, goes on with the keys in memory (`KeyTable`), and lets SQLite make the index anew at its end, in the order of
/// the keys. All of it is the transaction's: to others, and after a crash, the index has never been away. With more units than
/// the table holds the index comes back and stays, so that memory has an end. Pages are then written one after the other, and
/// few are needed again: SQLite gets by with a small cache until its end, and sorts the keys in as little, and in temporary files.
struct UnitFinder {
  private let db: Database
  private let withKey: BulkStatement
  private let withIdentifier: BulkStatement
  /// The keys of all units, once the file's index has gone.
  private var table: KeyTable?
  private var added = 0
  private var isCacheSet = false
  /// With so many units added the index goes.
  private var limit: Int
  /// The most units whose keys are held in memory.
  private let mostHeld: Int

  /// Making the index anew costs each unit about an eighth of what entering one costs in an index that no cache holds (measured:
  /// 2 µs and 15 µs among a million).
  private static let worthwhileShare: Int64 = 8
  /// So many kibibytes of the index are held in memory where units are entered by `whileEntering`.
  static let mostIndexHeld: Int64 = 131_072
  /// What an entry takes in the index, in bytes.
  private static let bytesPerKey: Int64 = 40
  /// The page cache of a transaction that holds the keys itself, and the bounds of any other's, in KiB.
  private static let cacheBesideTable: Int64 = 16_384
  private static let caches: ClosedRange<Int64> = 65_536...262_144

  /// A finder that enters fewer units than `limit` in the index one by one, and as well those beyond `mostHeld`.
  init(_ db: Database, limit: Int = 10_000, mostHeld: Int = KeyTable.mostUnits) throws {
    self.db = db
    self.limit = limit
    self.mostHeld = mostHeld
    let columns = "SELECT id, source, target, languages, changed FROM unit"
    withKey = try BulkStatement(db, columns + " WHERE pair_key = ? ORDER BY id")
    withIdentifier = try BulkStatement(db, columns + " WHERE id = ?")
  }

  /// The stored unit with the same texts and languages, and when it was changed.
  ///
  /// Compared as written: `==` on String would merge NFC and NFD.
  func find(
    _ unit: TranslationUnit, languages: Int64, key: Int64
  ) throws -> (id: Int64, changed: Int64)? {
    guard let table else { return try find(unit, languages, withKey, key) }
    var found: (id: Int64, changed: Int64)?
    // An identifier may be of a unit that the transaction has removed since.
    _ = try table.contains(key) { id in
      found = try find(unit, languages, withIdentifier, id)
      return found != nil
    }
    return found
  }

  private func find(
    _ unit: TranslationUnit, _ languages: Int64, _ rows: BulkStatement, _ value: Int64
  ) throws -> (id: Int64, changed: Int64)? {
    rows.start(value)
    while try rows.next() {
      let isSame =
        rows.integer(3) == languages && rows.withBytes(1) { $0.elementsEqual(unit.source.utf8) }
        && rows.withBytes(2) { $0.elementsEqual(unit.target.utf8) }
      if isSame {
        defer { rows.stop() }
        return (rows.integer(0), rows.integer(4))
      }
    }
    return nil
  }

  /// Tells of a unit that was added.
  mutating func add(_ id: Int64, key: Int64) throws {
    added += 1
    if let held = table?.count {
      if held < mostHeld, id <= KeyTable.greatestUnit {
        table?.add(id, for: key)
      } else {
        try finish()
        try keepIndex(upTo: id)
      }
    } else if added == limit {
      try takeIndexAway(upTo: id)
    }
  }

  /// Leaves the file with its index.
  mutating func finish() throws {
    guard table != nil else { return }
    table = nil
    try db.execute(sql: Schema.createKeyIndex)
  }

  /// Gives SQLite the page cache it had before; the last thing a transaction does.
  mutating func restoreCache() throws {
    if isCacheSet { try setCache(Self.caches.lowerBound) }
    isCacheSet = false
  }

  private mutating func setCache(_ kibibytes: Int64) throws {
    try db.execute(sql: "PRAGMA main.cache_size = -\(kibibytes)")
    isCacheSet = true
  }

  /// Runs `body`, which enters so many units by other means.
  ///
  /// The index is away meanwhile if it would be too large to be held, and those are many beside the units that are there.
  mutating func whileEntering(
    _ units: Int, mostIndexHeld: Int64 = Self.mostIndexHeld, _ body: () throws -> Void
  ) throws {
    let last = try Int64.fetchOne(db, sql: "SELECT max(id) FROM main.unit") ?? 0
    let kibibytes = (last + Int64(units)) * Self.bytesPerKey / 1024
    if kibibytes <= mostIndexHeld {
      try setCache(Self.caches.lowerBound + kibibytes)
    } else if Int64(units) >= last / Self.worthwhileShare {
      try db.execute(sql: "DROP INDEX main.unit_by_pair_key")
      try body()
      return try db.execute(sql: Schema.createKeyIndex)
    }
    try body()
  }

  /// Takes the keys into memory, if at least half of them are the transaction's own.
  ///
  /// Else that is to be asked again when they may be, and until then SQLite is given memory in proportion to the keys.
  private mutating func takeIndexAway(upTo last: Int64) throws {
    // Identifiers of units that have gone count as well, which only puts it off.
    guard added >= last / 2, last < mostHeld else { return try keepIndex(upTo: last) }
    try takeIndexAway(capacity: 2 * added)
  }

  private mutating func keepIndex(upTo last: Int64) throws {
    limit = last < mostHeld ? Int(last) - added : Int.max
    try setCache(min(max(last / 1024 * Self.bytesPerKey, Self.caches.lowerBound), Self.caches.upperBound))
  }

  private mutating func takeIndexAway(capacity: Int) throws {
    var table = KeyTable(capacity: capacity)
    let units = try BulkStatement(db, "SELECT pair_key, id FROM unit INDEXED BY unit_by_pair_key")
    units.start([])
    while try units.next() { table.add(units.integer(1), for: units.integer(0)) }
    self.table = table
    try db.execute(sql: "DROP INDEX unit_by_pair_key")
    try setCache(Self.cacheBesideTable)
  }
}

internal import GRDB
internal import Glibc

/// The records that units were read from, where these say more than a unit holds, and the heads of their files.
///
/// A record is kept once, however many units it gave and origins it came with. `record_use` says for which unit of which
/// origin it stands; a head stands for `header` in place of a unit. What no use names any more goes when the transaction
/// ends, not before: an origin that is replaced mostly gives the same again.
package struct RecordStore {
  /// Stands in the table in place of a unit, for the head of an origin's file.
  package static let header: Int64 = 0

  private let db: Database
  private let find: BulkStatement
  private let insert: BulkStatement
  private let use: BulkStatement
  private let forgetPlace: BulkStatement
  private let forgetUnit: BulkStatement
  /// The record and the head stored last, since units of one record, and of one file, come together.
  private var lastRecord: (text: String, id: Int64)?
  private var lastHeader: (text: String, origin: Int64)?
  /// Records that have lost a use.
  private var abandoned: Set<Int64> = []

  /// The records of a memory that is being written.
  init(_ db: Database) throws {
    self.db = db
    find = try BulkStatement(db, "SELECT id, body FROM record WHERE key = ? ORDER BY id")
    insert = try BulkStatement(db, "INSERT INTO record(key, body) VALUES (?, ?)")
    use = try BulkStatement(
      db, "INSERT INTO record_use(unit, origin, record) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
    forgetPlace = try BulkStatement(
      db, "DELETE FROM record_use WHERE unit = ? AND origin = ? RETURNING record")
    forgetUnit = try BulkStatement(db, "DELETE FROM record_use WHERE unit = ? RETURNING record")
  }

  /// Keeps what a unit of an origin was read from.
  mutating func keep(_ unit: TranslationUnit, id: Int64, origin: Int64) throws {
    if let header = unit.recordHeader, lastHeader?.origin != origin || !isSame(lastHeader?.text, header) {
      try use.run(.integer(Self.header), .integer(origin), .integer(identifier(of: header)))
      lastHeader = (header, origin)
    }
    if let record = unit.record { try keep(record, unit: id, origin: origin) }
  }

  /// Keeps a record of a unit of an origin, or, for the unit `header`, what its file says at its head.
  mutating func keep(_ record: String, unit id: Int64, origin: Int64) throws {
    if !isSame(lastRecord?.text, record) { lastRecord = (record, try identifier(of: record)) }
    if let lastRecord { try use.run(.integer(id), .integer(origin), .integer(lastRecord.id)) }
  }

  /// Forgets what a unit of an origin was read from.
  mutating func forget(unit: Int64, origin: Int64) throws {
    try forget(forgetPlace, [.integer(unit), .integer(origin)])
  }

  /// Forgets what a unit was read from.
  mutating func forget(unit: Int64) throws { try forget(forgetUnit, [.integer(unit)]) }

  /// Takes away what nothing uses any more.
  mutating func finish() throws {
    guard !abandoned.isEmpty else { return }
    let delete = try BulkStatement(
      db,
      "DELETE FROM record WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM record_use WHERE record = ?1)")
    for id in abandoned.sorted() { try delete.run(.integer(id)) }
    abandoned.removeAll()
  }

  private mutating func forget(_ statement: BulkStatement, _ values: [BulkStatement.Value]) throws {
    (lastRecord, lastHeader) = (nil, nil)
    statement.start(values)
    while try statement.next() { abandoned.insert(statement.integer(0)) }
  }

  /// Whether two texts are the same bytes: `==` on String would merge NFC and NFD.
  private func isSame(_ a: String?, _ b: String) -> Bool {
    guard let a, a.utf8.count == b.utf8.count else { return false }
    // Both are native strings, whose bytes lie together; the plain comparison is for those that are not.
    return a.utf8.withContiguousStorageIfAvailable { a in
      b.utf8.withContiguousStorageIfAvailable { b in
        guard let first = a.baseAddress, let second = b.baseAddress else { return a.count == b.count }
        return memcmp(first, second, a.count) == 0
      }
    }.flatMap { $0 } ?? a.utf8.elementsEqual(b.utf8)
  }

  /// The identifier of a text, stored where it is not yet; compared as written.
  private func identifier(of text: String) throws -> Int64 {
    let key = Int64(bitPattern: StableHash.key(of: text))
    find.start([.integer(key)])
    while try find.next() {
      if find.withBytes(1, { $0.elementsEqual(text.utf8) }) {
        defer { find.stop() }
        return find.integer(0)
      }
    }
    try insert.run(.integer(key), .text(text))
    return db.lastInsertedRowID
  }
}

internal import GRDB

/// The tables of a memory's file, read from front to back.
///
/// A class, since it owns statements that run.
final class FileTables: UnitTables {
  private let units: BulkStatement
  private var places: UnitRows
  private var records: UnitRows?
  private let names: BulkStatement
  private let bodies: BulkStatement
  /// The record that `bodies` stands at.
  private var body: Int64?
  private let headers: BulkStatement

  init(for selection: UnitSelection, _ db: Database) throws {
    units = try BulkStatement(
      db,
      """
      SELECT id, languages, source, target, created, changed, usage, confidence, author, note FROM unit
      WHERE (?1 IS NULL OR changed >= ?1) AND (?2 IS NULL OR confidence IS NULL OR confidence >= ?2) ORDER BY id
      """)
    places = try UnitRows(
      db, "SELECT unit, origin, position, before, after FROM occurrence ORDER BY unit, origin, position")
    if selection.places != .first {
      records = try UnitRows(
        db, "SELECT unit, origin, record FROM record_use ORDER BY unit, origin, record")
    }
    names = try BulkStatement(db, "SELECT name, ?2 IS NULL OR name GLOB ?2 FROM origin WHERE id = ?1")
    bodies = try BulkStatement(db, "SELECT id, body FROM record WHERE id >= ? ORDER BY id")
    headers = try BulkStatement(
      db,
      """
      SELECT body FROM record_use JOIN record ON record.id = record
      WHERE unit = \(RecordStore.header) AND origin = ? ORDER BY record DESC LIMIT 1
      """)
    units.start([.init(selection.since?.seconds), .init(selection.minimumConfidence)])
  }

  deinit {
    units.stop()
    places.stop()
    records?.stop()
    bodies.stop()
  }

  func nextUnit() throws -> BulkStatement? { try units.next() ? units : nil }

  func forEachPlace(of unit: Int64, _ body: (BulkStatement) throws -> Void) throws {
    try places.forEach(of: unit, body)
  }

  func forEachRecord(of unit: Int64, _ body: (BulkStatement) throws -> Void) throws {
    try records?.forEach(of: unit, body)
  }

  func origin(_ id: Int64, matching glob: String?) throws -> (name: String?, isWanted: Bool)? {
    names.start([.integer(id), .init(glob)])
    defer { names.stop() }
    return try names.next() ? (names.text(0), names.integer(1) != 0) : nil
  }

  /// Records mostly lie in the order of their units, so the one that is asked for mostly comes next.
  func text(ofRecord id: Int64) throws -> String? {
    if let body, body < id { try nextBody() }
    if body != id {
      bodies.stop()
      bodies.start(id)
      try nextBody()
    }
    return body == id ? bodies.text(1) : nil
  }

  private func nextBody() throws { body = try bodies.next() ? bodies.integer(0) : nil }

  func header(ofOrigin id: Int64) throws -> String? {
    headers.start(id)
    defer { headers.stop() }
    return try headers.next() ? headers.text(0) : nil
  }
}

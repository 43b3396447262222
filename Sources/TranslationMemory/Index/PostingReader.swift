internal import GRDB
internal import GRDBSQLite

/// Reads posting lists from a memory's file.
///
/// A lookup reads tens of lists of a few hundred bytes, so their bytes are taken where SQLite has them: a `Row` and a `Data` for each
/// cost more than the list itself.
struct PostingReader {
  private let blocks: Statement
  private let handle: OpaquePointer

  init(_ db: Database) throws {
    blocks = try db.cachedStatement(sql: "SELECT place, entries FROM posting WHERE place BETWEEN ? AND ? ORDER BY place")
    // GRDB's statement stays alive, and is used by nobody else, as long as this value is.
    handle = blocks.sqliteStatement
  }

  /// Calls `body` with each identifier listed under a bucket, in ascending order.
  @inline(__always)
  func forEachUnit(in bucket: Int, _ body: (Int64) -> Void) throws {
    let places = PostingList.places(of: bucket)
    sqlite3_reset(handle)
    sqlite3_bind_int64(handle, 1, places.lowerBound)
    sqlite3_bind_int64(handle, 2, places.upperBound)
    defer { sqlite3_reset(handle) }
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW:
        // The bytes stay where they are until the next step.
        let bytes = UnsafeRawBufferPointer(
          start: sqlite3_column_blob(handle, 1), count: Int(sqlite3_column_bytes(handle, 1)))
        PostingList.forEach(in: bytes, after: PostingList.previous(of: sqlite3_column_int64(handle, 0)), body)
      case SQLITE_DONE: return
      case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
      }
    }
  }
}

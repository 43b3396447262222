internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// A prepared statement that is run very often, bound and read without boxes.
///
/// GRDB's own binding makes an array of existential values for each run, and its rows a reference each; over the tens
/// of statements of a lookup, or the millions of an import, that is most of the time. The statement is still GRDB's: prepared
/// and finalized by it.
struct BulkStatement: ResultRow {
  private let statement: Statement
  private let handle: OpaquePointer

  init(_ db: Database, _ sql: String) throws {
    statement = try db.cachedStatement(sql: sql)
    handle = statement.sqliteStatement
  }

  /// A statement of one's own, for one who keeps it as long as the connection: it is found without its text.
  init(kept sql: String, _ db: Database) throws {
    statement = try db.makeStatement(sql: sql)
    handle = statement.sqliteStatement
  }

  /// A value of a parameter.
  enum Value {
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
    case null

    init(_ text: String?) { self = text.map { .text($0) } ?? .null }
    init(_ number: Double?) { self = number.map { .real($0) } ?? .null }
    init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }
  }

  /// Binds a parameter, counted from 1.
  ///
  /// The statement must not be running.
  @inline(__always)
  func bind(_ value: Value, at index: Int32) {
    // SQLite copies texts and blobs (SQLITE_TRANSIENT), so they need not outlive the call. Binding fails for a wrong
    // index or want of memory only; a value that is not bound is NULL, which the tables refuse where it matters.
    switch value {
    case .integer(let number): sqlite3_bind_int64(handle, index, number)
    case .real(let number): sqlite3_bind_double(handle, index, number)
    case .null: sqlite3_bind_null(handle, index)
    case .text(var text):
      _ = text.withUTF8 { utf8 in
        utf8.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text64(
            handle, index, $0.baseAddress, UInt64($0.count), Self.copied, UInt8(SQLITE_UTF8))
        }
      }
      // An empty text may have no address, and would be bound as NULL.
      if text.isEmpty { sqlite3_bind_text64(handle, index, "", 0, Self.copied, UInt8(SQLITE_UTF8)) }
    case .blob(let bytes):
      bytes.withUnsafeBytes {
        _ = sqlite3_bind_blob64(handle, index, $0.baseAddress, UInt64($0.count), Self.copied)
      }
    }
  }

  /// SQLITE_TRANSIENT: SQLite makes its own copy.
  ///
  /// The macro casts -1 to a function pointer, which Swift does not import.
  private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  /// Goes to the next row; false where there is none, and the statement is then ready to be bound again.
  @inline(__always)
  func next() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(handle)
      return false
    case let code:
      let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(handle)))
      sqlite3_reset(handle)
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
  }

  /// Runs the statement with these parameters to its end.
  @inline(__always)
  func run(_ values: Value...) throws {
    start(values)
    while try next() {}
  }

  /// Binds a single integer, so that `next` begins with the first row.
  @inline(__always)
  func start(_ value: Int64) {
    sqlite3_reset(handle)
    sqlite3_bind_int64(handle, 1, value)
  }

  /// Binds these parameters, so that `next` begins with the first row.
  @inline(__always)
  func start(_ values: [Value]) {
    sqlite3_reset(handle)
    for (index, value) in values.enumerated() { bind(value, at: Int32(index + 1)) }
  }

  /// Leaves the rows that have not been read.
  @inline(__always)
  func stop() { sqlite3_reset(handle) }

  /// An integer of the row, columns counted from 0.
  @inline(__always)
  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  /// A text of the row.
  @inline(__always)
  func text(_ column: Int32) -> String { withBytes(column) { String(decoding: $0, as: UTF8.self) } }

  /// A text of the row; nil for NULL.
  func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  /// An integer of the row; nil for NULL.
  func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

  /// A number of the row; nil for NULL.
  func optionalReal(_ column: Int32) -> Double? {
    isNull(column) ? nil : sqlite3_column_double(handle, column)
  }

  private func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  /// The bytes of a text or blob of the row, in place: they are gone with the next row.
  @inline(__always)
  func withBytes<Result>(_ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows
    -> Result
  {
    let start = sqlite3_column_blob(handle, column)
    return try body(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }
}

internal import CPQ
internal import TranslationMemory

/// The rows that a statement gave, in PostgreSQL's binary form.
final class QueryResult {
  private let handle: OpaquePointer
  private let library: CPQLibrary
  /// The number of rows.
  let count: Int

  init(_ handle: OpaquePointer, _ library: CPQLibrary) {
    self.handle = handle
    self.library = library
    count = Int(library.ntuples(handle))
  }

  deinit { library.clear(handle) }

  /// A row, counted from 0.
  subscript(row: Int) -> QueryRow { QueryRow(result: self, row: Int32(row)) }

  /// The rows in their order.
  var rows: some Sequence<QueryRow> { (0..<count).lazy.map { self[$0] } }

  /// How many rows a statement that gives none has changed.
  var changed: Int { Int(String(cString: library.cmdTuples(handle))) ?? 0 }

  fileprivate func isNull(_ row: Int32, _ column: Int32) -> Bool {
    library.getisnull(handle, row, column) != 0
  }

  /// The bytes of a value, which stay where they are as long as the result does.
  fileprivate func bytes(_ row: Int32, _ column: Int32) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: library.getvalue(handle, row, column), count: Int(library.getlength(handle, row, column)))
  }
}

/// A row of a result; numbers are `bigint` and `double precision`.
struct QueryRow: ResultRow {
  /// Held, so that the row's bytes stay.
  let result: QueryResult
  let row: Int32

  func integer(_ column: Int32) -> Int64 {
    let bytes = result.bytes(row, column)
    guard bytes.count == 8 else { return 0 }
    return Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
  }

  func text(_ column: Int32) -> String { String(decoding: result.bytes(row, column), as: UTF8.self) }

  func optionalText(_ column: Int32) -> String? { result.isNull(row, column) ? nil : text(column) }

  func optionalInteger(_ column: Int32) -> Int64? { result.isNull(row, column) ? nil : integer(column) }

  func optionalReal(_ column: Int32) -> Double? {
    result.isNull(row, column) ? nil : Double(bitPattern: UInt64(bitPattern: integer(column)))
  }

  func withBytes<Result>(_ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows
    -> Result
  {
    defer { withExtendedLifetime(result) {} }
    return try body(result.bytes(row, column))
  }

  /// The bytes of a value, copied.
  func bytes(_ column: Int32) -> [UInt8] { withBytes(column) { [UInt8]($0) } }

  /// Whether a value that is `boolean` is true.
  func isTrue(_ column: Int32) -> Bool { withBytes(column) { $0.first == 1 } }
}

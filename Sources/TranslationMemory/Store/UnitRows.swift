internal import GRDB

/// Rows of a table in the order of the units they belong to, read beside the units themselves.
///
/// The table is read once from front to back, where a join would look up the rows of each unit.
struct UnitRows {
  private let rows: BulkStatement
  /// The unit of the row that is next.
  private var unit: Int64?

  /// Rows of a query whose first column is the unit, ascending.
  init(_ db: Database, _ sql: String) throws {
    rows = try BulkStatement(db, sql)
    rows.start([])
    try advance()
  }

  /// Calls `body` with each row of a unit; those of units before it are passed over.
  mutating func forEach(of id: Int64, _ body: (BulkStatement) throws -> Void) throws {
    while let unit, unit <= id {
      if unit == id { try body(rows) }
      try advance()
    }
  }

  /// Leaves the rows that have not been read.
  func stop() { rows.stop() }

  private mutating func advance() throws { unit = try rows.next() ? rows.integer(0) : nil }
}

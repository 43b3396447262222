internal import GRDB

/// The statements that every lookup runs, prepared once for a connection.
///
/// A lookup runs some tens of them, for a microsecond each: finding them by their text each time would show.
struct LookupStatements {
  /// Begins a transaction that reads.
  let begin: BulkStatement
  /// Ends it.
  let end: BulkStatement
  /// A unit by its identifier: identifier, languages, source, target, date of change.
  let unit: BulkStatement
  /// The lists of the index.
  let postings: PostingReader
  /// Where units come from.
  let origins: OriginNames
  /// The latest record of a unit.
  let record: BulkStatement

  /// The columns of `unit`.
  static let columns = "SELECT id, languages, source, target, changed FROM unit"

  init(_ db: Database) throws {
    begin = try BulkStatement(kept: "BEGIN DEFERRED TRANSACTION", db)
    end = try BulkStatement(kept: "COMMIT TRANSACTION", db)
    unit = try BulkStatement(kept: Self.columns + " WHERE id = ?", db)
    postings = try PostingReader(db)
    origins = try OriginNames(db)
    record = try BulkStatement(
      kept: """
        SELECT body FROM record_use JOIN record ON record.id = record WHERE unit = ? ORDER BY record DESC LIMIT 1
        """, db)
  }
}

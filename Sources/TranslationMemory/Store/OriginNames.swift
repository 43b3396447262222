internal import GRDB

/// Tells where units come from, within one transaction.
struct OriginNames {
  private let names: BulkStatement

  init(_ db: Database) throws {
    // The places of a unit are stored in this order; those of pairs added by hand have no origin to join.
    names = try BulkStatement(
      db,
      """
      SELECT name FROM occurrence JOIN origin ON origin.id = occurrence.origin WHERE unit = ?
      ORDER BY occurrence.origin, position LIMIT 1
      """)
  }

  /// The name of the first origin of a unit; nil for a pair added by hand.
  func name(of unit: Int64) throws -> String? {
    names.start([.integer(unit)])
    defer { names.stop() }
    return try names.next() ? names.text(0) : nil
  }
}

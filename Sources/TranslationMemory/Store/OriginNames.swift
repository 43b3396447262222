internal import GRDB

/// Tells where units come from.
struct OriginNames {
  private let names: BulkStatement

  init(_ db: Database) throws {
    // The places of a unit are stored in this order; those of pairs added by hand have no origin to join.
    names = try BulkStatement(
      kept: """
        SELECT name FROM occurrence JOIN origin ON origin.id = occurrence.origin WHERE unit = ?
        ORDER BY occurrence.origin, position LIMIT 1
        """, db)
  }

  /// The name of the first origin of a unit; nil for a pair added by hand.
  func name(of unit: Int64) throws -> String? {
    names.start(unit)
    defer { names.stop() }
    return try names.next() ? names.text(0) : nil
  }
}

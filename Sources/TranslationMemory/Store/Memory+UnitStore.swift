internal import GRDB

extension Memory: UnitStore {
  /// The path it was opened at.
  public var name: String { path }

  /// Takes the log into the file, and leaves it empty (https://www.sqlite.org/pragma.html#pragma_wal_checkpoint).
  public func gatherIntoFile() throws -> Bool {
    guard place?.isKept ?? false else { return true }
    do {
      return try database.inDatabase { db in
        // Who reads may read for long, and is not waited for.
        try db.execute(sql: "PRAGMA busy_timeout = 0")
        defer { try? db.execute(sql: "PRAGMA busy_timeout = \(Self.patience * 1000)") }
        return try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0
      }
    } catch let error as DatabaseError {
      throw MemoryError(error, path: path, mode: .writing)
    }
  }
}

extension MemoryWriter: UnitStoreWriter {
  /// Adds units in their order.
  public func add(_ units: [TranslationUnit]) throws -> [Addition] { try units.map { try add($0) } }

  /// Adds a unit; here none waits.
  public func gather(_ unit: TranslationUnit) throws -> Addition? { try add(unit) }

  /// Nothing waits.
  public func settle() -> Merging { Merging() }
}

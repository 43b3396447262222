internal import GRDB

extension Memory {
  /// Copies what is read of the file from here on, where it was mapped.
  ///
  /// For whoever reads all of it once: mapped, all would count as memory of the process in the end.
  public func stopMapping() throws {
    try read { db in try db.execute(sql: "PRAGMA mmap_size = 0") }
  }

  /// Calls `body` with each unit the selection holds, in the order they were added.
  ///
  /// A unit with several origins is shown with the first that fits, unless every place is wanted. Linear in the number of
  /// units, whatever is selected; but for `latestOnly`, memory does not grow with them.
  public func forEachUnit(
    in selection: UnitSelection, _ body: (_ id: Int64, TranslationUnit) throws -> Void
  ) throws {
    try read { db in
      try selection.forEachUnit(
        of: LanguagePair.all(in: db), { try FileTables(for: $0, db) }, body)
    }
  }
}

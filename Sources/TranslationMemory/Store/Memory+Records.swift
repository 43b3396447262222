internal import GRDB

extension Memory {
  /// What the files say at their heads that the units of a selection's origins were read from, in the order they came.
  ///
  /// A nil stands for origins whose files have no head, or whose units are not from a file. Of the selection only the
  /// origin counts. Linear in the number of origins, but for units of none.
  public func recordHeaders(in selection: UnitSelection) throws -> [String?] {
    try read { db in
      let headers = try String.fetchAll(
        db,
        sql: """
          SELECT body FROM record WHERE id IN (SELECT record FROM record_use LEFT JOIN origin ON origin.id = origin
            WHERE unit = ?2 AND (?1 IS NULL OR origin.name GLOB ?1)) ORDER BY id
          """, arguments: [selection.origin, RecordStore.header])
      let hasOthers = try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM origin WHERE (?1 IS NULL OR name GLOB ?1)
              AND NOT EXISTS (SELECT 1 FROM record_use WHERE unit = ?2 AND origin = origin.id))
            OR (?1 IS NULL AND EXISTS (SELECT 1 FROM occurrence WHERE origin = ?3)
              AND NOT EXISTS (SELECT 1 FROM record_use WHERE unit = ?2 AND origin = ?3))
          """, arguments: [selection.origin, RecordStore.header, MemoryWriter.noOrigin])
      return headers + (hasOthers == true ? [nil] : [])
    }
  }
}

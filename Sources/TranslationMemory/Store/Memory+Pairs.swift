internal import GRDB
public import Text

extension Memory {
  /// The texts of the units added last in a pair of languages, at most `limit`, the newest last.
  ///
  /// Units stored the other way round are turned. A unit is left out where nothing but the origins named gave it. Neither
  /// which units these are nor their order depends on what those origins gave, or on how often: importing them again
  /// changes nothing here, as it would if units were ordered by their dates. Linear in the number of units that were
  /// added since the first one shown.
  public func newestPairs(
    from: LanguageTag, to: LanguageTag, limit: Int, excludingOrigins excluded: Set<String> = []
  ) throws -> [(source: String, target: String)] {
    guard limit > 0 else { return [] }
    return try read { db in
      let selection = UnitSelection(from: from, to: to)
      let isReversed = try LanguagePair.all(in: db).compactMapValues { selection.isReversed($0) }
      let find = try db.makeStatement(sql: "SELECT id FROM origin WHERE name = ?")
      let origins = try excluded.compactMap { try Int64.fetchOne(find, arguments: [$0]) }
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT languages, source, target FROM unit WHERE languages IN (SELECT value FROM json_each(?1))
            AND EXISTS (SELECT 1 FROM occurrence WHERE occurrence.unit = unit.id
              AND origin NOT IN (SELECT value FROM json_each(?2)))
          ORDER BY id DESC LIMIT ?3
          """,
        arguments: [Self.list(isReversed.keys), Self.list(origins), limit])
      var pairs: [(source: String, target: String)] = []
      while let row = try rows.next() {
        let texts: (String, String) = (try row.decode(atIndex: 1), try row.decode(atIndex: 2))
        let isTurned = isReversed[try row.decode(atIndex: 0)] == true
        pairs.append(isTurned ? (texts.1, texts.0) : texts)
      }
      return pairs.reversed()
    }
  }

  /// Identifiers as JSON, the one form in which SQLite takes a list as an argument.
  private static func list(_ identifiers: some Sequence<Int64>) -> String {
    "[" + identifiers.map(String.init).joined(separator: ",") + "]"
  }
}

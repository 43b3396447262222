internal import GRDB
internal import Text

extension Memory {
  /// Copies what is read of the file from here on, where it was mapped.
  ///
  /// For whoever reads all of it once: mapped, all would count as memory of the process in the end.
  public func stopMapping() throws {
    try read { db in try db.execute(sql: "PRAGMA mmap_size = 0") }
  }

  /// Calls `body` with each unit the selection holds, in the order they were added.
  ///
  /// A unit with several origins is shown with the first that fits, unless every place is wanted.
  public func forEachUnit(
    in selection: UnitSelection, _ body: (_ id: Int64, TranslationUnit) throws -> Void
  ) throws {
    try read { db in
      let tags = try LanguagePair.all(in: db)
      let latest = selection.latestOnly ? try latestUnits(in: selection, tags, db) : nil
      let select = selection.everyPlace ? Self.selectPlaces : Self.selectUnits
      let rows = try Row.fetchCursor(db, sql: select, arguments: Self.arguments(of: selection))
      while let row = try rows.next() {
        let id: Int64 = try row.decode(atIndex: 0)
        guard latest?.contains(id) != false, let pair = tags[try row.decode(atIndex: 1)],
          let isReversed = selection.isReversed(pair)
        else { continue }
        var unit = try Self.unit(row, pair, isReversed: isReversed)
        if selection.everyPlace {
          unit.record = try row.decode(atIndex: 14)
          unit.recordHeader = try row.decode(atIndex: 15)
        }
        try body(id, unit)
      }
    }
  }

  /// One row a unit: its first place that fits the selection, none for a pair whose place does not matter.
  private static let selectUnits = """
    SELECT unit.id, languages, source, target, created, unit.changed, usage, confidence, author, note, origin.name, position,
      before, after
    FROM unit
    LEFT JOIN occurrence ON occurrence.unit = unit.id AND (occurrence.origin, occurrence.position) = (
      SELECT place.origin, place.position FROM occurrence AS place LEFT JOIN origin AS name ON name.id = place.origin
      WHERE place.unit = unit.id AND (?1 IS NULL OR name.name GLOB ?1) ORDER BY place.origin = 0, place.origin, place.position
      LIMIT 1)
    LEFT JOIN origin ON origin.id = occurrence.origin
    WHERE (?1 IS NULL OR occurrence.unit IS NOT NULL) AND (?2 IS NULL OR unit.changed >= ?2)
      AND (?3 IS NULL OR confidence IS NULL OR confidence >= ?3)
    ORDER BY unit.id
    """

  /// A row for each place of a unit and each record it has there.
  ///
  /// A place of a file that was read twice may have two heads: the later one counts.
  private static let selectPlaces = """
    SELECT unit.id, languages, source, target, created, unit.changed, usage, confidence, author, note, origin.name, position,
      before, after, record.body,
      (SELECT body FROM record_use AS head JOIN record ON record.id = head.record
        WHERE head.unit = 0 AND head.origin = occurrence.origin ORDER BY head.record DESC LIMIT 1)
    FROM unit
    JOIN occurrence ON occurrence.unit = unit.id
    LEFT JOIN origin ON origin.id = occurrence.origin
    LEFT JOIN record_use ON record_use.unit = unit.id AND record_use.origin = occurrence.origin
    LEFT JOIN record ON record.id = record_use.record
    WHERE (?1 IS NULL OR origin.name GLOB ?1) AND (?2 IS NULL OR unit.changed >= ?2)
      AND (?3 IS NULL OR confidence IS NULL OR confidence >= ?3)
    ORDER BY unit.id, occurrence.origin = 0, occurrence.origin, position, record.id
    """

  private static func arguments(of selection: UnitSelection) -> StatementArguments {
    [selection.origin, selection.since?.seconds, selection.minimumConfidence]
  }

  /// The newest unit of each source text of the selection.
  private func latestUnits(
    in selection: UnitSelection, _ tags: [Int64: LanguagePair], _ db: Database
  ) throws -> Set<Int64> {
    var newest: [UInt64: (changed: Int64, id: Int64)] = [:]
    let rows = try Row.fetchCursor(db, sql: Self.selectUnits, arguments: Self.arguments(of: selection))
    while let row = try rows.next() {
      guard let pair = tags[try row.decode(atIndex: 1)], let isReversed = selection.isReversed(pair) else {
        continue
      }
      let text: String = try row.decode(atIndex: isReversed ? 3 : 2)
      let languages = isReversed ? (pair.target, pair.source) : (pair.source, pair.target)
      let key = StableHash.key(of: "\(languages.0) \(languages.1) \(NormalForm.folded(text))")
      let candidate: (changed: Int64, id: Int64) = (try row.decode(atIndex: 5), try row.decode(atIndex: 0))
      if newest[key].map({ candidate > $0 }) ?? true { newest[key] = candidate }
    }
    return Set(newest.values.map(\.id))
  }

  private static func unit(
    _ row: Row, _ pair: LanguagePair, isReversed: Bool
  ) throws -> TranslationUnit {
    let position: Int? = try row.decode(atIndex: 11)
    return TranslationUnit(
      source: try row.decode(atIndex: isReversed ? 3 : 2),
      target: try row.decode(atIndex: isReversed ? 2 : 3),
      sourceLanguage: isReversed ? pair.target : pair.source,
      targetLanguage: isReversed ? pair.source : pair.target,
      origin: try row.decode(atIndex: 10), position: position == MemoryWriter.noPosition ? nil : position,
      // Neighbours are known of the stored source side only.
      before: isReversed ? nil : try row.decode(atIndex: 12),
      after: isReversed ? nil : try row.decode(atIndex: 13),
      author: try row.decode(atIndex: 8), note: try row.decode(atIndex: 9),
      created: Timestamp(seconds: try row.decode(atIndex: 4)),
      changed: Timestamp(seconds: try row.decode(atIndex: 5)),
      usage: try row.decode(atIndex: 6), confidence: try row.decode(atIndex: 7))
  }
}

extension UnitSelection {
  /// Whether units of a language pair are to be turned round; nil where they are not wanted.
  func isReversed(_ pair: LanguagePair) -> Bool? {
    func fits(_ source: LanguageTag, _ target: LanguageTag) -> Bool {
      (from.map { source.matches($0) } ?? true) && (to.map { target.matches($0) } ?? true)
    }
    if fits(pair.source, pair.target) { return false }
    return fits(pair.target, pair.source) ? true : nil
  }
}

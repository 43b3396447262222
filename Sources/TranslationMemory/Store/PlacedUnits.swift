internal import GRDB
internal import Text

/// The units of a selection in the order they were added, each with its places and with what was read there.
///
/// Units, places and records all lie in the order of the units: the three tables are read side by side, each once from front to
/// back, where a join would look up every row of one in the others. Linear in their length; of a unit with many places
/// one is held at a time. A class, since it owns statements that run.
final class PlacedUnits {
  /// Where a unit stands in what it came from.
  struct Place {
    /// The name of the origin; nil for a pair added by hand.
    var name: String?
    /// The number in the origin; `MemoryWriter.noPosition` where there is none.
    var position: Int64
    var before: String?
    var after: String?
    var record: String?
    var header: String?
  }

  /// The most origins whose names are held.
  private static let maximumOrigins = 4096

  private let selection: UnitSelection
  private let units: BulkStatement
  private var places: UnitRows
  private var records: UnitRows?
  private let names: BulkStatement
  private let bodies: BulkStatement
  private let headers: BulkStatement
  /// The names of origins, and whether they are wanted.
  private var origins: [Int64: (name: String?, isWanted: Bool)] = [:]
  /// What was read last of the table of records.
  private var lastBody: (id: Int64, text: String)?
  private var lastHeader: (origin: Int64, text: String?)?

  init(in selection: UnitSelection, _ db: Database) throws {
    self.selection = selection
    units = try BulkStatement(
      db,
      """
      SELECT id, languages, source, target, created, changed, usage, confidence, author, note FROM unit
      WHERE (?1 IS NULL OR changed >= ?1) AND (?2 IS NULL OR confidence IS NULL OR confidence >= ?2) ORDER BY id
      """)
    places = try UnitRows(
      db, "SELECT unit, origin, position, before, after FROM occurrence ORDER BY unit, origin, position")
    if selection.everyPlace {
      records = try UnitRows(
        db, "SELECT unit, origin, record FROM record_use ORDER BY unit, origin, record")
    }
    names = try BulkStatement(db, "SELECT name, ?2 IS NULL OR name GLOB ?2 FROM origin WHERE id = ?1")
    bodies = try BulkStatement(db, "SELECT body FROM record WHERE id = ?")
    // A file that was read twice may have two heads: the later one counts.
    headers = try BulkStatement(
      db,
      """
      SELECT body FROM record_use JOIN record ON record.id = record
      WHERE unit = \(RecordStore.header) AND origin = ? ORDER BY record DESC LIMIT 1
      """)
  }

  deinit {
    units.stop()
    places.stop()
    records?.stop()
  }

  /// Calls `body` for each unit that has a wanted place: once with the first of them, or, where the selection wants
  /// every place, with each, and there with each record.
  ///
  /// A row is identifier, languages, source, target, created, changed, usage, confidence, author, note. A place that has a name comes
  /// before those of pairs added by hand where one is wanted. A unit without any place is shown where no origin is asked
  /// for, nor every place.
  func forEach(_ body: (_ unit: BulkStatement, Place?) throws -> Void) throws {
    units.start([.init(selection.since?.seconds), .init(selection.minimumConfidence)])
    while try units.next() {
      let id = units.integer(0)
      if selection.everyPlace {
        try forEachPlace(of: id) { try body(units, $0) }
      } else if let place = try firstPlace(of: id) {
        try body(units, place)
      } else if selection.origin == nil {
        try body(units, nil)
      }
    }
  }

  /// The first wanted place of a unit, those of pairs added by hand last.
  private func firstPlace(of id: Int64) throws -> Place? {
    var first: Place?
    try places.forEach(of: id) { row in
      // They come in the order of their origins, that of pairs added by hand before all.
      if first?.name == nil, let place = try place(row),
        first == nil || row.integer(1) != MemoryWriter.noOrigin
      {
        first = place
      }
    }
    return first
  }

  private func forEachPlace(of id: Int64, _ body: (Place) throws -> Void) throws {
    // Both in the order of their origins; several places of one origin have the same records.
    var found: [(origin: Int64, record: Int64)] = []
    try records?.forEach(of: id) { found.append((origin: $0.integer(1), record: $0.integer(2))) }
    var start = 0
    try places.forEach(of: id) { row in
      let origin = row.integer(1)
      while start < found.count, found[start].origin < origin { start += 1 }
      guard var place = try place(row) else { return }
      place.header = try header(of: origin)
      let own = found[start...].prefix { $0.origin == origin }
      if own.isEmpty { try body(place) }
      for (_, record) in own {
        place.record = try text(ofRecord: record)
        try body(place)
      }
    }
  }

  /// The place of a row, if it is wanted.
  private func place(_ row: BulkStatement) throws -> Place? {
    let origin = try origin(row.integer(1))
    guard origin.isWanted else { return nil }
    return Place(
      name: origin.name, position: row.integer(2), before: row.optionalText(3), after: row.optionalText(4))
  }

  private func origin(_ id: Int64) throws -> (name: String?, isWanted: Bool) {
    if let known = origins[id] { return known }
    if origins.count >= Self.maximumOrigins { origins.removeAll() }
    names.start([.integer(id), .init(selection.origin)])
    defer { names.stop() }
    let origin =
      try names.next()
      ? (name: names.text(0), isWanted: names.integer(1) != 0) : (nil, selection.origin == nil)
    origins[id] = origin
    return origin
  }

  private func text(ofRecord id: Int64) throws -> String? {
    if let lastBody, lastBody.id == id { return lastBody.text }
    bodies.start(id)
    defer { bodies.stop() }
    guard try bodies.next() else { return nil }
    let text = bodies.text(0)
    lastBody = (id, text)
    return text
  }

  private func header(of origin: Int64) throws -> String? {
    if let lastHeader, lastHeader.origin == origin { return lastHeader.text }
    headers.start(origin)
    defer { headers.stop() }
    let text = try headers.next() ? headers.text(0) : nil
    lastHeader = (origin, text)
    return text
  }
}

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
  private let places: BulkStatement
  private let records: BulkStatement
  private let names: BulkStatement
  private let bodies: BulkStatement
  private let headers: BulkStatement
  /// Whether `places` and `records` stand at a row.
  private var hasPlace = false
  private var hasRecord = false
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
    places = try BulkStatement(
      db, "SELECT unit, origin, position, before, after FROM occurrence ORDER BY unit, origin, position")
    records = try BulkStatement(
      db, "SELECT unit, origin, record FROM record_use ORDER BY unit, origin, record")
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

  deinit { for statement in [units, places, records] { statement.stop() } }

  /// Calls `body` for each unit that has a wanted place: once with the first of them, or, where the selection wants
  /// every place, with each, and there with each record.
  ///
  /// A row is identifier, languages, source, target, created, changed, usage, confidence, author, note. A place that has a name comes
  /// before those of pairs added by hand where one is wanted. A unit without any place is shown where no origin is asked
  /// for, nor every place.
  func forEach(_ body: (_ unit: BulkStatement, Place?) throws -> Void) throws {
    units.start([.init(selection.since?.seconds), .init(selection.minimumConfidence)])
    places.start([])
    hasPlace = try places.next()
    records.start([])
    hasRecord = selection.everyPlace ? try records.next() : false
    while try units.next() {
      let id = units.integer(0)
      while hasPlace, places.integer(0) < id { hasPlace = try places.next() }
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
    while hasPlace, places.integer(0) == id {
      // They come in the order of their origins, that of pairs added by hand before all.
      if first?.name == nil, let place = try place(),
        first == nil || places.integer(1) != MemoryWriter.noOrigin
      {
        first = place
      }
      hasPlace = try places.next()
    }
    return first
  }

  private func forEachPlace(of id: Int64, _ body: (Place) throws -> Void) throws {
    while hasRecord, records.integer(0) < id { hasRecord = try records.next() }
    // Several places of one origin have the same records.
    var found: (origin: Int64, records: [Int64]) = (MemoryWriter.noOrigin - 1, [])
    while hasPlace, places.integer(0) == id {
      let origin = places.integer(1)
      if found.origin != origin { found = (origin, try records(of: id, origin)) }
      if var place = try place() {
        place.header = try header(of: origin)
        if found.records.isEmpty { try body(place) }
        for record in found.records {
          place.record = try text(ofRecord: record)
          try body(place)
        }
      }
      hasPlace = try places.next()
    }
  }

  /// The place that `places` stands at, if it is wanted.
  private func place() throws -> Place? {
    let origin = try origin(places.integer(1))
    guard origin.isWanted else { return nil }
    return Place(
      name: origin.name, position: places.integer(2), before: places.optionalText(3),
      after: places.optionalText(4))
  }

  /// The records of a unit in an origin, to which `records` comes.
  private func records(of id: Int64, _ origin: Int64) throws -> [Int64] {
    var found: [Int64] = []
    while hasRecord, records.integer(0) == id, records.integer(1) <= origin {
      if records.integer(1) == origin { found.append(records.integer(2)) }
      hasRecord = try records.next()
    }
    return found
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

/// The units of a selection in the order they were added, each with its places and with what was read there.
///
/// Linear in the length of the tables; of a unit with many places one is held at a time.
final class PlacedUnits<Tables: UnitTables> {
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

    /// Of two places the one with the higher rank is shown.
    fileprivate var rank: Int { (record == nil ? 0 : 2) + (name == nil ? 0 : 1) }
  }

  /// The most origins whose names are held.
  private static var maximumOrigins: Int { 4096 }

  private let selection: UnitSelection
  private let tables: Tables
  /// The names of origins, and whether they are wanted.
  private var origins: [Int64: (name: String?, isWanted: Bool)] = [:]
  /// What was read last of the table of records.
  private var lastBody: (id: Int64, text: String)?
  private var lastHeader: (origin: Int64, text: String?)?

  init(in selection: UnitSelection, _ tables: Tables) {
    self.selection = selection
    self.tables = tables
  }

  /// Calls `body` for each unit that has a wanted place, with those that the selection wants.
  ///
  /// A row is identifier, languages, source, target, created, changed, usage, confidence, author, note. A place that has a name comes
  /// before those of pairs added by hand where one is wanted. A unit without any place is shown where no origin is asked
  /// for, nor every place.
  func forEach(_ body: (_ unit: Tables.Row, Place?) throws -> Void) throws {
    while let unit = try tables.nextUnit() {
      let id = unit.integer(0)
      if selection.places == .every {
        try forEachPlace(of: id) { try body(unit, $0) }
      } else if let place = try firstPlace(of: id) {
        try body(unit, place)
      } else if selection.origin == nil {
        try body(unit, nil)
      }
    }
  }

  /// The first wanted place of a unit: those that have a record before those that have none, those of pairs added by hand last.
  private func firstPlace(of id: Int64) throws -> Place? {
    var first: Place?
    try forEachPlace(of: id) { place in
      // They come in the order of their origins, that of pairs added by hand before all.
      if first.map({ place.rank > $0.rank }) ?? true { first = place }
    }
    return first
  }

  private func forEachPlace(of id: Int64, _ body: (Place) throws -> Void) throws {
    // Both in the order of their origins; several places of one origin have the same records.
    var found: [(origin: Int64, record: Int64)] = []
    try tables.forEachRecord(of: id) { found.append((origin: $0.integer(1), record: $0.integer(2))) }
    var start = 0
    try tables.forEachPlace(of: id) { row in
      let origin = row.integer(1)
      while start < found.count, found[start].origin < origin { start += 1 }
      guard var place = try place(row) else { return }
      if selection.places != .first { place.header = try header(of: origin) }
      let own = found[start...].prefix { $0.origin == origin }
      if own.isEmpty { try body(place) }
      for (_, record) in own {
        place.record = try text(ofRecord: record)
        try body(place)
      }
    }
  }

  /// The place of a row, if it is wanted.
  private func place(_ row: Tables.Row) throws -> Place? {
    let origin = try origin(row.integer(1))
    guard origin.isWanted else { return nil }
    return Place(
      name: origin.name, position: row.integer(2), before: row.optionalText(3), after: row.optionalText(4))
  }

  private func origin(_ id: Int64) throws -> (name: String?, isWanted: Bool) {
    if let known = origins[id] { return known }
    if origins.count >= Self.maximumOrigins { origins.removeAll() }
    let origin = try tables.origin(id, matching: selection.origin) ?? (nil, selection.origin == nil)
    origins[id] = origin
    return origin
  }

  private func text(ofRecord id: Int64) throws -> String? {
    if let lastBody, lastBody.id == id { return lastBody.text }
    guard let text = try tables.text(ofRecord: id) else { return nil }
    lastBody = (id, text)
    return text
  }

  private func header(of origin: Int64) throws -> String? {
    if let lastHeader, lastHeader.origin == origin { return lastHeader.text }
    let text = try tables.header(ofOrigin: origin)
    lastHeader = (origin, text)
    return text
  }
}

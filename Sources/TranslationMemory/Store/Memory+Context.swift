internal import GRDB
internal import Text

extension Memory {
  /// Whether a unit stands, in one of its places, between neighbours whose targets are these.
  ///
  /// Source neighbours are kept with each place; the target of one is that of the unit at the next place of the same
  /// origin, if that unit's source is the neighbour: then it is known, else not. An empty text is the start or the
  /// end of the origin.
  func isBetweenTargets(_ id: Int64, _ before: String, _ after: String, _ db: Database) throws -> Bool {
    let places = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT origin, position, before, after FROM occurrence
          WHERE unit = ? AND position >= 0 AND before NOT NULL AND after NOT NULL
          """), arguments: [id])
    while let place = try places.next() {
      let origin = try place.decode(Int64.self, atIndex: 0)
      let position = try place.decode(Int64.self, atIndex: 1)
      let sourceBefore = try place.decode(String.self, atIndex: 2)
      let sourceAfter = try place.decode(String.self, atIndex: 3)
      let isAfterBefore =
        position == 0 && sourceBefore.isEmpty
        ? before.isEmpty : try holds(sourceBefore, before, at: origin, position - 1, besides: id, db)
      guard isAfterBefore, position < Int64.max else { continue }
      let isBeforeAfter =
        sourceAfter.isEmpty
        ? after.isEmpty : try holds(sourceAfter, after, at: origin, position + 1, besides: id, db)
      if isBeforeAfter { return true }
    }
    return false
  }

  /// Whether a unit of these two texts, in the languages of another, stands at a place.
  private func holds(
    _ source: String, _ target: String, at origin: Int64, _ position: Int64, besides id: Int64, _ db: Database
  ) throws -> Bool {
    let units = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT source, target FROM occurrence JOIN unit ON unit.id = occurrence.unit
          WHERE origin = ? AND position = ? AND languages = (SELECT languages FROM unit WHERE id = ?)
          """), arguments: [origin, position, id])
    while let unit = try units.next() {
      if Self.isSame(try unit.decode(atIndex: 0), source), Self.isSame(try unit.decode(atIndex: 1), target) {
        return true
      }
    }
    return false
  }
}

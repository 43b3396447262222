internal import GRDB

extension MemoryWriter {
  /// Puts a corrected unit in the place of another, at all of its places, and returns what became of it.
  ///
  /// Its texts and languages are those of `unit`, and so are author and note where that has them; it counts as made by a person
  /// and as changed now. Units around it learn of a new source text. Where the memory has the corrected pair already, the two
  /// become one. Returns nil where there is no unit `id`; throws `MemoryError.unstorable` for a text that holds U+0000.
  public func correct(_ id: Int64, to unit: TranslationUnit) throws -> Addition? {
    try settlePlaces()
    guard
      let old = try Row.fetchOne(
        db, sql: "SELECT source, created, usage, author, note FROM unit WHERE id = ?", arguments: [id])
    else { return nil }
    let places = try Row.fetchAll(
      db,
      sql: """
        SELECT name, position, before, after, occurrence.origin FROM occurrence
        LEFT JOIN origin ON origin.id = occurrence.origin WHERE unit = ?
        """, arguments: [id])
    var corrected = unit
    corrected.created = Timestamp(seconds: try old.decode(atIndex: 1))
    corrected.changed = now
    corrected.usage = try old.decode(atIndex: 2)
    corrected.confidence = nil
    corrected.author = try unit.author ?? old.decode(atIndex: 3)
    corrected.note = try unit.note ?? old.decode(atIndex: 4)
    var addition: Addition?
    for place in places {
      let position = try place.decode(Int.self, atIndex: 1)
      corrected.origin = try place.decode(atIndex: 0)
      corrected.position = position == Self.noPosition ? nil : position
      corrected.before = try place.decode(atIndex: 2)
      corrected.after = try place.decode(atIndex: 3)
      let result = try add(corrected)
      addition = addition ?? result
      try renew(
        try old.decode(atIndex: 0), to: corrected.source, around: position, of: place.decode(atIndex: 4))
    }
    guard let addition else { return nil }
    // Merging fills in only what was not known.
    try db.execute(
      sql: "UPDATE unit SET author = ?, note = ? WHERE id = ?",
      arguments: [corrected.author, corrected.note, addition.id])
    // The same pair as before has been merged into itself, and stays.
    if addition.id != id { _ = try removeUnits([id]) }
    return addition
  }

  /// Lets the places beside one know that its source text is another.
  private func renew(_ old: String, to new: String, around position: Int, of origin: Int64) throws {
    guard origin != Self.noOrigin, position >= 0, position < Int.max else { return }
    try settlePlaces()
    try db.execute(
      sql: "UPDATE occurrence SET after = ?1 WHERE origin = ?2 AND position = ?3 AND after = ?4",
      arguments: [new, origin, position - 1, old])
    try db.execute(
      sql: "UPDATE occurrence SET before = ?1 WHERE origin = ?2 AND position = ?3 AND before = ?4",
      arguments: [new, origin, position + 1, old])
  }
}

extension MemoryWriter.Addition {
  /// The identifier of the unit.
  public var id: Int64 {
    switch self {
    case .added(let id), .merged(let id): id
    }
  }
}

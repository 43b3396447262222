public import TranslationMemory

extension SharedMemoryWriter {
  /// Puts a corrected unit in the place of another, at all of its places, and returns what became of it.
  ///
  /// Its texts and languages are those of `unit`, and so are author and note where that has them; it counts as made by a person
  /// and as changed now. Units around it learn of a new source text. Where the memory has the corrected pair already, the two
  /// become one. Returns nil where there is no unit `id`; throws `MemoryError.unstorable` for a text that holds U+0000.
  public func correct(_ id: Int64, to unit: TranslationUnit) throws -> MemoryWriter.Addition? {
    try Self.checkStorable(unit)
    _ = try add([] as [TranslationUnit])
    let found = try connection.query(
      "SELECT source, created, usage, author, note FROM unit WHERE id = $1::bigint FOR UPDATE", [.integer(id)]
    )
    guard found.count == 1 else { return nil }
    let old = found[0]
    let places = try connection.query(
      """
      SELECT name, position, before, after, occurrence.origin FROM occurrence
      LEFT JOIN origin ON origin.id = occurrence.origin WHERE unit = $1::bigint ORDER BY occurrence.origin, position
      """, [.integer(id)])
    var corrected = unit
    corrected.created = Timestamp(seconds: old.integer(1))
    corrected.changed = now
    corrected.usage = Int(old.integer(2))
    corrected.confidence = nil
    corrected.author = unit.author ?? old.optionalText(3)
    corrected.note = unit.note ?? old.optionalText(4)
    var addition: MemoryWriter.Addition?
    for place in places.rows {
      let position = place.integer(1)
      corrected.origin = place.optionalText(0)
      corrected.position = position == Int64(MemoryWriter.noPosition) ? nil : Int(position)
      corrected.before = place.optionalText(2)
      corrected.after = place.optionalText(3)
      let result = try add(corrected)
      addition = addition ?? result
      try renew(old.text(0), to: corrected.source, around: position, of: place.integer(4))
    }
    guard let addition else { return nil }
    // Merging fills in only what was not known.
    try connection.query(
      "UPDATE unit SET author = $1::text, note = $2::text WHERE id = $3::bigint",
      [.init(corrected.author), .init(corrected.note), .integer(addition.id)])
    // The same pair as before has been merged into itself, and stays.
    if addition.id != id { _ = try removeUnits([id]) }
    return addition
  }

  /// Lets the places beside one know that its source text is another.
  private func renew(_ old: String, to new: String, around position: Int64, of origin: Int64) throws {
    guard origin != MemoryWriter.noOrigin, position >= 0, position < Int64.max else { return }
    for (column, neighbour) in [("after", position - 1), ("before", position + 1)] {
      try connection.query(
        """
        UPDATE occurrence SET \(column) = $1::text
        WHERE origin = $2::bigint AND position = $3::bigint AND \(column) = $4::text
        """, [.text(new), .integer(origin), .integer(neighbour), .text(old)])
    }
  }
}

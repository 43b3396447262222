internal import GRDB
internal import Text

extension Memory {
  /// The most units read to learn about a name.
  private static let mostUnits = 100

  /// What the memory's units show about a word: whether both languages write it alike.
  ///
  /// Reads the units listed under its stem, or an even sample of them.
  func use(ofName word: String, _ query: Query, _ db: Database) throws -> NameEvidence.Use {
    var evidence = NameEvidence(of: word)
    let sides = try LanguageSides(from: query.from, to: query.to, in: db)
    let unit = try BulkStatement(db, "SELECT languages, source, target FROM unit WHERE id = ?")
    let reader = try PostingReader(db)
    for stem in indexer.extractor(of: query.from).locatedStems(of: word) where !stem.isNumber {
      var units: [Int64] = []
      try reader.forEachUnit(in: indexer.key(of: query.from).single(stem.stem)) { units.append($0) }
      for place in stride(
        from: 0, to: units.count, by: max(1, (units.count + Self.mostUnits - 1) / Self.mostUnits))
      {
        unit.start([.integer(units[place])])
        defer { unit.stop() }
        guard try unit.next(), let isReversed = sides.directions(ofPair: unit.integer(0)).first
        else { continue }
        evidence.add(source: unit.text(isReversed ? 2 : 1), target: unit.text(isReversed ? 1 : 2))
      }
    }
    return evidence.use
  }
}

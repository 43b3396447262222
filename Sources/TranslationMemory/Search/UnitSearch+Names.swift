internal import Text

extension UnitSearch {
  /// The most units read to learn about a name.
  private static let mostUnits = 100

  /// What the units show about a word: whether both languages write it alike.
  ///
  /// Reads the units listed under its stem, or an even sample of them; but only once while the store stays as it is.
  func use(ofName word: String, _ query: Query, _ units: some SearchableUnits) throws -> NameEvidence.Use {
    guard let state = units.state else { return try foundUse(ofName: word, query, units) }
    let name = KnownNames.Name(word: word, from: query.from, to: query.to)
    if let use = knownNames.use(of: name, in: state) { return use }
    let use = try foundUse(ofName: word, query, units)
    knownNames.insert(use, of: name, in: state)
    return use
  }

  private func foundUse(
    ofName word: String, _ query: Query, _ units: some SearchableUnits
  ) throws -> NameEvidence.Use {
    var evidence = NameEvidence(of: word)
    let stems = indexer.extractor(of: query.from).locatedStems(of: word).filter { !$0.isNumber }
    let buckets = stems.map { indexer.key(of: query.from).single($0.stem) }
    try units.lists.prepare(buckets, others: [])
    for bucket in buckets {
      var listed: [Int64] = []
      try units.lists.forEachUnit(in: bucket) { listed.append($0) }
      let step = max(1, (listed.count + Self.mostUnits - 1) / Self.mostUnits)
      let sample = stride(from: 0, to: listed.count, by: step).map { listed[$0] }
      try units.forEachUnit(of: sample) { unit in
        guard let isReversed = try directions(ofPair: unit.integer(1), query, units).first else { return }
        evidence.add(source: unit.text(isReversed ? 3 : 2), target: unit.text(isReversed ? 2 : 3))
      }
    }
    return evidence.use
  }
}

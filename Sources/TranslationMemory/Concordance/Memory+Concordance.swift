internal import GRDB
internal import Text

extension Memory {
  /// The units that hold a phrase, newest first: its words one after another, each by its stem, numbers as
  /// written.
  ///
  /// Marks between them do not count. A phrase of marks alone is searched for letter by letter.
  public func concordance(of phrase: Phrase) throws -> [ConcordanceLine] {
    guard phrase.limit > 0 else { return [] }
    return try read { db in
      let sides = try LanguageSides(from: phrase.from, to: phrase.to, in: db)
      var lines: [ConcordanceLine] = []
      let fetch = try db.cachedStatement(
        sql: "SELECT id, languages, source, target, changed FROM unit WHERE id = ?")
      for id in try candidates(for: phrase, db) {
        let rows = try Row.fetchCursor(fetch, arguments: [id])
        guard let row = try rows.next(), let isReversed = sides.directions(ofPair: row[1]).first else {
          continue
        }
        if let line = line(row, isReversed: isReversed, phrase) { lines.append(line) }
        if lines.count == phrase.limit { break }
      }
      for index in lines.indices { lines[index].origin = try origin(of: lines[index].unit, db) }
      return lines
    }
  }

  /// The first origin of a unit, nil for a pair added by hand.
  func origin(of unit: Int64, _ db: Database) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT name FROM occurrence JOIN origin ON origin.id = occurrence.origin WHERE unit = ?
          ORDER BY origin.id, position LIMIT 1
          """), arguments: [unit])
  }

  /// The units that hold every word of the phrase on a side that counts, newest first.
  private func candidates(for phrase: Phrase, _ db: Database) throws -> [Int64] {
    let reader = try PostingReader(db)
    var units: Set<Int64> = []
    for language in phrase.languages {
      let key = indexer.key(of: language)
      let stems = indexer.extractor(of: language).locatedStems(of: phrase.text)
      if stems.isEmpty {
        return try Int64.fetchAll(db, sql: "SELECT id FROM unit ORDER BY changed DESC, id DESC")
      }
      var common: Set<Int64>?
      for bucket in Set(stems.map { key.single($0.isNumber ? Terms.number : $0.stem) }) {
        var list: Set<Int64> = []
        try reader.forEachUnit(in: bucket) { list.insert($0) }
        common = common?.intersection(list) ?? list
      }
      units.formUnion(common ?? [])
    }
    let changed = try db.cachedStatement(sql: "SELECT changed FROM unit WHERE id = ?")
    var dated: [(changed: Int64, id: Int64)] = []
    for id in units {
      if let moment = try Int64.fetchOne(changed, arguments: [id]) { dated.append((moment, id)) }
    }
    return dated.sorted { $0 > $1 }.map(\.id)
  }

  private func line(_ row: Row, isReversed: Bool, _ phrase: Phrase) -> ConcordanceLine? {
    let source: String = row[isReversed ? 3 : 2]
    let target: String = row[isReversed ? 2 : 3]
    let inSource = phrase.side == .target ? [] : places(of: phrase.text, in: source, language: phrase.from)
    let inTarget = phrase.side == .source ? [] : places(of: phrase.text, in: target, language: phrase.to)
    guard !inSource.isEmpty || !inTarget.isEmpty else { return nil }
    return ConcordanceLine(
      source: source, target: target, sourceRanges: inSource, targetRanges: inTarget, unit: row[0],
      origin: nil,
      changed: Timestamp(seconds: row[4]))
  }

  private func places(of phrase: String, in text: String, language: LanguageTag) -> [Range<Int>] {
    let extractor = indexer.extractor(of: language)
    let wanted = extractor.locatedStems(of: phrase)
    guard !wanted.isEmpty else { return literalPlaces(of: phrase, in: text) }
    let present = extractor.locatedStems(of: text)
    var places: [Range<Int>] = []
    var start = 0
    while start + wanted.count <= present.count {
      let isHere = wanted.indices.allSatisfy {
        wanted[$0].stem == present[start + $0].stem && wanted[$0].isNumber == present[start + $0].isNumber
      }
      if isHere {
        places.append(present[start].range.lowerBound..<present[start + wanted.count - 1].range.upperBound)
      }
      start += isHere ? wanted.count : 1
    }
    return places
  }

  private func literalPlaces(of phrase: String, in text: String) -> [Range<Int>] {
    let wanted = Array(NormalForm.folded(phrase).utf16)
    let units = Array(text.utf16)
    guard !wanted.isEmpty, wanted.count <= units.count else { return [] }
    return (0...units.count - wanted.count).filter { units[$0...].starts(with: wanted) }.map {
      $0..<$0 + wanted.count
    }
  }
}

extension Phrase {
  /// The languages of the sides that are searched.
  fileprivate var languages: [LanguageTag] {
    switch side {
    case .source: [from]
    case .target: [to]
    case .both: [from, to]
    }
  }
}

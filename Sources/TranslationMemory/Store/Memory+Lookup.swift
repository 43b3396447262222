internal import GRDB
internal import Text

extension Memory {
  /// The best matches of a query: by score, then newer, then later added.
  ///
  /// The same query on the same memory gives the same list, and the same whether the index is asked or every unit is compared.
  public func matches(for query: Query) throws -> [Match] {
    let terms = indexer.extractor(of: query.from).terms(of: query.text)
    guard !terms.words.isEmpty, query.limit > 0, query.minimumScore <= 101 else { return [] }
    let folded = NormalForm.folded(query.text)
    let minimum = max(1, query.minimumScore)
    return try read { db in
      var best = BestMatches(limit: query.limit)
      let sides = try LanguageSides(from: query.from, to: query.to, in: db)
      let fetch = try db.cachedStatement(sql: "SELECT id, languages, source, target, changed FROM unit WHERE id = ?")
      func consider(_ row: Row) throws {
        var found: Match?
        for isReversed in sides.directions(ofPair: row[1]) {
          let text: String = row[isReversed ? 3 : 2]
          let score = scorer.score(
            terms, indexer.extractor(of: query.from).terms(of: text), atLeast: min(max(minimum, best.leastScore), 100),
            sameText: { NormalForm.folded(text).utf8.elementsEqual(folded.utf8) })
          guard var score else { continue }
          if score == 100, try isInContext(row[0], isReversed: isReversed, query, db) { score = 101 }
          guard score >= minimum, score > found?.score ?? 0 else { continue }
          found = Match(
            score: score, kind: score == 101 ? .context : score == 100 ? .exact : .fuzzy, source: text,
            target: row[isReversed ? 2 : 3], adapted: nil, unit: row[0], origin: nil, changed: Timestamp(seconds: row[4]))
        }
        if let found { best.insert(found) }
      }
      let pairs = indexer.key(of: query.from).pairs(of: terms.stems)
      if !query.isExhaustive, let ids = try candidateSearch.candidates(pairs: pairs, minimum: minimum, in: db) {
        for id in ids {
          let rows = try Row.fetchCursor(fetch, arguments: [id])
          if let row = try rows.next() { try consider(row) }
        }
      } else {
        let rows = try Row.fetchCursor(db, sql: "SELECT id, languages, source, target, changed FROM unit ORDER BY id")
        while let row = try rows.next() { try consider(row) }
      }
      return try best.matches.map { try completed($0, query, db) }
    }
  }

  /// Adds to a match what only those returned need.
  private func completed(_ match: Match, _ query: Query, _ db: Database) throws -> Match {
    var match = match
    match.origin = try origin(of: match.unit, db)
    if match.kind == .fuzzy {
      match.adapted = Adaptation.adapted(
        query: query.text, source: match.source, target: match.target, from: query.from, to: query.to)
    }
    return match
  }

  /// Whether the unit stands, in one of its places, between the neighbours that the query names.
  private func isInContext(_ id: Int64, isReversed: Bool, _ query: Query, _ db: Database) throws -> Bool {
    // Neighbours are known of the source side only.
    guard !isReversed, let before = query.before, let after = query.after else { return false }
    let places = try Row.fetchCursor(
      db.cachedStatement(sql: "SELECT before, after FROM occurrence WHERE unit = ? AND before NOT NULL AND after NOT NULL"),
      arguments: [id])
    while let place = try places.next() {
      if Self.isSame(place[0], before), Self.isSame(place[1], after) { return true }
    }
    return false
  }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    NormalForm.folded(a).utf8.elementsEqual(NormalForm.folded(b).utf8)
  }
}

/// The best matches so far, in order: by score, then newer, then later added.
struct BestMatches {
  let limit: Int
  private(set) var matches: [Match] = []

  init(limit: Int) { self.limit = limit }

  /// What a match has to score to be among them; 101 counts as 100, since it is seen after the score.
  var leastScore: Int { matches.count < limit ? 0 : matches.last?.score ?? 0 }

  mutating func insert(_ match: Match) {
    let place = matches.firstIndex { Self.isBetter(match, than: $0) } ?? matches.endIndex
    guard place < limit else { return }
    matches.insert(match, at: place)
    if matches.count > limit { matches.removeLast() }
  }

  private static func isBetter(_ a: Match, than b: Match) -> Bool {
    (a.score, a.changed, a.unit) > (b.score, b.changed, b.unit)
  }
}

/// Which language pairs of the memory serve a direction, and from which side.
struct LanguageSides {
  private var directionsByPair: [Int64: [Bool]] = [:]

  init(from: LanguageTag, to: LanguageTag, in db: Database) throws {
    let rows = try Row.fetchCursor(db.cachedStatement(sql: "SELECT id, source, target FROM language_pair"))
    while let row = try rows.next() {
      guard let source = LanguageTag(row[1] as String), let target = LanguageTag(row[2] as String) else { continue }
      var directions: [Bool] = []
      if source.matches(from), target.matches(to) { directions.append(false) }
      if source.matches(to), target.matches(from) { directions.append(true) }
      directionsByPair[row[0]] = directions
    }
  }

  /// For a language pair, whether its units serve as stored (false), turned round (true), or both, or not at all.
  func directions(ofPair pair: Int64) -> [Bool] { directionsByPair[pair] ?? [] }

  /// The identifiers of the pairs that serve.
  var pairs: [Int64] { directionsByPair.filter { !$0.value.isEmpty }.keys.sorted() }
}

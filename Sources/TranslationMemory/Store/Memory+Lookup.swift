internal import GRDB
internal import Text

extension Memory {
  /// The best matches of a query: by score, then newer, then later added.
  ///
  /// The same query on the same memory gives the same list, and the same whether the index is asked or every unit is compared.
  public func matches(for query: Query) throws -> [Match] {
    let extractor = indexer.extractor(of: query.from)
    let terms = extractor.terms(of: query.text)
    guard !terms.words.isEmpty, query.limit > 0, query.minimumScore <= 101 else { return [] }
    lazy var folded = NormalForm.folded(query.text)
    let minimum = max(1, query.minimumScore)
    return try read { db in
      let statements = try statements(db)
      var best = BestMatches(limit: query.limit)
      var scorer = Scorer()
      var own = Terms()
      func consider(_ unit: BulkStatement) throws {
        var found: BestMatches.Found?
        for isReversed in try directions(ofPair: unit.integer(1), query, db) {
          let side: Int32 = isReversed ? 3 : 2
          unit.withBytes(side) { extractor.read(utf8: $0, into: &own) }
          let score = scorer.score(
            terms, own, atLeast: min(max(minimum, best.leastScore), 100),
            sameText: {
              // Most that are the same are so letter by letter.
              let text = unit.text(side)
              return text.utf8.elementsEqual(query.text.utf8)
                || NormalForm.folded(text).utf8.elementsEqual(folded.utf8)
            })
          guard var score else { continue }
          let id = unit.integer(0)
          if score == 100, try isInContext(id, isReversed: isReversed, query, db) { score = 101 }
          guard score >= minimum, score > found?.match.score ?? 0 else { continue }
          found = BestMatches.Found(
            match: Match(
              score: score, kind: score == 101 ? .context : score == 100 ? .exact : .fuzzy,
              source: unit.text(side),
              target: unit.text(isReversed ? 2 : 3), adapted: nil, unit: id, origin: nil,
              changed: Timestamp(seconds: unit.integer(4))),
            mayTurnSense: score < Scorer.sameWords && (terms.mayNegate || own.mayNegate))
        }
        if let found { best.insert(found) }
      }
      let pairs = indexer.key(of: query.from).pairs(of: terms.stems)
      if !query.isExhaustive,
        let candidates = try candidateSearch.candidates(
          pairs: pairs, minimum: minimum, statements.postings, in: db)
      {
        let unit = statements.unit
        for candidate in candidates where candidate.canScore(best.leastScore) {
          unit.start(candidate.unit)
          if try unit.next() { try consider(unit) }
          // There is one at most.
          unit.stop()
        }
      } else {
        let unit = try BulkStatement(db, LookupStatements.columns + " ORDER BY id")
        unit.start([])
        defer { unit.stop() }
        while try unit.next() { try consider(unit) }
      }
      return try completed(best.found, query, extractor, db)
    }
  }

  /// For a language pair, whether its units serve a query as stored (false), turned round (true), or both, or not at all.
  ///
  /// Pairs are added, but never changed: what was read for the last query holds until an unknown one is met.
  func directions(ofPair pair: Int64, _ query: Query, _ db: Database) throws -> [Bool] {
    if let known = languageSides, known.from == query.from, known.to == query.to, known.knows(pair) {
      return known.directions(ofPair: pair)
    }
    let sides = try LanguageSides(from: query.from, to: query.to, in: db)
    languageSides = sides
    return sides.directions(ofPair: pair)
  }

  /// Adds to the matches what only those returned need.
  private func completed(
    _ found: [BestMatches.Found], _ query: Query, _ extractor: TermExtractor, _ db: Database
  ) throws -> [Match] {
    lazy var adaptable = AdaptableQuery(query.text, from: query.from, to: query.to)
    lazy var balance = extractor.negationBalance(of: query.text)
    let origins = try statements(db).origins
    return try found.map { found in
      var match = found.match
      match.origin = try origins.name(of: match.unit)
      match.record = try record(of: match.unit, db)
      guard match.kind == .fuzzy else { return match }
      match.adapted = try adaptable.adapted(source: match.source, target: match.target) {
        try use(ofName: $0, query, db)
      }
      if found.mayTurnSense, !balance.isEven(with: extractor.negationBalance(of: match.source)) {
        match.caution = .negation
      }
      return match
    }
  }

  /// Whether the unit stands, in one of its places, between the neighbours that the query names.
  private func isInContext(_ id: Int64, isReversed: Bool, _ query: Query, _ db: Database) throws -> Bool {
    guard let before = query.before, let after = query.after else { return false }
    // Neighbours are kept of the source side; those of the target side are found through them.
    if isReversed { return try isBetweenTargets(id, before, after, db) }
    let places = try Row.fetchCursor(
      db.cachedStatement(
        sql: "SELECT before, after FROM occurrence WHERE unit = ? AND before NOT NULL AND after NOT NULL"),
      arguments: [id])
    while let place = try places.next() {
      if Self.isSame(try place.decode(atIndex: 0), before), Self.isSame(try place.decode(atIndex: 1), after) {
        return true
      }
    }
    return false
  }

  static func isSame(_ a: String, _ b: String) -> Bool {
    NormalForm.folded(a).utf8.elementsEqual(NormalForm.folded(b).utf8)
  }
}

/// The best matches so far, in order: by score, then newer, then later added.
struct BestMatches {
  /// A match, and what is known of it beside.
  struct Found {
    var match: Match
    /// Whether the words that differ may turn the sense.
    var mayTurnSense: Bool
  }

  let limit: Int
  private(set) var found: [Found] = []

  init(limit: Int) { self.limit = limit }

  /// A match that scores less cannot be among them; one that scores as much may be, if it is newer.
  var leastScore: Int { found.count < limit ? 0 : found.last?.match.score ?? 0 }

  mutating func insert(_ new: Found) {
    let place = found.firstIndex { Self.isBetter(new.match, than: $0.match) } ?? found.endIndex
    guard place < limit else { return }
    found.insert(new, at: place)
    if found.count > limit { found.removeLast() }
  }

  private static func isBetter(_ a: Match, than b: Match) -> Bool {
    (a.score, a.changed, a.unit) > (b.score, b.changed, b.unit)
  }
}

/// Which language pairs of the memory serve a direction, and from which side.
struct LanguageSides {
  let from: LanguageTag
  let to: LanguageTag
  private var directionsByPair: [Int64: [Bool]] = [:]

  init(from: LanguageTag, to: LanguageTag, in db: Database) throws {
    (self.from, self.to) = (from, to)
    let rows = try Row.fetchCursor(db.cachedStatement(sql: "SELECT id, source, target FROM language_pair"))
    while let row = try rows.next() {
      guard let source = LanguageTag(try row.decode(String.self, atIndex: 1)),
        let target = LanguageTag(try row.decode(String.self, atIndex: 2))
      else {
        continue
      }
      var directions: [Bool] = []
      if source.matches(from), target.matches(to) { directions.append(false) }
      if source.matches(to), target.matches(from) { directions.append(true) }
      directionsByPair[try row.decode(atIndex: 0)] = directions
    }
  }

  /// For a language pair, whether its units serve as stored (false), turned round (true), or both, or not at all.
  func directions(ofPair pair: Int64) -> [Bool] { directionsByPair[pair] ?? [] }

  /// Whether the pair was there when the pairs were read.
  func knows(_ pair: Int64) -> Bool { directionsByPair[pair] != nil }

  /// The identifiers of the pairs that serve.
  var pairs: [Int64] { directionsByPair.filter { !$0.value.isEmpty }.keys.sorted() }
}

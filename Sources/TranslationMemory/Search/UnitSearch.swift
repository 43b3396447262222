internal import Text

/// Searches a store's units: lookup and concordance, the same for every store.
///
/// It keeps what one search leaves for the next. Used from one thread, for one store.
package final class UnitSearch {
  let indexer: UnitIndexer
  private var candidateSearch = CandidateSearch()
  /// The language pairs as the last lookup saw them.
  private var languageSides: LanguageSides?
  /// What names have been found to be, by the words of a language, in the state of the store that they were found in.
  var knownNames = KnownNames()

  /// A search that finds the terms of texts with an indexer.
  package init(indexer: UnitIndexer) { self.indexer = indexer }

  /// The best matches of a query: by score, then newer, then later added.
  ///
  /// The same query on the same units gives the same list, and the same whether the index is asked or every unit is compared.
  package func matches<Units: SearchableUnits>(for query: Query, in units: Units) throws -> [Match] {
    let extractor = indexer.extractor(of: query.from)
    let terms = extractor.terms(of: query.text)
    guard !terms.words.isEmpty, query.limit > 0, query.minimumScore <= 101 else { return [] }
    lazy var folded = NormalForm.folded(query.text)
    let minimum = max(1, query.minimumScore)
    var best = BestMatches(limit: query.limit)
    var scorer = Scorer()
    var own = Terms()
    func consider(_ unit: Units.Row) throws {
      var found: BestMatches.Found?
      for isReversed in try directions(ofPair: unit.integer(1), query, units) {
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
        if score == 100, try isInContext(id, isReversed: isReversed, query, units) { score = 101 }
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
        pairs: pairs, minimum: minimum, units.lists, sizes: units.listSizes)
    {
      try units.forEachUnit(among: candidates, where: { $0.canScore(best.leastScore) }, consider)
    } else {
      try units.forEachUnit(consider)
    }
    return try completed(best.found, query, extractor, units)
  }

  /// For a language pair, whether its units serve a query as stored (false), turned round (true), or both, or not at all.
  ///
  /// Pairs are added, but never changed: what was read for the last query holds until an unknown one is met.
  func directions(ofPair pair: Int64, _ query: Query, _ units: some SearchableUnits) throws -> [Bool] {
    if let known = languageSides, known.from == query.from, known.to == query.to, known.knows(pair) {
      return known.directions(ofPair: pair)
    }
    let sides = LanguageSides(from: query.from, to: query.to, of: try units.languagePairs())
    languageSides = sides
    return sides.directions(ofPair: pair)
  }

  /// Adds to the matches what only those returned need.
  private func completed(
    _ found: [BestMatches.Found], _ query: Query, _ extractor: TermExtractor, _ units: some SearchableUnits
  ) throws -> [Match] {
    if found.isEmpty { return [] }
    lazy var adaptable = AdaptableQuery(query.text, from: query.from, to: query.to)
    lazy var balance = extractor.negationBalance(of: query.text)
    let provenances = try units.provenances(of: found.map(\.match.unit))
    return try found.indices.map { index in
      var match = found[index].match
      match.origin = provenances[index].origin
      match.record = provenances[index].record
      guard match.kind == .fuzzy else { return match }
      match.adapted = try adaptable.adapted(source: match.source, target: match.target) {
        try use(ofName: $0, query, units)
      }
      if found[index].mayTurnSense, !balance.isEven(with: extractor.negationBalance(of: match.source)) {
        match.caution = .negation
      }
      return match
    }
  }
}

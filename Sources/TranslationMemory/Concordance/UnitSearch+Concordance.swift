internal import Text

extension UnitSearch {
  /// The units that hold a phrase, newest first, then later added first: its words one after another, each by its stem,
  /// numbers as written.
  ///
  /// Marks between them do not count. A phrase of marks alone is searched for letter by letter, in all units.
  package func concordance(of phrase: Phrase, in units: some SearchableUnits) throws -> [ConcordanceLine] {
    guard phrase.limit > 0 else { return [] }
    let sides = LanguageSides(from: phrase.from, to: phrase.to, of: try units.languagePairs())
    let candidates = try PhraseCandidates(phrase, indexer: indexer, units.lists).units
    var lines: [ConcordanceLine] = []
    try units.forEachNewestUnit(among: candidates) { unit in
      if let isReversed = sides.directions(ofPair: unit.integer(1)).first,
        let line = line(unit, isReversed: isReversed, phrase)
      {
        lines.append(line)
      }
      return lines.count < phrase.limit
    }
    if lines.isEmpty { return [] }
    for (index, provenance) in try units.provenances(of: lines.map(\.unit)).enumerated() {
      lines[index].origin = provenance.origin
    }
    return lines
  }

  private func line(_ unit: some ResultRow, isReversed: Bool, _ phrase: Phrase) -> ConcordanceLine? {
    let source = unit.text(isReversed ? 3 : 2)
    let target = unit.text(isReversed ? 2 : 3)
    let inSource = phrase.side == .target ? [] : places(of: phrase.text, in: source, language: phrase.from)
    let inTarget = phrase.side == .source ? [] : places(of: phrase.text, in: target, language: phrase.to)
    guard !inSource.isEmpty || !inTarget.isEmpty else { return nil }
    return ConcordanceLine(
      source: source, target: target, sourceRanges: inSource, targetRanges: inTarget, unit: unit.integer(0),
      origin: nil, changed: Timestamp(seconds: unit.integer(4)))
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

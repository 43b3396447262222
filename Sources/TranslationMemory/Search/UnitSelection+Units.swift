internal import Text

extension UnitSelection {
  /// Calls `body` with each unit the selection holds, in the order they were added, off the tables of a store.
  ///
  /// A unit with several origins is shown with the first that fits, unless every place is wanted. Linear in the number of
  /// units, whatever is selected; but for `latestOnly`, memory does not grow with them.
  package func forEachUnit<Tables: UnitTables>(
    of pairs: [Int64: LanguagePair], _ tables: (UnitSelection) throws -> Tables,
    _ body: (_ id: Int64, TranslationUnit) throws -> Void
  ) throws {
    let tags = pairs.compactMapValues { pair in isReversed(pair).map { (pair: pair, isReversed: $0) } }
    let latest = latestOnly ? try latestUnits(tags, tables) : nil
    let units = PlacedUnits(in: self, try tables(self))
    try units.forEach { unit, place in
      let id = unit.integer(0)
      guard latest?.contains(id) != false, let (pair, isReversed) = tags[unit.integer(1)] else { return }
      try body(id, TranslationUnit(unit, place, pair, isReversed: isReversed))
    }
  }

  /// The newest unit of each source text of the selection.
  private func latestUnits<Tables: UnitTables>(
    _ tags: [Int64: (pair: LanguagePair, isReversed: Bool)], _ tables: (UnitSelection) throws -> Tables
  ) throws -> Set<Int64> {
    var newest: [UInt64: (changed: Int64, id: Int64)] = [:]
    var selection = self
    selection.places = .first
    let units = PlacedUnits(in: selection, try tables(selection))
    try units.forEach { unit, _ in
      guard let (pair, isReversed) = tags[unit.integer(1)] else { return }
      let text = unit.text(isReversed ? 3 : 2)
      let languages = isReversed ? (pair.target, pair.source) : (pair.source, pair.target)
      let key = StableHash.key(of: "\(languages.0) \(languages.1) \(NormalForm.folded(text))")
      let candidate = (changed: unit.integer(5), id: unit.integer(0))
      if newest[key].map({ candidate > $0 }) ?? true { newest[key] = candidate }
    }
    return Set(newest.values.map(\.id))
  }

  /// Whether units of a language pair are to be turned round; nil where they are not wanted.
  package func isReversed(_ pair: LanguagePair) -> Bool? {
    func fits(_ source: LanguageTag, _ target: LanguageTag) -> Bool {
      (from.map { source.matches($0) } ?? true) && (to.map { target.matches($0) } ?? true)
    }
    if fits(pair.source, pair.target) { return false }
    return fits(pair.target, pair.source) ? true : nil
  }
}

extension TranslationUnit {
  /// The unit of a row (`UnitTables`) at a place.
  fileprivate init<Tables>(
    _ row: Tables.Row, _ place: PlacedUnits<Tables>.Place?, _ pair: LanguagePair, isReversed: Bool
  ) {
    self.init(
      source: row.text(isReversed ? 3 : 2), target: row.text(isReversed ? 2 : 3),
      sourceLanguage: isReversed ? pair.target : pair.source,
      targetLanguage: isReversed ? pair.source : pair.target,
      origin: place?.name,
      position: place.flatMap { $0.position == MemoryWriter.noPosition ? nil : Int($0.position) },
      // Neighbours are known of the stored source side only.
      before: isReversed ? nil : place?.before, after: isReversed ? nil : place?.after,
      author: row.optionalText(8), note: row.optionalText(9), created: Timestamp(seconds: row.integer(4)),
      changed: Timestamp(seconds: row.integer(5)), usage: Int(row.integer(6)),
      confidence: row.optionalReal(7), record: place?.record, recordHeader: place?.header)
  }
}

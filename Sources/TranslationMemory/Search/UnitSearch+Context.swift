internal import Text

extension UnitSearch {
  /// Whether the unit stands, in one of its places, between the neighbours that the query names.
  func isInContext(_ id: Int64, isReversed: Bool, _ query: Query, _ units: some SearchableUnits) throws
    -> Bool
  {
    guard let before = query.before, let after = query.after else { return false }
    // Neighbours are kept of the source side; those of the target side are found through them.
    if isReversed { return try isBetweenTargets(id, before, after, units) }
    var isInContext = false
    try units.forEachPlace(of: id) { place in
      isInContext = Self.isSame(place.before, before) && Self.isSame(place.after, after)
      return !isInContext
    }
    return isInContext
  }

  /// Whether a unit stands, in one of its places, between neighbours whose targets are these.
  ///
  /// Source neighbours are kept with each place; the target of one is that of the unit at the next place of the same
  /// origin, if that unit's source is the neighbour: then it is known, else not. An empty text is the start or the
  /// end of the origin.
  private func isBetweenTargets(
    _ id: Int64, _ before: String, _ after: String, _ units: some SearchableUnits
  ) throws -> Bool {
    var places: [UnitPlace] = []
    try units.forEachPlace(of: id) { place in
      if place.position >= 0 { places.append(place) }
      return true
    }
    for place in places {
      let isAfterBefore =
        place.position == 0 && place.before.isEmpty
        ? before.isEmpty
        : try holds(place.before, before, at: place.origin, place.position - 1, besides: id, units)
      guard isAfterBefore, place.position < Int64.max else { continue }
      let isBeforeAfter =
        place.after.isEmpty
        ? after.isEmpty
        : try holds(place.after, after, at: place.origin, place.position + 1, besides: id, units)
      if isBeforeAfter { return true }
    }
    return false
  }

  /// Whether a unit of these two texts, in the languages of another, stands at a place.
  private func holds(
    _ source: String, _ target: String, at origin: Int64, _ position: Int64, besides id: Int64,
    _ units: some SearchableUnits
  ) throws -> Bool {
    var holds = false
    try units.forEachText(at: origin, position, inLanguagesOf: id) {
      holds = Self.isSame($0, source) && Self.isSame($1, target)
      return !holds
    }
    return holds
  }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    NormalForm.folded(a).utf8.elementsEqual(NormalForm.folded(b).utf8)
  }
}

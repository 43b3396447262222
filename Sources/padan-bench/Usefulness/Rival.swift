/// Another way to say how alike two segments are, to compare ours with.
enum Rival: CaseIterable {
  /// 100 × (1 − D / max(n, m)), D Levenshtein's distance over words, numbers and marks without case.
  case words
  /// What OmegaT sorts by (its manual, "Fuzzy matches"): the same over stems, then over words, both without numbers and
  /// marks, then over everything; each cut to a whole number.
  case omegaT
  /// The same over characters.
  case characters

  var name: String {
    switch self {
    case .words: "words"
    case .omegaT: "OmegaT"
    case .characters: "characters"
    }
  }

  /// How alike, for ordering (the higher the better), and in percent; nil where the percentage is below `floor`, or the
  /// order below `best`.
  func likeness(
    _ a: SegmentItems, _ b: SegmentItems, floor: Double, best: Double, _ distance: inout Levenshtein
  ) -> (order: Double, percent: Double)? {
    switch self {
    case .words:
      return Self.percent(a.tokens, b.tokens, atLeast: max(floor, best), &distance).map { ($0, $0) }
    case .characters:
      return Self.percent(a.characters, b.characters, atLeast: max(floor, best), &distance).map { ($0, $0) }
    case .omegaT:
      let least = max(floor, (best / 1e6).rounded(.down))
      guard let first = Self.percent(a.stems, b.stems, atLeast: least, &distance)?.rounded(.down) else {
        return nil
      }
      let second = Self.percent(a.words, b.words, atLeast: 0, &distance)?.rounded(.down) ?? 0
      let third = Self.percent(a.verbatim, b.verbatim, atLeast: 0, &distance)?.rounded(.down) ?? 0
      let order = first * 1e6 + second * 1e3 + third
      return order >= best ? (order, first) : nil
    }
  }

  private static func percent(
    _ a: ItemList, _ b: ItemList, atLeast least: Double, _ distance: inout Levenshtein
  ) -> Double? {
    let length = max(a.items.count, b.items.count)
    guard length > 0 else { return nil }
    let limit = Int((Double(length) * (100 - least) / 100 + 1e-9).rounded(.down))
    guard a.leastDistance(to: b) <= limit else { return nil }
    return distance.distance(a.items, b.items, limit: limit).map { 100 * (1 - Double($0) / Double(length)) }
  }
}

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

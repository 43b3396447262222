extension XLIFFText {
  /// The segments of both sides, by their `mid`, those that the target lacks with an empty one; nil where the target has others.
  static func segmentPairs(
    _ source: XLIFFText, _ target: XLIFFText
  ) -> [(mid: String, source: Part, target: Part)]? {
    if target.segments.isEmpty { return nil }
    var sources = Dictionary(
      source.segments.map { ($0.mid, $0.part) }, uniquingKeysWith: { first, _ in first })
    guard sources.count == source.segments.count else { return nil }
    var pairs: [(mid: String, source: Part, target: Part)] = []
    for segment in target.segments {
      guard let part = sources.removeValue(forKey: segment.mid) else { return nil }
      pairs.append((segment.mid, part, segment.part))
    }
    let none = Part(range: 0..<0, codes: 0..<0)
    for segment in source.segments where sources[segment.mid] != nil {
      pairs.append((segment.mid, segment.part, none))
    }
    return pairs
  }
}

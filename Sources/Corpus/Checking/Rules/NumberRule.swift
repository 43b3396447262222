internal import Text

/// Numbers, dates and times of one side that have no equal on the other.
///
/// Compared by value: `3.000` in Indonesian is `3,000` in English, `1,5 juta` is `1.5 million`, `pukul 19.00` is `7 p.m.`
struct NumberRule: PairRule {
  private let source: FigureReader
  private let target: FigureReader

  init(source: LanguageTag, target: LanguageTag) {
    self.source = FigureReader(language: source)
    self.target = FigureReader(language: target)
  }

  func finding(in pair: CheckedPair) -> PairFinding? {
    guard Self.hasFigure(pair.source) || Self.hasFigure(pair.target) else { return nil }
    let (sources, targets) = (source.figures(of: pair.source), target.figures(of: pair.target))
    let missing = sources.missing(in: targets)
    let added = targets.missing(in: sources)
    guard !missing.isEmpty || !added.isEmpty else { return nil }
    return PairFinding(.numbersDiffer, Self.list(missing) + " / " + Self.list(added))
  }

  private static func hasFigure(_ text: TokenizedText) -> Bool { text.tokens.contains { $0.kind == .number } }

  /// A few figures as they stand in the text.
  private static func list(_ figures: [String]) -> String {
    if figures.isEmpty { return "–" }
    let shown = figures.prefix(4).joined(separator: " ")
    return figures.count > 4 ? shown + " …" : shown
  }
}

public import Text

/// The segments of two texts and the beads that pair them.
public struct AlignedTexts: Hashable, Sendable {
  /// The segments of the source, in text order.
  public var source: [Segment]
  /// The segments of the target, in text order.
  public var target: [Segment]
  /// Beads in text order, every segment of both sides in exactly one.
  public var beads: [Bead]

  /// Aligned texts; without arguments, empty ones.
  public init(source: [Segment] = [], target: [Segment] = [], beads: [Bead] = []) {
    self.source = source
    self.target = target
    self.beads = beads
  }

  /// Adds a bead of the given segments.
  mutating func append(
    _ bead: Bead, _ sources: some Collection<Segment>, _ targets: some Collection<Segment>
  ) {
    append(
      [Bead(source: 0..<sources.count, target: 0..<targets.count, confidence: bead.confidence)], sources,
      targets
    )
  }

  /// Adds segments and the beads over them, counted from the first of these segments.
  mutating func append(
    _ beads: [Bead], _ sources: some Collection<Segment>, _ targets: some Collection<Segment>
  ) {
    let (row, column) = (source.count, target.count)
    source += sources
    target += targets
    self.beads += beads.map {
      Bead(
        source: $0.source.lowerBound + row..<$0.source.upperBound + row,
        target: $0.target.lowerBound + column..<$0.target.upperBound + column, confidence: $0.confidence)
    }
  }
}

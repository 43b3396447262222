/// Segments of a source text and the segments of the target text that translate them.
public struct Bead: Hashable, Sendable {
  /// Indices of source segments; empty where the target has no source.
  public var source: Range<Int>
  /// Indices of target segments; empty where the source has no translation.
  public var target: Range<Int>
  /// The probability that the bead is right.
  public var confidence: Double

  /// A bead.
  public init(source: Range<Int>, target: Range<Int>, confidence: Double) {
    self.source = source
    self.target = target
    self.confidence = confidence
  }
}

public import Text

/// Pairs the segments of a text with those of its translation.
public struct Aligner {
  /// An aligner of a pair of languages.
  public init(source: LanguageTag, target: LanguageTag) {
  }

  /// Beads in text order, every segment of both sides in exactly one.
  public func beads(_ source: [Segment], _ target: [Segment]) -> [Bead] { [] }
}

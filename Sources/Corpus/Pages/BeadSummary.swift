public import Alignment

/// What an alignment came to, in numbers.
struct BeadSummary: Hashable {
  /// Beads with a confidence below this are marked for a person to look at.
  static let lowConfidence = 0.7

  /// Beads with segments on both sides.
  private(set) var pairs = 0
  /// Segments of the source without a translation.
  private(set) var untranslated = 0
  /// Segments of the target without a source.
  private(set) var added = 0
  /// Beads of low confidence.
  private(set) var low = 0
  /// The mean confidence of the pairs; nil where there is none.
  private(set) var meanConfidence: Double?

  /// Counts beads.
  init(_ beads: [Bead]) {
    var sum = 0.0
    for bead in beads {
      if bead.isLow { low += 1 }
      if bead.target.isEmpty {
        untranslated += bead.source.count
      } else if bead.source.isEmpty {
        added += bead.target.count
      } else {
        pairs += 1
        sum += bead.confidence
      }
    }
    meanConfidence = pairs == 0 ? nil : sum / Double(pairs)
  }
}

extension Bead {
  /// Whether the confidence is so low that a person should look.
  public var isLow: Bool { confidence < BeadSummary.lowConfidence }
}

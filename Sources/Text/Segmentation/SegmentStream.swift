/// Splits a text that comes in pieces into sentences: those of the whole text.
///
/// Memory is bounded as in `Segmenter.forEachSegment(in:_:)`, and there is no text beyond that. Not thread-safe; to use
/// several processors, cut the text into `TextPortions` and give each to a segmenter.
public struct SegmentStream {
  private let segmenter: Segmenter
  private var portions = TextPortions()
  private var place = TextPlace()

  /// A stream of a text.
  public init(_ segmenter: Segmenter) { self.segmenter = segmenter }

  /// Adds a piece of the text, UTF-8 that is valid in itself, and calls `body` with the sentences that can be told, in
  /// order.
  ///
  /// Throws what `body` throws, and `SegmentationError` where an expression of the rules takes too long.
  public mutating func add(_ piece: [UInt8], _ body: (Segment) throws -> Void) throws {
    var place = place
    defer { self.place = place }
    try portions.add(piece) { try segmenter.segment($0, at: &place, body) }
  }

  /// Ends the text, and calls `body` with the sentences that are left; throws as `add` does.
  public mutating func finish(_ body: (Segment) throws -> Void) throws {
    var place = place
    try portions.finish { try segmenter.segment($0, at: &place, body) }
  }
}

extension Segmenter {
  fileprivate func segment(
    _ portion: TextPortion, at place: inout TextPlace, _ body: (Segment) throws -> Void
  ) throws {
    let found = try segments(in: portion)
    try found.forEachSegment(from: place, body)
    place = place + found.length
  }
}

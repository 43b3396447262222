/// Splits a text that comes in pieces into sentences: those of the whole text.
///
/// Memory is bounded as in `Segmenter.forEachSegment(in:_:)`, and there is no text beyond that. Not thread-safe.
public struct SegmentStream {
  private let segmenter: Segmenter
  private var progress = Segmenter.Progress()
  /// Text whose sentences cannot be told yet.
  private var pending: [UInt8] = []
  /// Looking for the end of a chunk begins at its start each time, so it waits for twice as much as was not enough.
  private var tooFew = 0

  /// A stream of a text.
  public init(_ segmenter: Segmenter) { self.segmenter = segmenter }

  /// Adds a piece of the text, UTF-8 that is valid in itself, and calls `body` with the sentences that can be told, in
  /// order.
  ///
  /// Throws what `body` throws, and `SegmentationError` where an expression of the rules takes too long.
  public mutating func add(_ piece: [UInt8], _ body: (Segment) throws -> Void) throws {
    pending += piece
    guard pending.count > tooFew else { return }
    let used = try pending.withUnsafeBufferPointer {
      try segmenter.segment($0, isLast: false, &progress, body)
    }
    pending.removeFirst(used)
    tooFew = used > 0 ? 0 : min(2 * pending.count, TextChunk.mostBytes)
  }

  /// Ends the text, and calls `body` with the sentences that are left; throws as `add` does.
  public mutating func finish(_ body: (Segment) throws -> Void) throws {
    _ = try pending.withUnsafeBufferPointer { try segmenter.segment($0, isLast: true, &progress, body) }
    pending = []
  }
}

/// A stretch of a text that can be split into sentences apart from the rest: whole paragraphs, about a megabyte, or as
/// much of a very long one as is worked on at a time.
public struct TextPortion: Sendable {
  /// Valid UTF-8.
  let bytes: [UInt8]
  /// Whether the last paragraph ends with it.
  let endsParagraph: Bool
}

/// A place in a text, or how long a part of one is.
public struct TextPlace: Hashable, Sendable {
  /// Unicode scalars before the place.
  public var scalar: Int
  /// Paragraphs that have ended before it.
  public var paragraph: Int

  /// A place; by itself, the start of a text.
  public init(scalar: Int = 0, paragraph: Int = 0) {
    self.scalar = scalar
    self.paragraph = paragraph
  }

  /// The place that comes so much after one.
  public static func + (place: TextPlace, length: TextPlace) -> TextPlace {
    TextPlace(scalar: place.scalar + length.scalar, paragraph: place.paragraph + length.paragraph)
  }
}

/// The sentences of a portion, as those of a text of its own.
public struct PortionSegments: Sendable {
  /// The sentences in order.
  public let segments: [Segment]
  /// How long the portion is: what its end is to the text.
  public let length: TextPlace

  /// Calls `body` with the sentences as those of the text in which the portion begins at a place.
  public func forEachSegment(from start: TextPlace, _ body: (Segment) throws -> Void) rethrows {
    for var segment in segments {
      segment.range = segment.range.lowerBound + start.scalar..<segment.range.upperBound + start.scalar
      segment.paragraph += start.paragraph
      try body(segment)
    }
  }
}

/// Cuts a text that comes in pieces into portions.
///
/// The portions are the same whatever the pieces. Memory is that of a portion: some megabytes, or thirty at most where
/// a paragraph is longer.
public struct TextPortions {
  /// Text whose portion is not whole yet.
  private var pending: [UInt8] = []
  /// Looking for the end of a portion begins at its start each time, so it waits for twice as much as was not enough.
  private var tooFew = 0

  /// The portions of a text.
  public init() {}

  /// Adds a piece of the text, UTF-8 that is valid in itself, and calls `body` with the portions that are whole, in
  /// order.
  public mutating func add(_ piece: [UInt8], _ body: (TextPortion) throws -> Void) rethrows {
    pending += piece
    guard pending.count > tooFew else { return }
    let used = try cut(isLast: false, body)
    pending.removeFirst(used)
    tooFew = used > 0 ? 0 : min(2 * pending.count, TextChunk.mostBytes)
  }

  /// Ends the text, and calls `body` with the portions that are left.
  public mutating func finish(_ body: (TextPortion) throws -> Void) rethrows {
    _ = try cut(isLast: true, body)
    pending = []
  }

  private func cut(isLast: Bool, _ body: (TextPortion) throws -> Void) rethrows -> Int {
    try pending.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count, let end = TextChunk.end(of: bytes, from: start, isLast: isLast) {
        try body(TextPortion(bytes: Array(bytes[start..<end.offset]), endsParagraph: end.isParagraph))
        start = end.offset
      }
      return start
    }
  }
}

/// A part of a file that is filled by itself: as many whole entries, units or lines as are worth handing on at once.
struct FillablePart {
  /// The most bytes of a part before it ends with the next entry.
  static let usualSize = 1 << 18

  /// Its text, after what it has to know of the text before.
  var bytes: [UInt8]
  /// How many bytes at its head stand in a part before, and are not written again.
  var lead = 0
  /// What fills it.
  var filler: any SegmentFiller
  /// Its segments, with their neighbours in the parts beside it.
  var segments: [TranslatableSegment]

  /// A part whose segments are those of `filler`.
  init(_ bytes: [UInt8], lead: Int = 0, _ filler: any SegmentFiller) {
    (self.bytes, self.lead, self.filler, segments) = (bytes, lead, filler, filler.segments)
  }

  /// Makes the last segment and the first one of the next part neighbours, where they are in one running text.
  mutating func becomeNeighbour(of next: inout FillablePart) {
    guard filler.goesOn, next.filler.isContinued, let last = segments.last, let first = next.segments.first
    else { return }
    segments[segments.count - 1].after = first.text
    next.segments[0].before = last.text
  }
}

/// Cuts a file into parts that can be filled, in their order.
protocol FillableParts {
  /// The next part; nil at the end.
  mutating func next() throws -> FillablePart?
}

/// Cuts a text where a line allows it.
struct LineParts {
  private let text: FillableText
  private let size: Int
  /// The place after the first line, from a place on, with which a part may end; nil where there is none yet.
  private let cut: ([UInt8], Int) -> Int?
  private var rest: [UInt8] = []
  private var hasEnded = false

  /// Parts of at least `size` bytes.
  init(_ text: FillableText, size: Int, cut: @escaping ([UInt8], Int) -> Int?) {
    (self.text, self.size, self.cut) = (text, size, cut)
  }

  /// The next part; nil at the end.
  mutating func next() throws -> [UInt8]? {
    var wanted = size
    while true {
      while !hasEnded && rest.count < wanted {
        let piece = try text.next()
        hasEnded = piece.isEmpty
        rest += piece
      }
      if rest.count >= size, let end = cut(rest, size - 1) {
        defer { rest.removeFirst(end) }
        return Array(rest[..<end])
      }
      if hasEnded {
        defer { rest = [] }
        return rest.isEmpty ? nil : rest
      }
      // Looking for the end begins anew each time.
      wanted = rest.count * 2
    }
  }
}

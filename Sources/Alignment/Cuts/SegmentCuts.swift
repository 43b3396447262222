internal import Text

/// The segments that remain when the pieces of some segments are cut into beads.
struct SegmentCuts {
  /// The segments, in order; what no bead's edge cuts is whole.
  private(set) var segments: [Segment] = []
  /// The segments of each bead.
  private(set) var ranges: [Range<Int>] = []

  /// Joins the pieces between the edges of beads, which follow each other.
  init(
    _ pieces: PieceText, _ tokenized: [TokenizedSegment], _ whole: ArraySlice<Segment>, _ beads: [Range<Int>]
  ) {
    for bead in beads {
      let first = segments.count
      var piece = bead.lowerBound
      while piece < bead.upperBound {
        let start = pieces.pieces[piece]
        var end = piece + 1
        while end < bead.upperBound, pieces.pieces[end].segment == start.segment { end += 1 }
        let isLast = end == pieces.count || pieces.pieces[end].segment != start.segment
        let segment = whole[whole.startIndex + start.segment]
        let own = tokenized[start.segment]
        let from = start.token == 0 ? 0 : own.cut(before: start.token).start
        let to = isLast ? own.scalarCount : own.cut(before: pieces.pieces[end].token).end
        segments.append(start.token == 0 && isLast ? segment : segment.part(from..<to))
        piece = end
      }
      ranges.append(first..<segments.count)
    }
  }
}

extension Segment {
  /// A part of the segment, by the scalars of its text.
  fileprivate func part(_ scalars: Range<Int>) -> Segment {
    let view = text.unicodeScalars
    let start = view.index(view.startIndex, offsetBy: scalars.lowerBound)
    let end = view.index(start, offsetBy: scalars.count)
    return Segment(
      text: String(view[start..<end]),
      range: range.lowerBound + scalars.lowerBound..<range.lowerBound + scalars.upperBound,
      paragraph: paragraph)
  }
}

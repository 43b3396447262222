import Text

extension Segment {
  /// The lines of a text that is split already, as segments; blank lines end paragraphs.
  ///
  /// Ranges are Unicode scalars; white space at the edges of a line does not belong to its segment.
  static func lines(of text: String) -> [Segment] {
    var segments: [Segment] = []
    var paragraph = 0
    var isBlankBefore = false
    let scalars = text.unicodeScalars
    // The segment of the line at hand: where it starts and ends, as index and as offset.
    var start: (index: String.Index, offset: Int)?
    var end = (index: scalars.startIndex, offset: 0)
    func endLine() {
      if let first = start {
        if isBlankBefore && !segments.isEmpty { paragraph += 1 }
        segments.append(
          Segment(
            text: String(text[first.index..<end.index]), range: first.offset..<end.offset,
            paragraph: paragraph))
      }
      isBlankBefore = start == nil
      start = nil
    }
    var offset = 0
    for index in scalars.indices {
      let scalar = scalars[index]
      if scalar == "\n" {
        endLine()
      } else if !scalar.properties.isWhitespace {
        if start == nil { start = (index, offset) }
        end = (scalars.index(after: index), offset + 1)
      }
      offset += 1
    }
    endLine()
    return segments
  }
}

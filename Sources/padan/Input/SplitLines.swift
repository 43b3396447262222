import Text

/// The lines of a text that is split already, as segments; blank lines end paragraphs.
///
/// The text comes in pieces. Ranges are Unicode scalars of the whole; white space at the edges of a line does not belong
/// to its segment.
struct SplitLines {
  private var segments: [Segment] = []
  private var paragraph = 0
  private var isBlankBefore = false
  /// What has come of the line at hand, and the scalars before it.
  private var line: [UInt8] = []
  private var offset = 0

  /// Adds a piece of the text, valid UTF-8.
  mutating func add(_ piece: [UInt8]) {
    var rest = piece[...]
    while let end = rest.firstIndex(of: 0x0A) {
      line += rest[..<end]
      endLine()
      rest = rest[(end + 1)...]
    }
    line += rest
  }

  /// Ends the text: its segments.
  mutating func finish() -> [Segment] {
    endLine()
    return segments
  }

  private mutating func endLine() {
    let scalars = String(decoding: line, as: UTF8.self).unicodeScalars
    line.removeAll(keepingCapacity: true)
    defer { offset += scalars.count + 1 }
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else {
      isBlankBefore = true
      return
    }
    if isBlankBefore && !segments.isEmpty { paragraph += 1 }
    isBlankBefore = false
    let start = offset + scalars.distance(from: scalars.startIndex, to: first)
    let text = String(scalars[first...last])
    segments.append(
      Segment(text: text, range: start..<start + text.unicodeScalars.count, paragraph: paragraph))
  }

  /// The lines of a whole text.
  static func lines(of text: String) -> [Segment] {
    var split = SplitLines()
    split.add(Array(text.utf8))
    return split.finish()
  }
}

import Testing
import Text

@testable import padan

@Suite struct SplitLinesTests {
  /// The segments of a text that comes a few bytes at a time, whole scalars each.
  private func segments(of text: String, scalarsAtOnce count: Int) -> [Segment] {
    var lines = SplitLines()
    var rest = Array(text.unicodeScalars)[...]
    while !rest.isEmpty {
      lines.add(Array(String(String.UnicodeScalarView(rest.prefix(count))).utf8))
      rest = rest.dropFirst(count)
    }
    return lines.finish()
  }

  @Test(arguments: ["\n", "\r\n"], [1, 2, 7, 1_000]) func linesAreSegments(end: String, count: Int) {
    let text = ["", "  Satu. ", "Dua 🌾.", "", " ", "Tiga."].joined(separator: end)
    let segments = segments(of: text, scalarsAtOnce: count)
    #expect(segments.map(\.text) == ["Satu.", "Dua 🌾.", "Tiga."])
    #expect(segments.map(\.paragraph) == [0, 0, 1])
    let scalars = Array(text.unicodeScalars)
    for segment in segments {
      #expect(String(String.UnicodeScalarView(scalars[segment.range])) == segment.text)
    }
  }

  @Test func emptyTextHasNone() {
    #expect(segments(of: "", scalarsAtOnce: 1).isEmpty)
    #expect(segments(of: "\n \n", scalarsAtOnce: 1).isEmpty)
  }
}

import Testing
import Text

@testable import padan

@Suite struct SegmentLinesTests {
  @Test(arguments: ["\n", "\r\n"]) func linesAreSegments(end: String) {
    let text = ["", "  Satu. ", "Dua 🌾.", "", " ", "Tiga."].joined(separator: end)
    let segments = Segment.lines(of: text)
    #expect(segments.map(\.text) == ["Satu.", "Dua 🌾.", "Tiga."])
    #expect(segments.map(\.paragraph) == [0, 0, 1])
    let scalars = Array(text.unicodeScalars)
    for segment in segments {
      #expect(String(String.UnicodeScalarView(scalars[segment.range])) == segment.text)
    }
  }

  @Test func emptyTextHasNone() {
    #expect(Segment.lines(of: "").isEmpty)
    #expect(Segment.lines(of: "\n \n").isEmpty)
  }
}

import Exchange
import Text

/// Sentences as `padan segment` prints them: one a line and a blank line between paragraphs, or an object a sentence.
struct SegmentPage {
  private let json: Bool
  private let terminal: Terminal
  private(set) var bytes: [UInt8] = []
  /// The paragraph of the last sentence.
  private var paragraph: Int

  /// A page that comes after a sentence of a paragraph; the first comes after none.
  init(json: Bool, terminal: Terminal, after paragraph: Int = 0) {
    self.json = json
    self.terminal = terminal
    self.paragraph = paragraph
  }

  /// The page after another one.
  func next(after paragraph: Int) -> SegmentPage {
    SegmentPage(json: json, terminal: terminal, after: paragraph)
  }

  /// Adds a sentence.
  mutating func add(_ segment: Segment) {
    if json {
      JSONObject(place: segment, paragraph: segment.paragraph).append(to: &bytes)
    } else {
      if segment.paragraph != paragraph { bytes.append(0x0A) }
      bytes.append(contentsOf: terminal.line(segment.text).utf8)
    }
    bytes.append(0x0A)
    paragraph = segment.paragraph
  }
}

import Exchange
import Text

extension JSONObject {
  /// A segment's place in its text (Unicode scalars, end exclusive), and the slice that stands there.
  init(place segment: Segment, paragraph: Int? = nil) {
    self.init()
    if let paragraph { set("paragraph", paragraph) }
    set("start", segment.range.lowerBound)
    set("end", segment.range.upperBound)
    set("text", segment.text)
  }
}

/// A sentence, heading or list item of a text, or one line of a text that is split already.
public struct Segment: Hashable, Sendable {
  /// The slice of the text, no white space at its edges.
  public var text: String
  /// Where it stands: Unicode scalars of the whole text, end exclusive.
  public var range: Range<Int>
  /// The number of its paragraph, from 0.
  public var paragraph: Int

  /// A segment at a place.
  public init(text: String, range: Range<Int>, paragraph: Int) {
    self.text = text
    self.range = range
    self.paragraph = paragraph
  }
}

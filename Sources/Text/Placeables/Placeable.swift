/// A number, percentage, sum of money, date or time in a text: what changes between two uses of a sentence.
public struct Placeable: Hashable, Sendable {
  /// Where it stands, in UTF-16 code units of the text.
  public var range: Range<Int>

  /// A placeable at a place.
  public init(range: Range<Int>) { self.range = range }
}

/// A unit that holds a phrase.
public struct ConcordanceLine: Hashable, Sendable {
  /// The text in the source language.
  public var source: String
  /// The text in the target language.
  public var target: String
  /// Where the phrase stands in the source, in UTF-16 code units.
  public var sourceRanges: [Range<Int>]
  /// Where the phrase stands in the target, in UTF-16 code units.
  public var targetRanges: [Range<Int>]
  /// The identifier of the unit.
  public var unit: Int64
  /// Where the unit comes from.
  public var origin: String?
  /// When it was last changed.
  public var changed: Timestamp
  /// The path of its memory, where several were asked (`MemoryCollection`).
  public var memory: String?
}

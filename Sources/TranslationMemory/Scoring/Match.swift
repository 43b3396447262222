/// A unit found for a query, seen in the query's direction.
public struct Match: Hashable, Sendable {
  /// How alike the query and the unit's text are.
  public enum Kind: String, Sendable {
    /// The same text, and both neighbouring segments are the same: score 101.
    case context
    /// The same text: score 100.
    case exact
    /// Below 100.
    case fuzzy
  }

  /// 1–101, less the points that its memory stands back (`MemoryCollection`); the kind stays what it is.
  public var score: Int
  /// How alike.
  public var kind: Kind
  /// The unit's text in the query's language, as written.
  public var source: String
  /// The unit's text in the other language, as written.
  public var target: String
  /// The target with the query's numbers, dates and other placeables put in; nil where nothing differs or can be put right.
  public var adapted: String?
  /// Why the match wants a second look; nil where nothing speaks for it.
  public var caution: Caution?
  /// The identifier of the unit in its memory.
  public var unit: Int64
  /// Where the unit comes from.
  public var origin: String?
  /// When it was last changed.
  public var changed: Timestamp
  /// The path of its memory, where several were asked (`MemoryCollection`).
  public var memory: String?
  /// The record that the unit was read from, where that says more than the texts (`TranslationUnit.record`): the latest.
  public var record: String?

  /// A match.
  public init(
    score: Int, kind: Kind, source: String, target: String, adapted: String?, caution: Caution? = nil,
    unit: Int64, origin: String?, changed: Timestamp, memory: String? = nil,
    record: String? = nil
  ) {
    self.score = score
    self.kind = kind
    self.source = source
    self.target = target
    self.adapted = adapted
    self.caution = caution
    self.unit = unit
    self.origin = origin
    self.changed = changed
    self.memory = memory
    self.record = record
  }
}

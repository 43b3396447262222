/// A unit as the memory keeps it, with the places where it stands.
public struct StoredUnit: Hashable, Sendable {
  /// A place where a unit stands, and what stands around it.
  public struct Place: Hashable, Sendable {
    /// The name of the origin; nil for a pair added by hand.
    public var origin: String?
    /// The place in the origin, counted from 0; nil where it is not known.
    public var position: Int?
    /// The source segment before it; nil where that is not known, empty at the start of a text.
    public var before: String?
    /// The source segment after it; nil where that is not known, empty at the end of a text.
    public var after: String?
    /// The units in the same languages that stand nearby, in the order of the text.
    public var neighbours: [Neighbour]

    /// A place.
    package init(origin: String?, position: Int?, before: String?, after: String?, neighbours: [Neighbour]) {
      self.origin = origin
      self.position = position
      self.before = before
      self.after = after
      self.neighbours = neighbours
    }
  }

  /// A unit that stands near another.
  public struct Neighbour: Hashable, Sendable {
    /// Its place in the origin.
    public var position: Int
    /// Its identifier.
    public var unit: Int64
    /// Its text in the source language.
    public var source: String
    /// Its text in the target language.
    public var target: String

    /// A unit at a position.
    package init(position: Int, unit: Int64, source: String, target: String) {
      self.position = position
      self.unit = unit
      self.source = source
      self.target = target
    }
  }

  /// Its identifier.
  public var id: Int64
  /// Its texts and what is known of them; origin, position and neighbours are those of its first place.
  public var unit: TranslationUnit
  /// Where it stands: its origins, those added by hand last.
  public var places: [Place]

  /// A unit and its places.
  package init(id: Int64, unit: TranslationUnit, places: [Place]) {
    self.id = id
    self.unit = unit
    self.places = places
  }
}

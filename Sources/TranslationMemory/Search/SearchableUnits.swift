/// What a search asks of a store: the same questions of every store, so that all are searched by the same code (`UnitSearch`).
///
/// A row of a unit is identifier, languages, source, target, date of change.
package protocol SearchableUnits {
  /// A unit as the store's database gives it, in place.
  associatedtype Row: ResultRow
  /// The store's index.
  associatedtype Lists: PostingLists

  /// The lists of the index.
  var lists: Lists { get }
  /// About how long they are; nil where that is not known.
  func listSizes() throws -> ListSizes?
  /// A number that changes whenever the units do; nil where nothing can be remembered between two searches.
  var state: UInt64? { get }
  /// The pairs of languages, by their identifiers.
  func languagePairs() throws -> [Int64: LanguagePair]

  /// Shows every unit.
  func forEachUnit(_ body: (Row) throws -> Void) throws
  /// Shows the candidates that are wanted when their turn comes, the first of them first or nearly so.
  func forEachUnit(
    among candidates: [CandidateSearch.Candidate], where isWanted: (CandidateSearch.Candidate) -> Bool,
    _ body: (Row) throws -> Void
  ) throws
  /// Shows the units that there are of these, in any order.
  func forEachUnit(of identifiers: [Int64], _ body: (Row) throws -> Void) throws
  /// Shows units, newest first, and of one date the later added first, until `body` answers false.
  ///
  /// With `candidates`, ascending, only those that are there; else all.
  func forEachNewestUnit(among candidates: [Int64]?, _ body: (Row) throws -> Bool) throws

  /// Shows the places of a unit of which both neighbours are known, until `body` answers false.
  func forEachPlace(of unit: Int64, _ body: (UnitPlace) throws -> Bool) throws
  /// Shows the texts that stand at a place, in the languages of the unit, until `body` answers false.
  func forEachText(
    at origin: Int64, _ position: Int64, inLanguagesOf unit: Int64,
    _ body: (_ source: String, _ target: String) throws -> Bool
  ) throws
  /// For each unit where it comes from.
  func provenances(of units: [Int64]) throws -> [Provenance]
}

/// Where a unit comes from.
package struct Provenance {
  /// The name of its first origin; nil for a pair added by hand.
  var origin: String?
  /// What it was read from last, where that says more than its texts.
  var record: String?

  /// What is known of a unit.
  package init(origin: String?, record: String?) {
    self.origin = origin
    self.record = record
  }
}

/// A place of a unit whose neighbours are known.
package struct UnitPlace {
  var origin: Int64
  /// Negative where it is not known.
  var position: Int64
  var before: String
  var after: String

  /// A place.
  package init(origin: Int64, position: Int64, before: String, after: String) {
    self.origin = origin
    self.position = position
    self.before = before
    self.after = after
  }
}

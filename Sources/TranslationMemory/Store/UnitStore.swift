public import Text

/// A translation memory, whatever keeps it: it holds units and finds them again.
///
/// The same units, added in the same order, give the same results, in a file (`Memory`) or in a database that many share.
/// Others may read and write while one writes. A store is used from one thread; open it again for another.
public protocol UnitStore: AnyObject {
  /// What makes its changes.
  associatedtype Writer: UnitStoreWriter

  /// What it is called, for people: a path, or the address of a database without its password.
  var name: String { get }
  /// Where its file is; nil where it is no file.
  var place: FilePlace? { get }
  /// What ends a reading of this store.
  var readingInterruption: ReadingInterruption { get }

  /// The best matches of a query: by score, then newer, then later added.
  func matches(for query: Query) throws -> [Match]
  /// The units that hold a phrase, newest first, then later added first.
  func concordance(of phrase: Phrase) throws -> [ConcordanceLine]
  /// Counts and dates.
  func statistics() throws -> Statistics
  /// A unit as it is stored, with at most `mostPlaces` of its places, and at each what stands up to `reach` places away;
  /// nil where there is no such unit.
  func storedUnit(_ id: Int64, reach: Int, mostPlaces: Int) throws -> StoredUnit?
  /// The texts of the units added last in a pair of languages, at most `limit`, the newest last; without those that nothing
  /// but the origins named gave.
  func newestPairs(
    from: LanguageTag, to: LanguageTag, limit: Int, excludingOrigins excluded: Set<String>
  ) throws -> [(source: String, target: String)]
  /// What the files say at their heads that the units of a selection's origins were read from, in the order they came.
  func recordHeaders(in selection: UnitSelection) throws -> [String?]
  /// Calls `body` with each unit the selection holds, in the order they were added.
  func forEachUnit(in selection: UnitSelection, _ body: (_ id: Int64, TranslationUnit) throws -> Void) throws
  /// Runs `body` as one transaction: all it changes is kept, or, if it throws, nothing.
  ///
  /// What it has written when this returns is durable, and seen by every other reader.
  func write<Result>(_ body: (Writer) throws -> Result) throws -> Result
  /// Takes what was written into the file itself, where it is kept beside it until then; false while somebody who reads needs
  /// it there.
  ///
  /// Nothing asks for it: what was written is safe without. The file is then all there is of the memory.
  func gatherIntoFile() throws -> Bool
}

extension UnitStore {
  /// No place: it is no file.
  public var place: FilePlace? { nil }

  /// Nothing is kept beside a file.
  public func gatherIntoFile() -> Bool { true }

  /// A unit as it is stored, with its places and what stands next to them.
  public func storedUnit(_ id: Int64) throws -> StoredUnit? {
    try storedUnit(id, reach: 2, mostPlaces: 10)
  }
}

/// The changes that a transaction makes to a store.
public protocol UnitStoreWriter: AnyObject {
  /// Adds a unit, or merges it with an equal pair (same texts as written, same languages).
  ///
  /// A merged pair keeps its identifier and what is known of it; what was not known is filled in, and the place the new one
  /// came from is remembered beside the old. Throws `MemoryError.unstorable` for a text that holds U+0000.
  func add(_ unit: TranslationUnit) throws -> MemoryWriter.Addition
  /// Adds units in their order, as `add` does each.
  func add(_ units: [TranslationUnit]) throws -> [MemoryWriter.Addition]
  /// Adds a unit of many, which may wait for the others: nil where it does, and what becomes of it is told by `settle`.
  ///
  /// Throws `MemoryError.unstorable` as `add` does.
  func gather(_ unit: TranslationUnit) throws -> MemoryWriter.Addition?
  /// Adds what waits, and tells what became of it.
  func settle() throws -> MemoryWriter.Merging
  /// Puts a corrected unit in the place of another, at all of its places; nil where there is no unit `id`.
  func correct(_ id: Int64, to unit: TranslationUnit) throws -> MemoryWriter.Addition?
  /// Makes an origin's units exactly `units` (whose `origin` is set to it); `location` is where it lies on disk.
  func replaceOrigin(
    _ origin: String, at location: String?, with units: [TranslationUnit]
  ) throws -> MemoryWriter.OriginChange
  /// Where an origin was when it was last brought in; nil where that is not known.
  func location(ofOrigin origin: String) throws -> String?
  /// Forgets what an origin gave: units that no other origin gave as well are removed, and counted.
  func removeOrigin(_ origin: String) throws -> Int
  /// Removes what all origins that match a glob (`*`, `?`, `[…]`) gave; how many units went.
  func removeOrigins(matching glob: String) throws -> Int
  /// Removes units by identifier, wherever they came from; how many there were.
  func removeUnits(_ ids: [Int64]) throws -> Int
}

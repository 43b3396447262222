public import Text

/// A translation memory: one file that holds units and finds them again.
///
/// A memory is used from one thread; open it again for another.
public final class Memory {
  /// How a memory is opened.
  public enum Mode: Sendable {
    /// To look things up; the file must exist and is not changed.
    case reading
    /// To change it; the file and its folder are created where they do not exist.
    case writing
  }

  /// The path it was opened at.
  public let path: String

  /// Opens a memory.
  public init(at path: String, mode: Mode) throws(MemoryError) { self.path = path }

  /// Runs `body` as one transaction: all it changes is kept, or, if it throws, nothing.
  public func write<Result>(_ body: (MemoryWriter) throws -> Result) throws -> Result { fatalError() }

  /// The best matches of a query: by score, then newer, then later added.
  public func matches(for query: Query) throws -> [Match] { fatalError() }

  /// The units that hold a phrase (by words and their stems), newest first.
  public func concordance(of phrase: Phrase) throws -> [ConcordanceLine] { fatalError() }

  /// Calls `body` with each unit the selection holds, in the order they were added.
  public func forEachUnit(in selection: UnitSelection, _ body: (_ id: Int64, TranslationUnit) throws -> Void) throws {
    fatalError()
  }

  /// Counts and dates.
  public func statistics() throws -> Statistics { fatalError() }
}

/// The changes that a transaction makes.
public final class MemoryWriter {
  init() {}

  /// What became of an added unit.
  public enum Addition: Sendable, Hashable {
    /// It is new.
    case added(Int64)
    /// An equal pair was there; what is new about it was added to that.
    case merged(Int64)
  }

  /// Adds a unit, or merges it with an equal pair (same texts, same languages).
  public func add(_ unit: TranslationUnit) throws -> Addition { fatalError() }

  /// Forgets what an origin gave: units that no other origin gave as well are removed. Returns how many were.
  public func removeOrigin(_ origin: String) throws -> Int { fatalError() }

  /// Removes what all origins that match a glob (`*`, `?`, `[…]`) gave. Returns how many units went.
  public func removeOrigins(matching glob: String) throws -> Int { fatalError() }

  /// Removes units by identifier. Returns how many there were.
  public func removeUnits(_ ids: [Int64]) throws -> Int { fatalError() }
}

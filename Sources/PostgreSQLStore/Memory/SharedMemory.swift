internal import Glibc
public import TranslationMemory

/// A translation memory in a PostgreSQL database, which many share.
///
///     let memory = try SharedMemory(at: address, mode: .writing)
///     try memory.write { writer in _ = try writer.add(unit) }
///
/// Used from one thread; open it again for another.
public final class SharedMemory: UnitStore {
  /// Its address, without the password.
  public let name: String

  let connection: Connection
  let indexer = UnitIndexer()
  private let search: UnitSearch
  private let mode: Memory.Mode

  /// Opens a memory; for writing, its tables are made where the database has none.
  ///
  /// Where the address names several hosts and does not say which is wanted, one that can be written to is, for writing.
  public init(at address: MemoryAddress, mode: Memory.Mode) throws(MemoryError) {
    name = address.name
    self.mode = mode
    search = UnitSearch(indexer: indexer)
    do {
      let wantsWritable = mode == .writing && address.hasSeveralHosts && !address.namesSessionAttributes
      connection = try Connection(to: address, wantsWritable ? [("target_session_attrs", "read-write")] : [])
      var version = try SharedSchema.version(connection)
      if version == nil, mode == .writing {
        try SharedSchema.create(connection)
        version = try SharedSchema.version(connection)
      }
      guard let version else { throw MemoryError.missing(path: name) }
      if version > SharedSchema.version { throw MemoryError.tooNew(path: name, version: Int(version)) }
      if version < SharedSchema.version {
        throw MemoryError.notAMemory(path: name, reason: "its tables are not whole")
      }
    } catch {
      throw MemoryError(error, name: address.name, mode: mode)
    }
  }

  /// What ends a reading of this memory.
  public var readingInterruption: ReadingInterruption { ReadingInterruption(connection.interruption) }

  /// The best matches of a query: by score, then newer, then later added.
  public func matches(for query: Query) throws -> [Match] {
    try read { try search.matches(for: query, in: SharedUnits(connection)) }
  }

  /// The units that hold a phrase, newest first, then later added first.
  public func concordance(of phrase: Phrase) throws -> [ConcordanceLine] {
    try read { try search.concordance(of: phrase, in: SharedUnits(connection)) }
  }

  /// Runs `body`, which only reads; once more where the server went away meanwhile, on whichever host answers.
  func read<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      do {
        return try body()
      } catch let failure as Connection.Failure where failure.isLost || failure.isOfReplica {
        if failure.isLost { try connection.reconnect() }
        return try body()
      }
    } catch let failure as Connection.Failure {
      throw MemoryError(failure, name: name, mode: .reading)
    }
  }

  /// Runs `body` on one state of the memory, whatever others write meanwhile.
  func readOneState<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      try begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
      defer { try? connection.execute("ROLLBACK") }
      return try body()
    } catch let failure as Connection.Failure {
      throw MemoryError(failure, name: name, mode: .reading)
    }
  }

  /// Begins a transaction, on another host where the last one has gone since.
  private func begin(_ statement: String) throws {
    do {
      try connection.execute(statement)
    } catch let failure as Connection.Failure where failure.isLost {
      try connection.reconnect()
      try connection.execute(statement)
    }
  }

  /// Runs `body` as one transaction: all it changes is kept, or, if it throws, nothing.
  ///
  /// Where two transactions wait for each other, the server ends one; `body` is then run again, unless it gathers units.
  public func write<Result>(_ body: (SharedMemoryWriter) throws -> Result) throws -> Result {
    try write(at: .now, body)
  }

  /// Runs `body` as one transaction that counts as made at a moment.
  func write<Result>(at moment: Timestamp, _ body: (SharedMemoryWriter) throws -> Result) throws -> Result {
    var attempts = 0
    while true {
      let writer = SharedMemoryWriter(connection, indexer: indexer, now: moment)
      do {
        // The number of the transaction is asked for, so that a state (`SharedUnits.state`) never comes again.
        try begin("BEGIN; SELECT pg_current_xact_id()")
        let result = try body(writer)
        try writer.finish()
        try connection.execute("COMMIT")
        return result
      } catch {
        try? connection.execute("ROLLBACK")
        guard let failure = error as? Connection.Failure else { throw error }
        attempts += 1
        guard failure.isOfOthers, !writer.hasGathered, attempts < Self.mostAttempts else {
          throw MemoryError(failure, name: name, mode: .writing)
        }
        // For different times, so that the same two do not meet again.
        usleep(UInt32.random(in: 0...20_000 * UInt32(attempts)))
      }
    }
  }

  private static let mostAttempts = 10
}

extension Connection.Failure {
  /// Whether another transaction was in the way: `deadlock_detected`, `serialization_failure`.
  var isOfOthers: Bool { code == "40P01" || code == "40001" }

  /// Whether a replica ended a reading for what it has to catch up with.
  var isOfReplica: Bool { code == "40001" }
}

extension MemoryError {
  /// What a failure of a server, or of the way to it, means to a user.
  init(_ error: any Error, name: String, mode: Memory.Mode) {
    if let error = error as? MemoryError {
      self = error
      return
    }
    if let missing = error as? ClientLibrary.Missing {
      self = .unreadable(
        path: name, reason: "PostgreSQL's client library is missing (\(missing.reason)); install libpq5")
      return
    }
    guard let failure = error as? Connection.Failure else {
      self = .inputOutput(path: name, reason: "\(error)")
      return
    }
    let unusable: MemoryError =
      mode == .reading
      ? .unreadable(path: name, reason: failure.message) : .unwritable(path: name, reason: failure.message)
    self =
      switch failure.code {
      case nil: unusable
      case "57014"?: .interrupted(path: name)
      case "40P01"?, "40001"?, "55P03"?, "53300"?: .busy(path: name)
      case "53100"?: .inputOutput(path: name, reason: "the server's disk is full")
      case "XX001"?, "XX002"?: .damaged(path: name, reason: failure.message)
      // Rights, a server that is only to be read, a database that is not there, a server that stops.
      case let code? where ["42501", "25006", "3D000"].contains(code) || failure.isLost: unusable
      default: .inputOutput(path: name, reason: failure.message)
      }
  }
}

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
  /// Where units and lists are read.
  let shards: Shards
  let indexer = UnitIndexer()
  private let search: UnitSearch
  private let mode: Memory.Mode
  private let address: MemoryAddress
  private let isSpread: Bool
  /// A second connection, for the lists of units that lie on several servers (`SharedMemoryWriter`).
  private var index: Connection?

  /// Opens a memory; for writing, its tables are made where the database has none.
  ///
  /// Where the address names several hosts and does not say which is wanted, one that can be written to is, for writing.
  public init(at address: MemoryAddress, mode: Memory.Mode) throws(MemoryError) {
    name = address.name
    self.mode = mode
    self.address = address
    search = UnitSearch(indexer: indexer)
    do {
      connection = try Self.connect(to: address, mode)
      var state = try SharedSchema.state(connection)
      if state == nil, mode == .writing {
        try SharedSchema.create(connection)
        state = try SharedSchema.state(connection)
      }
      guard let state else { throw MemoryError.missing(path: name) }
      if state.version > SharedSchema.version {
        throw MemoryError.tooNew(path: name, version: Int(state.version))
      }
      if state.version < SharedSchema.version {
        throw MemoryError.notAMemory(path: name, reason: "its tables are not whole")
      }
      isSpread = state.isSpread
      shards = Shards(connection, at: address, isSpread: state.isSpread)
    } catch {
      throw MemoryError(error, name: address.name, mode: mode)
    }
  }

  private static func connect(to address: MemoryAddress, _ mode: Memory.Mode) throws -> Connection {
    let wantsWritable = mode == .writing && address.hasSeveralHosts && !address.namesSessionAttributes
    return try Connection(
      to: address, wantsWritable ? [("target_session_attrs", "read-write")] : [], forLookups: mode == .reading
    )
  }

  /// What ends a reading of this memory.
  public var readingInterruption: ReadingInterruption { ReadingInterruption(shards.interruption) }

  /// The best matches of a query: by score, then newer, then later added.
  public func matches(for query: Query) throws -> [Match] {
    try read { try search.matches(for: query, in: SharedUnits(connection, shards)) }
  }

  /// The units that hold a phrase, newest first, then later added first.
  public func concordance(of phrase: Phrase) throws -> [ConcordanceLine] {
    try read { try search.concordance(of: phrase, in: SharedUnits(connection, shards)) }
  }

  /// Runs `body`, which only reads; once more where the server went away meanwhile, on whichever host answers.
  func read<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      do {
        return try body()
      } catch let failure as Connection.Failure where failure.isLost || failure.isOfReplica {
        if failure.isLost { try reconnect() }
        return try body()
      }
    } catch let failure as Connection.Failure {
      throw MemoryError(failure, name: name, mode: .reading)
    }
  }

  private func reconnect() throws {
    if connection.isLost { try connection.reconnect() }
    try shards.reconnect()
  }

  /// Runs `body` on one state of the memory, whatever others write meanwhile; of one on several servers, on a state of each.
  func readOneState<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      let connections = [connection] + shards.connections.filter { $0 !== connection }
      defer { for connection in connections { try? connection.execute("ROLLBACK") } }
      for connection in connections {
        try connection.begin(
          "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; \(Connection.readingSettings)")
      }
      return try body()
    } catch let failure as Connection.Failure {
      throw MemoryError(failure, name: name, mode: .reading)
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
      var writer: SharedMemoryWriter?
      do {
        let made = SharedMemoryWriter(connection, index: try indexConnection(), indexer: indexer, now: moment)
        writer = made
        // The number of the transaction is asked for, so that a state (`SharedUnits.state`) never comes again.
        try connection.begin("BEGIN; SELECT pg_current_xact_id()")
        let result = try body(made)
        try made.finish()
        try connection.execute("COMMIT")
        return result
      } catch {
        writer?.abandon()
        try? connection.execute("ROLLBACK")
        guard let failure = error as? Connection.Failure else { throw error }
        attempts += 1
        guard failure.isOfOthers, writer?.hasGathered != true, attempts < Self.mostAttempts else {
          throw MemoryError(failure, name: name, mode: .writing)
        }
        // For different times, so that the same two do not meet again.
        usleep(UInt32.random(in: 0...20_000 * UInt32(attempts)))
      }
    }
  }

  /// The second connection where one is needed.
  private func indexConnection() throws -> Connection? {
    guard isSpread else { return nil }
    if index?.isLost ?? true { index = try Self.connect(to: address, mode) }
    return index
  }

  private static let mostAttempts = 10
}

extension Connection.Failure {
  /// Whether another transaction was in the way: `deadlock_detected`, `serialization_failure`, `lock_not_available`, which a
  /// server with a `lock_timeout` says.
  var isOfOthers: Bool { ["40P01", "40001", "55P03"].contains(code) }

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

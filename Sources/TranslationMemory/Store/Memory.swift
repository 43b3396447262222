internal import Foundation
internal import GRDB

/// A translation memory: one file that holds units and finds them again.
///
///     let memory = try Memory(at: "Memory/default.sqlite", mode: .writing)
///     try memory.write { writer in
///       try writer.add(
///         TranslationUnit(
///           source: "Apa kabar?", target: "How are you?", sourceLanguage: .indonesian, targetLanguage: .english))
///     }
///     let matches = try memory.matches(for: Query("Apa kabar, Budi?", minimumScore: 60))
///
/// Other processes may read while one writes. A memory is used from one thread; open it again for another.
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
  /// Where its file is; nil for one that is still being made.
  public let place: FilePlace?

  /// So many seconds another program that writes is waited for.
  static let patience = 5

  let database: DatabaseQueue
  let indexer: UnitIndexer
  let search: UnitSearch
  /// Whether there was no file before this one was made, and nothing has been written yet.
  private var isBlank = false
  private var keptStatements: LookupStatements?

  /// Opens a memory.
  ///
  /// One that an earlier version wrote is brought up to date when it is opened for writing: in one transaction,
  /// and in about the time that its import took. A new one to which nothing is ever written leaves no file.
  public init(at path: String, mode: Mode) throws(MemoryError) {
    self.path = path
    indexer = UnitIndexer()
    search = UnitSearch(indexer: indexer)
    switch mode {
    case .reading: try Self.requireFile(at: path)
    case .writing: try Self.prepareFolder(of: path)
    }
    do {
      let version: Int
      (database, version, isBlank) = try FolderLock.hold(folderOf: path, isShared: mode == .reading) {
        let isAbsent = access(path, F_OK) != 0
        let database = try Self.open(path, mode: mode)
        let (version, isMade) = try Self.check(database, at: path, mode: mode)
        return (database, version, isMade && isAbsent)
      }
      place = FilePlace(of: path)
      // Takes long, and needs no lock: from its first reading on, SQLite lets nobody take the log away.
      if version < Schema.version { try database.inDatabase(Schema.upgrade) }
    } catch {
      throw MemoryError(error, path: path, mode: mode)
    }
  }

  /// Opens the file of a memory that is still being made, and will stand at a path, which messages name.
  init(unfinished file: String, of path: String) throws {
    self.path = path
    indexer = UnitIndexer()
    search = UnitSearch(indexer: indexer)
    place = nil
    database = try Self.open(file, mode: .writing)
  }

  deinit {
    // Before the connection they belong to.
    keptStatements = nil
    if isBlank { discard() }
  }

  /// The statements of lookups; they are prepared where they were not yet.
  func statements(_ db: Database) throws -> LookupStatements {
    if let keptStatements { return keptStatements }
    let statements = try LookupStatements(db)
    keptStatements = statements
    return statements
  }

  /// Runs `body` as one transaction: all it changes is kept, or, if it throws, nothing.
  ///
  /// What it has written when this returns is on the disk and seen by every other reader. Throws `MemoryError.displaced` where
  /// that would be in a file which nobody opens any more.
  public func write<Result>(_ body: (MemoryWriter) throws -> Result) throws -> Result {
    try write(at: .now, body)
  }

  /// Runs `body` as one transaction that counts as made at a moment.
  package func write<Result>(
    at moment: Timestamp, _ body: (MemoryWriter) throws -> Result
  ) throws -> Result {
    do {
      var result: Result?
      try database.inTransaction(.immediate) { db in
        try requirePlace()
        let writer = try MemoryWriter(db, indexer: indexer, now: moment)
        result = try body(writer)
        try writer.finish()
        try requirePlace()
        return .commit
      }
      isBlank = false
      guard let result else { preconditionFailure("a committed transaction has a result") }
      return result
    } catch let error as DatabaseError {
      throw MemoryError(error, path: path, mode: .writing)
    } catch is RowDecodingError {
      throw MemoryError.damagedRow(path: path)
    }
  }

  /// The log of changes is known by its name, and would be read into whatever file has the memory's
  /// (https://www.sqlite.org/howtocorrupt.html, section 4.2).
  private func requirePlace() throws(MemoryError) {
    guard place?.isKept ?? true else { throw .displaced(path: path) }
  }

  /// Runs `body` on one state of the memory, whatever others write meanwhile.
  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    do {
      return try database.inDatabase { db in
        // Cheaper than `DatabaseQueue.read`, which sets and clears a pragma each time; nothing below writes.
        let statements = try statements(db)
        try statements.begin.run()
        defer {
          // Whoever ends a reading from another thread may meet its end instead.
          repeat { try? statements.end.run() } while db.isInsideTransaction
        }
        return try body(db)
      }
    } catch let error as DatabaseError {
      throw MemoryError(error, path: path, mode: .reading)
    } catch is RowDecodingError {
      throw MemoryError.damagedRow(path: path)
    }
  }
}

extension Memory {
  /// Takes the file away, if it is still empty and nobody else has it open.
  private func discard() {
    try? FolderLock.hold(folderOf: path, isShared: false) {
      try database.inDatabase { db in
        // Leaving the log is refused while another connection is open, and the lock keeps others out after it.
        try db.execute(sql: "PRAGMA busy_timeout = 0")
        guard try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE") == "delete" else { return }
        try db.inTransaction(.exclusive) {
          if try Int.fetchOne(db, sql: "SELECT count(*) FROM unit") == 0 { unlink(path) }
          return .rollback
        }
      }
    }
  }

  private static func requireFile(at path: String) throws(MemoryError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? .missing(path: path) : .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    if status.st_mode & S_IFMT == S_IFDIR { throw .notAMemory(path: path, reason: "it is a folder") }
    if access(path, R_OK) != 0 { throw .unreadable(path: path, reason: String(cString: strerror(errno))) }
    if status.st_size == 0 { throw .notAMemory(path: path, reason: "it is empty") }
  }

  static func prepareFolder(of path: String) throws(MemoryError) {
    var status = stat()
    if stat(path, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR { throw .notAMemory(path: path, reason: "it is a folder") }
      if access(path, W_OK) != 0 { throw .unwritable(path: path, reason: String(cString: strerror(errno))) }
      return
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: path, reason: "its folder cannot be created")
    }
    if access(folder.path, W_OK) != 0 {
      throw .unwritable(path: path, reason: "its folder: " + String(cString: strerror(errno)))
    }
  }

  /// Opens the database; if `isAlone`, it locks all others out, and then needs no file to agree with them.
  private static func open(_ path: String, mode: Mode, isAlone: Bool = false) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(Double(patience))
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { db in
      // Has to come before anything is read (https://www.sqlite.org/wal.html, section 8).
      if isAlone { try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
      // Takes effect in a new file only. Larger than SQLite's default, because rows and lists of some hundred bytes
      // leave less of a larger page empty.
      try db.execute(sql: "PRAGMA page_size = 8192")
      try db.execute(sql: "PRAGMA cache_size = -65536")
      // What a large import sorts does not have to fit into memory.
      try db.execute(sql: "PRAGMA temp_store = \(mode == .reading ? "MEMORY" : "FILE")")
      // A lookup touches pages all over the file: mapped, they are not copied. padan never shrinks the file.
      if mode == .reading { try db.execute(sql: "PRAGMA mmap_size = 2147418112") }
    }
    let file = URL(fileURLWithPath: path)
    let folder = file.deletingLastPathComponent().path
    guard mode == .reading, access(folder, W_OK) != 0 || access(path, W_OK) != 0 else {
      do {
        return try DatabaseQueue(path: file.path, configuration: configuration)
      } catch let error as DatabaseError
        where mode == .reading && !isAlone && error.extendedResultCode == .SQLITE_IOERR_SHMSIZE
      {
        // The disk has no room for the index of the log, which connections share.
        return try open(path, mode: mode, isAlone: true)
      }
    }
    configuration.readonly = true
    // Where another program has the memory open, its log lies beside the file and is read as well. Where there is none,
    // SQLite would want to make one and cannot: the file is all there is, and is read as one that does not change.
    if access(path + "-wal", F_OK) == 0 {
      return try DatabaseQueue(path: file.path, configuration: configuration)
    }
    let escaped = file.path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? file.path
    return try DatabaseQueue(path: "file:\(escaped)?immutable=1", configuration: configuration)
  }

  /// Refuses what is no memory, makes one of an empty file, and sets the journal for writing.
  ///
  /// Returns the version of its format, and whether it was made just now.
  private static func check(
    _ database: DatabaseQueue, at path: String, mode: Mode
  ) throws -> (version: Int, isMade: Bool) {
    try database.inDatabase { db in
      // Read before anything is written: another program's database is left as it is.
      var identity = try Schema.identity(of: db)
      if mode == .writing, identity.application == 0, identity.isAbsent {
        try db.execute(sql: "PRAGMA journal_mode = WAL")
        var isMade = false
        try db.inTransaction(.immediate) {
          // Another process may have made it since the look above, by another name of the folder.
          isMade = try Schema.isAbsent(in: db)
          if isMade { try Schema.create(in: db, now: .now) }
          return .commit
        }
        if isMade { return (Schema.version, true) }
        identity = try Schema.identity(of: db)
      }
      guard identity.application == Schema.applicationID else {
        throw MemoryError.notAMemory(
          path: path,
          // What is left if the program that was to make it was ended.
          reason: identity.isAbsent ? "it is empty" : "it is another program's database")
      }
      let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      guard version <= Schema.version else { throw MemoryError.tooNew(path: path, version: version) }
      guard mode == .writing else {
        guard version == Schema.version else { throw MemoryError.outdated(path: path, version: version) }
        return (version, false)
      }
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      return (version, false)
    }
  }
}

extension MemoryError {
  /// A row holds what the tables do not allow: the file was overwritten.
  fileprivate static func damagedRow(path: String) -> MemoryError {
    .damaged(path: path, reason: "a row is not what the tables allow")
  }
}

extension Timestamp {
  /// This moment.
  public static var now: Timestamp { Timestamp(seconds: Int64(time(nil))) }
}

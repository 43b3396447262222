internal import CPQ
internal import Glibc
internal import Synchronization

/// A connection to a PostgreSQL server; used from one thread, but for `interrupt`.
final class Connection {
  /// What a server, or the way to it, says is wrong.
  struct Failure: Error {
    /// One line.
    var message: String
    /// The five letters of PostgreSQL's list of error codes (Appendix A of its documentation); nil where no server answered.
    var code: String?
    /// Whether the connection is gone.
    var isLost = false
  }

  private let library: CPQLibrary
  private let handle: OpaquePointer
  /// The names of the statements that the server has been given, by their text.
  private var prepared: [String: String] = [:]
  private let cancellation = Cancellation()
  private let hasSeveralHosts: Bool
  /// Whether the connection is gone, and has to be made anew.
  private(set) var isLost = false

  /// What is said to a server at the start.
  private let settings: String
  /// Short statements are not worth compiling, and all names are those of our schema.
  private static let settings = "SET jit = off; SET search_path = padanan, pg_catalog"
  /// Planning a lookup's statements anew for other parameters takes about as long as running them; and since a plan is then kept
  /// while the tables grow, it has to be the one for large tables.
  private static let lookupSettings = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off"
  /// Within a transaction that reads much, what is usual.
  static let readingSettings = "SET LOCAL plan_cache_mode = auto; SET LOCAL enable_seqscan = on"

  /// Connects; throws `Failure` or `ClientLibrary.Missing`.
  ///
  /// Later `parameters` overrule what the address says. With `forLookups`, each statement is planned once.
  init(
    to address: MemoryAddress, _ parameters: [(String, String)] = [], forLookups: Bool = false
  ) throws {
    settings = Self.settings + (forLookups ? "; " + Self.lookupSettings : "")
    let library = try ClientLibrary.loaded()
    self.library = library
    hasSeveralHosts = address.hasSeveralHosts
    let own = [("connect_timeout", "10"), ("fallback_application_name", "padan")]
    let all = own + [("dbname", address.text), ("client_encoding", "UTF8")] + parameters
    let keywords = CStrings(all.map(\.0))
    let values = CStrings(all.map(\.1))
    let made = withExtendedLifetime((keywords, values)) {
      library.connectdbParams(keywords.pointers, values.pointers, 1)
    }
    guard let handle = made else { throw Failure(message: "there is no memory left") }
    self.handle = handle
    // What a server notices on the way is not for whoever runs a command.
    _ = library.setNoticeProcessor(handle, { _, _ in }, nil)
    try prepareSession()
  }

  deinit {
    cancellation.set(nil, library)
    library.finish(handle)
  }

  /// Connects anew, to the first host of the address that answers.
  func reconnect() throws {
    library.reset(handle)
    try prepareSession()
  }

  private static let mostAttempts = 5

  /// Makes a connection that has just been made fit for use; throws `Failure` where it was not made.
  ///
  /// libpq goes on to the next host where one refuses, but not where one that is just ending takes the connection and drops it:
  /// then all are tried again, a little later.
  private func prepareSession() throws {
    prepared.removeAll()
    for attempt in 1...Self.mostAttempts {
      do {
        guard library.status(handle) == 0 else {
          throw Failure(message: Self.line(library.errorMessage(handle)), isLost: true)
        }
        cancellation.set(library.getCancel(handle), library)
        try execute(settings)
        isLost = false
        return
      } catch let failure as Failure {
        guard failure.isLost, hasSeveralHosts, attempt < Self.mostAttempts else { throw failure }
        usleep(100_000 * UInt32(attempt))
        library.reset(handle)
      }
    }
  }

  /// Runs statements that have no parameters and whose rows nobody wants.
  func execute(_ statements: String) throws { _ = try checked(library.exec(handle, statements)) }

  /// Runs statements that begin a transaction, on another host where the last one has gone since.
  func begin(_ statements: String = "BEGIN") throws {
    do {
      try execute(statements)
    } catch let failure as Failure where failure.isLost {
      try reconnect()
      try execute(statements)
    }
  }

  /// Runs a statement, which is prepared the first time.
  @discardableResult
  func query(_ statement: String, _ parameters: [Parameter] = []) throws -> QueryResult {
    try send(statement, parameters)
    return try receive()
  }

  /// Sends a statement, which is prepared the first time; its rows are to be received before the next is sent.
  func send(_ statement: String, _ parameters: [Parameter]) throws {
    let name = try name(of: statement)
    let encoded = parameters.map(\.encoded)
    // One buffer for all values, so that their addresses hold together.
    var bytes: [UInt8] = []
    bytes.reserveCapacity(encoded.reduce(1) { $0 + ($1?.count ?? 0) })
    var starts: [Int?] = []
    for value in encoded {
      starts.append(value == nil ? nil : bytes.count)
      bytes += value ?? []
    }
    bytes.append(0)
    let lengths = encoded.map { Int32($0?.count ?? 0) }
    let formats = [Int32](repeating: 1, count: encoded.count)
    let isSent = bytes.withUnsafeBytes { bytes in
      let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      let values = starts.map { place in place.flatMap { start?.advanced(by: $0) } }
      return library.sendQueryPrepared(handle, name, Int32(encoded.count), values, lengths, formats, 1)
    }
    if isSent == 0 { _ = try checked(nil) }
  }

  /// The rows of the statement that was sent.
  func receive() throws -> QueryResult {
    let result = library.getResult(handle)
    // A null says that there is no more.
    while let more = library.getResult(handle) { library.clear(more) }
    return try checked(result)
  }

  private func name(of statement: String) throws -> String {
    if let name = prepared[statement] { return name }
    let name = "s\(prepared.count)"
    _ = try checked(library.prepare(handle, name, statement, 0, nil))
    prepared[statement] = name
    return name
  }

  /// What ends, from any thread, the statement that runs.
  var interruption: @Sendable () -> Void { { [cancellation] in cancellation.cancel() } }

  /// PGRES_COMMAND_OK and PGRES_TUPLES_OK.
  private static let successes: Set<Int32> = [1, 2]

  private func checked(_ result: OpaquePointer?) throws -> QueryResult {
    guard let result else {
      isLost = isLost || library.status(handle) != 0
      throw Failure(message: Self.line(library.errorMessage(handle)), isLost: isLost)
    }
    if Self.successes.contains(library.resultStatus(result)) { return QueryResult(result, library) }
    defer { library.clear(result) }
    // PG_DIAG_SQLSTATE and PG_DIAG_MESSAGE_PRIMARY.
    let code = library.resultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) }
    let message = library.resultErrorField(result, Int32(UInt8(ascii: "M"))).map { Self.line($0) }
    // The server is shutting down (57P01 to 57P03): it has said so, and is gone.
    isLost = isLost || library.status(handle) != 0 || code?.hasPrefix("57P0") == true
    throw Failure(
      message: message ?? Self.line(library.errorMessage(handle)), code: code, isLost: isLost)
  }

  /// A message of several lines as one.
  private static func line(_ message: UnsafePointer<CChar>) -> String {
    let text = String(cString: message)
    return text.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " || $0 == "\t" } }.joined(
      separator: "; ")
  }
}

/// What ends a statement from another thread.
///
/// `@unchecked Sendable`: libpq allows a cancellation from any thread, and the lock keeps it from one that is being freed.
private final class Cancellation: @unchecked Sendable {
  private let lock = Mutex(())
  private var handle: OpaquePointer?
  private var library: CPQLibrary?

  /// Takes another in the place of this.
  func set(_ new: OpaquePointer?, _ library: CPQLibrary) {
    lock.withLock { _ in
      self.library?.freeCancel(handle)
      (handle, self.library) = (new, library)
    }
  }

  func cancel() {
    lock.withLock { _ in
      guard let handle, let library else { return }
      var message = [CChar](repeating: 0, count: 256)
      _ = library.cancel(handle, &message, Int32(message.count))
    }
  }
}

/// Strings as C takes a list of them, ended by a null.
private final class CStrings {
  private var buffers: [UnsafeMutablePointer<CChar>]
  let pointers: [UnsafePointer<CChar>?]

  init(_ strings: [String]) {
    buffers = strings.map { string in
      let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: string.utf8.count + 1)
      for (index, byte) in string.utf8.enumerated() { buffer[index] = CChar(bitPattern: byte) }
      buffer[string.utf8.count] = 0
      return buffer
    }
    pointers = buffers.map { UnsafePointer($0) } + [nil]
  }

  deinit { for buffer in buffers { buffer.deallocate() } }
}

internal import Foundation
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import PostgreSQLStore
internal import ServiceLifecycle
internal import TranslationMemory

/// A memory over HTTP: programs ask it, and people look things up on its page.
public struct MemoryServer: Sendable {
  /// The file of the memory, or the address of its database; it is made where there is none, unless nothing may be changed.
  public var path: String
  /// Where to listen.
  public var address: ListeningAddress
  /// Whether nothing may be changed.
  public var isReadOnly = false
  /// Who may do what; nil where all who reach the server may do everything.
  public var tokens: AccessTokens?
  /// Whether an address that other machines reach may be listened on without tokens.
  public var allowsAnyone = false
  /// How much each token or, without tokens, each address may ask a second; nil for as much as it likes.
  public var requestsPerSecond: Int?
  /// A lookup or search that takes longer, waiting included, is ended; a change that waits longer is refused.
  public var timeLimit = Duration.seconds(10)
  /// A file to import has at most so many bytes.
  public var mostUploadBytes = 4 << 30

  /// A server of a memory, that all who work on this machine may use.
  public init(path: String, address: ListeningAddress) {
    self.path = path
    self.address = address
  }

  /// A connection that sends nothing is closed after so long.
  private static let idleTime = TimeAmount.seconds(75)
  /// So many connections are served; others wait until one is closed.
  private static let mostConnections = 2000

  /// Into a file one writes at a time; into a database several do, so that nobody waits while a file is imported.
  private static let writersOfShared = 4

  private static var channelConfiguration: HTTP1Channel.Configuration {
    .init(
      idleTimeout: idleTime,
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: RequestFailure.mostHeadBytes, maxHeaderListSize: RequestFailure.mostHeadBytes))
  }

  /// Serves until the process gets SIGTERM or SIGINT; what is being answered then is answered first, and then
  /// the memory is closed: one file, unless another process has it open.
  ///
  /// Throws `MemoryError` where the memory cannot be opened, and `ServerFailure`.
  public func run() async throws {
    guard address.isLoopback || tokens != nil || allowsAnyone else {
      throw ServerFailure.unprotected(address)
    }
    let shared = MemoryAddress(path)
    // The writer comes first: it makes the file that the readers open.
    let writer =
      isReadOnly
      ? nil
      : try MemoryWorkers(
        path, mode: .writing, count: shared == nil ? 1 : Self.writersOfShared, timeLimit: timeLimit)
    // The last to be closed is the one that may take the log in, and a new file away that nothing was written to.
    defer { writer?.close() }
    let readers = try MemoryWorkers(
      path, mode: .reading, count: ProcessInfo.processInfo.activeProcessorCount, timeLimit: timeLimit)
    defer { readers.close() }
    let exporters = try MemoryWorkers(path, mode: .reading, count: 2, mostWaiting: 4)
    defer { exporters.close() }
    var logger = Logger(label: "padan-server", factory: { StreamLogHandler.standardError(label: $0) })
    logger.logLevel = .notice
    let log = logger
    let service = MemoryService(
      name: shared?.database ?? URL(fileURLWithPath: path).lastPathComponent, readers: readers,
      writer: writer,
      exporters: exporters,
      limiter: requestsPerSecond.map { RateLimiter(perSecond: $0) }, mostUploadBytes: mostUploadBytes)
    let responder = MemoryResponder(
      service: service, access: AccessPolicy(tokens: tokens, host: address.host), logger: logger)
    let host = address.host
    let application = Application(
      responder: responder,
      server: HTTPServerBuilder { responder in
        MemoryChannel(
          plain: HTTP1Channel(responder: responder, configuration: Self.channelConfiguration))
      },
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: address.port),
        availableConnectionsDelegate: .maximum(Self.mostConnections, logger: logger)),
      onServerRunning: { channel in
        log.notice(
          "listening on http://\(ListeningAddress.shown(host, channel.localAddress?.port ?? 0))")
      },
      logger: logger)
    do {
      try await application.runService()
    } catch let error as IOError {
      throw error.errnoCode == EADDRINUSE
        ? ServerFailure.taken(address)
        : .cannotListen(address, reason: String(cString: strerror(error.errnoCode)))
    } catch let error as SocketAddressError {
      throw ServerFailure.cannotListen(address, reason: "\(error)")
    }
  }
}

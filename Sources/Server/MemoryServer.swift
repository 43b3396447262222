internal import Foundation
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import ServiceLifecycle
internal import TranslationMemory

/// A memory on the network of this machine: other programs ask it over HTTP.
public struct MemoryServer {
  /// The file of the memory; it is made where there is none, unless nothing may be changed.
  public var path: String
  /// The port on the loopback address.
  public var port: Int
  /// Whether nothing may be changed.
  public var isReadOnly: Bool

  /// A server of a memory.
  public init(path: String, port: Int, isReadOnly: Bool) {
    self.path = path
    self.port = port
    self.isReadOnly = isReadOnly
  }

  /// Serves until the process gets SIGTERM or SIGINT; what is being answered then is answered first.
  ///
  /// Throws where the memory cannot be opened (`MemoryError`) or the port is taken.
  public func run() async throws {
    // The writer comes first: it makes the file that the readers open.
    let writer = isReadOnly ? nil : try MemoryWorkers(path, mode: .writing, count: 1)
    let readers = try MemoryWorkers(
      path, mode: .reading, count: ProcessInfo.processInfo.activeProcessorCount)
    var logger = Logger(label: "padan-server", factory: { StreamLogHandler.standardError(label: $0) })
    logger.logLevel = .notice
    let log = logger
    let responder = MemoryResponder(
      name: URL(fileURLWithPath: path).lastPathComponent, readers: readers, writer: writer, logger: logger)
    let application = Application(
      responder: responder,
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
      onServerRunning: { channel in
        log.notice("listening on http://127.0.0.1:\(channel.localAddress?.port ?? 0)")
      },
      logger: logger)
    do {
      try await application.runService()
    } catch let error as IOError where error.errnoCode == EADDRINUSE {
      throw PortTaken(port: port)
    }
  }
}

/// Another program listens on the port already.
private struct PortTaken: Error, CustomStringConvertible {
  let port: Int
  var description: String { "port \(port) is taken by another program; name another with --port" }
}

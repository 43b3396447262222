internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTP1

/// A connection as Hummingbird serves it, with what HTTP/1 asks of it besides.
struct MemoryChannel: ServerChildChannel {
  typealias Value = HTTP1Channel.Value

  let plain: HTTP1Channel

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    plain.setup(channel: channel, logger: logger).flatMapThrowing { value in
      let pipeline = channel.pipeline.syncOperations
      let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
      try pipeline.addHandler(MessageFraming(), position: .after(decoder))
      return value
    }
  }

  func handle(value: Value, logger: Logger) async { await plain.handle(value: value, logger: logger) }
}

internal import Exchange
internal import HTTPTypes
internal import NIOCore
internal import NIOHTTP1

/// What HTTP/1 asks of a connection and Hummingbird leaves open: when a body is sent for, what a head without a body says, when
/// a connection ends, and what is answered to something that is no request.
///
/// It stands between the messages as they are read and written and what Hummingbird makes of them, which no longer knows their version.
final class MessageFraming: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// Says that the body of the request that is being answered will be read.
  struct BodyIsAwaited: Sendable {}

  /// A request that has not been answered to its end.
  private struct Request {
    /// Whether it is in HTTP/1.0 or before.
    let isOld: Bool
    let method: HTTPMethod
    /// Whether its body is only sent when it is asked for.
    var isWaiting: Bool
    let isLast: Bool
  }

  /// In the order they came: a client may send some without waiting for answers.
  private var requests = CircularBuffer<Request>()
  private var malformation: HTTPParserError?

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(var head):
      let isOld = head.version != .http1_1
      let isLast = isOld || !head.isKeepAlive
      // A recipient of HTTP/1.0 knows of no interim answer (RFC 9110, section 10.1.1).
      let isWaiting =
        !isOld && head.headers[canonicalForm: "expect"].contains { $0.lowercased() == "100-continue" }
      requests.append(
        Request(isOld: isOld, method: head.method, isWaiting: isWaiting, isLast: isLast))
      // The one form in which Hummingbird knows it.
      if isLast { head.headers.replaceOrAdd(name: "connection", value: "close") }
      context.fireChannelRead(wrapInboundOut(.head(head)))
    case .body:
      // It comes unasked.
      if !requests.isEmpty { requests[requests.index(before: requests.endIndex)].isWaiting = false }
      context.fireChannelRead(data)
    case .end:
      context.fireChannelRead(data)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if let error = error as? HTTPParserError { malformation = error }
    context.fireErrorCaught(error)
  }

  func triggerUserOutboundEvent(
    context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?
  ) {
    guard event is BodyIsAwaited else {
      return context.triggerUserOutboundEvent(event, promise: promise)
    }
    guard requests.first?.isWaiting == true else {
      promise?.succeed()
      return
    }
    requests[requests.startIndex].isWaiting = false
    let head = HTTPResponseHead(version: .http1_1, status: .continue)
    context.writeAndFlush(wrapOutboundOut(.head(head)), promise: promise)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(var head):
      if let malformation, head.status == .badRequest, head.headers["content-length"] == ["0"] {
        return explain(malformation, context: context, promise: promise)
      }
      if let request = requests.first {
        // Without a length the end of the connection is what ends an answer in HTTP/1.0.
        if request.isOld { head.version = .http1_0 }
        // Who has not been asked for the body may send it or not: what comes next could be either.
        if request.isLast || request.isWaiting {
          head.headers.replaceOrAdd(name: "connection", value: "close")
        }
      }
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .body:
      context.write(data, promise: promise)
    case .end:
      // Of a body that is not sent, its last piece is not sent either; what is written in its place is nothing.
      if requests.popFirst()?.method == .HEAD {
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer()))), promise: promise)
      } else {
        context.write(data, promise: promise)
      }
    }
  }

  /// Puts what is wrong in place of the empty answer that Hummingbird gives to what is no request.
  private func explain(
    _ malformation: HTTPParserError, context: ChannelHandlerContext, promise: EventLoopPromise<Void>?
  ) {
    let failure = RequestFailure(malformation)
    var bytes: [UInt8] = []
    failure.object.append(to: &bytes)
    let head = HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: failure.status.code),
      headers: [
        "content-type": "application/json", "cache-control": "no-store", "x-content-type-options": "nosniff",
        "content-length": String(bytes.count), "connection": "close",
      ])
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: bytes)))), promise: promise)
  }
}

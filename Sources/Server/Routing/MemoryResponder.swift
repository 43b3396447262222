internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// Answers requests: who may ask, what is asked, and what an error is to whoever asked.
struct MemoryResponder: HTTPResponder {
  let service: MemoryService
  let access: AccessPolicy
  let logger: Logger
  private let routes = Route.all

  func respond(to request: Request, context: ConnectionContext) async -> Response {
    let start = ContinuousClock.now
    var pattern: String?
    var response: Response
    do {
      response = try await answer(to: request, by: context.channel, pattern: &pattern)
    } catch {
      let failure = RequestFailure(error)
      if failure.status.kind == .serverError, failure.isFault { logger.error("\(error)") }
      response = Response(failure)
    }
    response.headers[.xContentTypeOptions] = "nosniff"
    service.counters.count(
      pattern ?? "none", request.method.rawValue, response.status.code, ContinuousClock.now - start)
    return request.method == .head ? Response(headOf: response) : response
  }

  private func answer(
    to request: Request, by channel: any Channel, pattern: inout String?
  ) async throws -> Response {
    let caller = try access.caller(of: request, address: channel.remoteAddress?.ipAddress ?? "")
    // Whoever watches whether the server answers is told so, whatever else is asked from the same address.
    if request.uri.path != "/healthz" { try service.limiter?.charge(caller.key, 1) }
    let path = request.uri.path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    // What answers GET answers HEAD, without the body (RFC 9110, section 9.3.2).
    let method = request.method == .head ? .get : request.method
    var others: [HTTPRequest.Method] = []
    for route in routes {
      guard let values = try route.values(in: path) else { continue }
      guard route.method == method else {
        others.append(route.method)
        continue
      }
      pattern = route.pattern
      if let right = route.right { try check(caller, may: right) }
      return try await route.answer(
        service, Call(request: request, values: values, caller: caller, channel: channel))
    }
    throw others.isEmpty ? RequestFailure.noSuchPath : .noSuchMethod(request.method, allowed: others)
  }

  private func check(_ caller: Caller, may right: AccessRight) throws {
    guard let own = caller.right else {
      throw RequestFailure(
        .unauthorized, "no-token", "this server asks for a token; say Authorization: Bearer and the token")
    }
    guard own >= right else {
      throw RequestFailure(
        .forbidden, "not-allowed",
        "this token has the right \(own.rawValue), and this path asks for \(right.rawValue)")
    }
  }
}

/// What is known of the connection that a request comes by.
struct ConnectionContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }
}

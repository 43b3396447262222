internal import Exchange
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Text
internal import TranslationMemory

/// Answers requests: who may ask, what is asked, and in which form it is answered.
struct MemoryResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  let name: String
  let readers: MemoryWorkers
  /// Nil where nothing may be changed.
  let writer: MemoryWorkers?
  let logger: Logger

  private static let mostBytes = 4 << 20

  func respond(to request: Request, context: Context) async -> Response {
    do {
      try Self.refuseStrangers(request)
      return Self.response(try await answer(to: request))
    } catch let error as NIOTooManyBytesError {
      logger.debug("\(error)")
      return Self.response(
        RequestFailure(.contentTooLarge, "too-long", "a request has at most \(Self.mostBytes) bytes"))
    } catch {
      let failure = RequestFailure(error)
      if failure.status.kind == .serverError { logger.error("\(error)") }
      return Self.response(failure)
    }
  }

  /// A page of another site must not reach the memory through a browser on this machine.
  ///
  /// The server's name has to be this machine's, whatever a site has its own resolve to (DNS rebinding); and a request that
  /// a browser sends for a page says in `Origin` whose page that is (Fetch Standard, section 3.1).
  private static func refuseStrangers(_ request: Request) throws {
    let authority = request.head.authority ?? ""
    let host =
      authority.hasPrefix("[") ? authority.prefix { $0 != "]" }.dropFirst() : authority.prefix { $0 != ":" }
    guard ["localhost", "127.0.0.1", "::1"].contains(String(host).lowercased()) else {
      throw RequestFailure(.misdirectedRequest, "other-host", "this server answers as localhost only")
    }
    if let origin = request.headers[.origin], origin != "http://" + authority {
      throw RequestFailure(.forbidden, "other-site", "pages of other sites may not ask here")
    }
  }

  private func answer(to request: Request) async throws -> JSONObject {
    let path = request.uri.path
    switch (request.method, path) {
    case (.get, "/healthz"):
      var object = JSONObject()
      object.set("status", "ok")
      return object
    case (.get, "/v1/info"):
      return try await readers.run { [name] in JSONObject(try $0.statistics(), ofMemory: name) }
    case (.post, "/v1/lookup"): return try await lookup(decoded(request))
    case (.get, "/v1/search"): return try await search(request)
    case (.post, "/v1/units"): return try await add(decoded(request))
    case (.delete, let path) where path.hasPrefix("/v1/units/"):
      return try await remove(String(path.dropFirst("/v1/units/".utf8.count)))
    case (_, "/healthz"), (_, "/v1/info"), (_, "/v1/search"), (_, "/v1/lookup"), (_, "/v1/units"):
      throw RequestFailure(.methodNotAllowed, "no-such-method", "this path does not take \(request.method)")
    default: throw RequestFailure.noSuchPath
    }
  }

  private func lookup(_ request: LookupRequest) async throws -> JSONObject {
    let queries = try request.checkedQueries()
    let isSingle = request.queries == nil
    let showsDifferences = request.differences ?? false
    // Each by itself, so that a long list neither holds up a short one nor leaves a processor idle.
    let answers = try await withThrowingTaskGroup(of: (Int, JSONObject).self) { group in
      var answers = [JSONObject](repeating: JSONObject(), count: queries.count)
      for (index, query) in queries.enumerated() {
        // As many at once as keep the threads busy, and not so many that others are turned away.
        if index >= 8, let (done, answer) = try await group.next() { answers[done] = answer }
        group.addTask {
          (
            index,
            try await readers.run {
              try LookupRequest.answer(to: query, in: $0, showingDifferences: showsDifferences)
            }
          )
        }
      }
      for try await (done, answer) in group { answers[done] = answer }
      return answers
    }
    if isSingle, let answer = answers.first { return answer }
    var object = JSONObject()
    object.set("answers", answers)
    return object
  }

  private func search(_ request: Request) async throws -> JSONObject {
    let parameters = try QueryParameters(request.uri.query ?? "")
    let languages = try Languages(from: parameters["from"], to: parameters["to"])
    guard let text = parameters["phrase"], !text.isBlank else {
      throw RequestFailure.invalid("phrase says what to search for")
    }
    guard let side = Phrase.Side(rawValue: parameters["in"] ?? "both") else {
      throw RequestFailure.invalid("in is source, target or both")
    }
    guard let limit = Int(parameters["limit"] ?? "20"), (1...100).contains(limit) else {
      throw RequestFailure.invalid("limit is from 1 to 100")
    }
    let phrase = Phrase(text, in: side, from: languages.from, to: languages.to, limit: limit)
    let units = try await readers.run { try $0.concordance(of: phrase).map { JSONObject($0) } }
    var object = JSONObject()
    object.set("phrase", text)
    object.set("units", units)
    return object
  }

  private func add(_ request: UnitsRequest) async throws -> JSONObject {
    let units = try request.checkedUnits()
    let additions = try await writing().run { memory in
      try memory.write { writer in try units.map { try writer.add($0) } }
    }
    var merged = 0
    var names: [String] = []
    for addition in additions {
      switch addition {
      case .added(let id): names.append(String(id))
      case .merged(let id):
        names.append(String(id))
        merged += 1
      }
    }
    var object = JSONObject()
    object.set("added", additions.count - merged)
    object.set("merged", merged)
    object.set("units", names)
    return object
  }

  private func remove(_ name: String) async throws -> JSONObject {
    guard let id = Int64(name), id > 0 else { throw RequestFailure.noSuchPath }
    let removed = try await writing().run { memory in try memory.write { try $0.removeUnits([id]) } }
    guard removed > 0 else { throw RequestFailure(.notFound, "no-such-unit", "there is no unit \(id)") }
    var object = JSONObject()
    object.set("removed", removed)
    return object
  }

  private func writing() throws -> MemoryWorkers {
    guard let writer else { throw RequestFailure(.forbidden, "read-only", "this server changes nothing") }
    return writer
  }

  private func decoded<Body: Decodable>(_ request: Request) async throws -> Body {
    let body = try await request.body.collect(upTo: Self.mostBytes)
    do {
      return try JSONDecoder().decode(Body.self, from: Data(body.readableBytesView))
    } catch {
      throw RequestFailure.invalid("the body is not the JSON object that this path takes")
    }
  }

  private static func response(_ object: JSONObject) -> Response { response(object, .ok) }

  private static func response(_ failure: RequestFailure) -> Response {
    response(failure.object, failure.status)
  }

  private static func response(_ object: JSONObject, _ status: HTTPResponse.Status) -> Response {
    var bytes: [UInt8] = []
    object.append(to: &bytes)
    var headers = HTTPFields()
    headers[.contentType] = "application/json; charset=utf-8"
    headers[.cacheControl] = "no-store"
    headers[.xContentTypeOptions] = "nosniff"
    headers[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
    return Response(
      status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

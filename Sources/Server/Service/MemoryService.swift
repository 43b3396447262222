internal import Exchange
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import TranslationMemory

/// A memory, as requests use it.
struct MemoryService: Sendable {
  /// What the memory is called.
  let name: String
  /// Those who look things up.
  let readers: MemoryWorkers
  /// Those who change the memory, one alone if it is a file; nil where nothing may be changed.
  let writer: MemoryWorkers?
  /// Those who write the memory out.
  let exporters: MemoryWorkers
  /// What limits how much a caller asks; nil for nothing.
  let limiter: RateLimiter?
  /// What has been answered so far.
  let counters = AnswerCounters()
  /// A file to import has at most so many bytes.
  let mostUploadBytes: Int

  /// A request that is not a file to import has at most so many bytes.
  static let mostBytes = 4 << 20

  /// Whether the server can answer; who restarts one that cannot mends with it a memory that was replaced.
  func health() throws -> Response {
    if readers.isDisplaced { throw RequestFailure.displaced }
    var object = JSONObject()
    object.set("status", "ok")
    return Response(object)
  }

  func info(_ call: Call) async throws -> Response {
    Response(try await readers.run { [name] in JSONObject(try $0.statistics(), ofMemory: name) })
  }

  /// Those who write; throws `RequestFailure` where nothing may be changed.
  func writing() throws -> MemoryWorkers {
    guard let writer else { throw RequestFailure(.forbidden, "read-only", "this server changes nothing") }
    return writer
  }

  /// The body of a request, which is JSON.
  func decoded<Body: Decodable>(_ call: Call) async throws -> Body {
    let body = try await body(of: call)
    do {
      return try JSONDecoder().decode(Body.self, from: Data(body.readableBytesView))
    } catch {
      throw RequestFailure.invalid("the body is not the JSON that this path takes")
    }
  }

  private func body(of call: Call) async throws -> ByteBuffer {
    let body = try call.body("a request", most: Self.mostBytes)
    do {
      return try await withSendingTimeLimit { try await body.collect(upTo: Self.mostBytes) }
    } catch is NIOTooManyBytesError {
      throw RequestFailure.tooLong("a request", most: Self.mostBytes)
    }
  }
}

internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// A method and a form of path, who may ask, and how it is answered.
struct Route: Sendable {
  typealias Answer = @Sendable (MemoryService, Call) async throws -> Response

  /// A part of a path between slashes.
  private enum Part {
    case name(String)
    /// Any text but an empty one.
    case value
    /// All that is left, slashes too.
    case rest
  }

  let method: HTTPRequest.Method
  /// The path as the documentation writes it: `/v1/units/{unit}`.
  let pattern: String
  /// What the caller must be allowed; nil where anybody may ask.
  let right: AccessRight?
  let answer: Answer
  private let parts: [Part]

  /// A route; of a pattern's parts, `{name}` stands for a text, and a last `{name...}` for one that may hold slashes.
  init(_ method: HTTPRequest.Method, _ pattern: String, _ right: AccessRight?, _ answer: @escaping Answer) {
    self.method = method
    self.pattern = pattern
    self.right = right
    self.answer = answer
    parts = pattern.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { part in
      part.hasSuffix("...}") ? .rest : part.hasPrefix("{") ? .value : .name(String(part))
    }
  }

  /// What the parts of a path are that the pattern leaves open, escapes resolved; nil where the path is another one.
  ///
  /// Throws `RequestFailure` for an escape that is no text.
  func values(in path: [Substring]) throws -> [String]? {
    var values: [Substring] = []
    for (index, part) in parts.enumerated() {
      guard index < path.count else { return nil }
      switch part {
      case .name(let name): if path[index] != name { return nil }
      case .value:
        if path[index].isEmpty { return nil }
        values.append(path[index])
      case .rest:
        let rest = path[index].base[path[index].startIndex...]
        if rest.isEmpty { return nil }
        return try (values + [rest]).map(Self.unescaped)
      }
    }
    return path.count == parts.count ? try values.map(Self.unescaped) : nil
  }

  private static func unescaped(_ text: Substring) throws -> String {
    guard let text = text.removingPercentEncoding, !text.utf8.contains(0) else {
      throw RequestFailure.invalid("the address holds an escape that is no text")
    }
    return text
  }
}

/// A request, and what is known of it when its route is found.
struct Call: Sendable {
  let request: Request
  /// The open parts of the path.
  let values: [String]
  let caller: Caller
  /// What it came by.
  let channel: any Channel

  /// What stands after the `?`, for clients of other servers, who may say more than is known here.
  func parameters() throws -> QueryParameters { try QueryParameters(request.uri.query ?? "") }

  /// What stands after the `?`, of which all must be known: what is misspelt would else be left out, and more be done than was asked.
  ///
  /// Throws `RequestFailure`.
  func parameters(_ known: String...) throws -> QueryParameters {
    let parameters = try parameters()
    try parameters.require(known)
    return parameters
  }

  /// The body, which is asked for where the client waits for that; to be called when it will be read.
  ///
  /// Throws `RequestFailure` where it says that it has more than `most` bytes; `what` it should be is for people.
  func body(_ what: String, most: Int) throws -> RequestBody {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > most {
      throw RequestFailure.tooLong(what, most: most)
    }
    channel.triggerUserOutboundEvent(MessageFraming.BodyIsAwaited(), promise: nil)
    return request.body
  }
}

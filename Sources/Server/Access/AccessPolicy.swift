internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// Decides who may ask, before anything else is looked at.
struct AccessPolicy: Sendable {
  /// The tokens; nil where none is asked for.
  let tokens: AccessTokens?
  /// The name or address that the server listens on.
  let host: String

  /// Who sends a request.
  ///
  /// Throws `RequestFailure` for a page of another site, and for a token that is not known.
  func caller(of request: Request, address: String) throws -> Caller {
    let authority = request.head.authority ?? ""
    if tokens == nil { try refuseOtherNames(authority) }
    // A browser says in `Origin` whose page a request is sent for (Fetch Standard, section 3.1). Behind a proxy it may be
    // another scheme, but is the same name.
    if let origin = request.headers[.origin],
      !["http://", "https://"].map({ $0 + authority }).contains(origin)
    {
      throw RequestFailure(.forbidden, "other-site", "pages of other sites may not ask here")
    }
    guard let tokens else { return Caller(name: nil, right: .admin, key: address) }
    guard let given = try Self.token(in: request) else { return Caller(name: nil, right: nil, key: address) }
    guard let holder = tokens.holder(of: given) else {
      throw RequestFailure(.unauthorized, "unknown-token", "the token is not one of this server's")
    }
    return Caller(name: holder.name, right: holder.right, key: "token " + holder.name)
  }

  /// A page must not reach a server that asks for no token by having its site's name resolve to it (DNS rebinding): the
  /// server is called by an address, or by the name it was told to listen on.
  private func refuseOtherNames(_ authority: String) throws {
    // No browser: programs that watch a server ask in HTTP/1.0, and may name none.
    if authority.isEmpty { return }
    let name =
      authority.hasPrefix("[") ? authority.prefix { $0 != "]" }.dropFirst() : authority.prefix { $0 != ":" }
    let host = String(name).lowercased()
    guard host == "localhost" || host == self.host.lowercased() || ListeningAddress.isNumeric(host) else {
      throw RequestFailure(
        .misdirectedRequest, "other-host",
        "without tokens this server is asked by its address or, if it was told to --listen on a name, by that name"
      )
    }
  }

  /// The token of a request: `Bearer TOKEN` (RFC 6750), or the password of `Basic` (RFC 7617), for programs that take a token
  /// in an address only.
  private static func token(in request: Request) throws -> String? {
    guard let header = request.headers[.authorization] else { return nil }
    let parts = header.split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else { throw RequestFailure.unreadableToken }
    switch parts[0].lowercased() {
    case "bearer": return String(parts[1]).trimmingCharacters(in: .whitespaces)
    case "basic":
      guard let data = Data(base64Encoded: String(parts[1])), let text = String(data: data, encoding: .utf8),
        let colon = text.firstIndex(of: ":")
      else { throw RequestFailure.unreadableToken }
      return String(text[text.index(after: colon)...])
    default: throw RequestFailure.unreadableToken
    }
  }
}

extension RequestFailure {
  fileprivate static let unreadableToken = RequestFailure(
    .unauthorized, "unreadable-token", "say Authorization: Bearer and the token")
}

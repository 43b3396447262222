internal import Foundation

/// Where a server listens: a name or an address of this machine, and a port.
public struct ListeningAddress: Hashable, Sendable, CustomStringConvertible {
  /// The name or address, an IPv6 one without brackets.
  public let host: String
  /// The port; 0 for a free one.
  public let port: Int

  /// Reads `127.0.0.1:8765`, `[::1]:8765` or `localhost:8765`; nil for anything else.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
      (0...65535).contains(port)
    else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
      guard host.contains(":") else { return nil }
    } else if host.contains(":") {
      return nil
    }
    guard !host.isEmpty, host.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    self.host = String(host)
    self.port = port
  }

  /// Whether only this machine reaches it.
  public var isLoopback: Bool {
    host == "::1" || host.lowercased() == "localhost" || (host.hasPrefix("127.") && Self.isNumeric(host))
  }

  /// The address as it is written in a URL.
  public var description: String { Self.shown(host, port) }

  static func shown(_ host: String, _ port: Int) -> String {
    host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
  }

  /// Whether a text is an address and no name.
  static func isNumeric(_ host: String) -> Bool {
    var four = in_addr()
    var six = in6_addr()
    return inet_pton(AF_INET, host, &four) == 1 || inet_pton(AF_INET6, host, &six) == 1
  }
}

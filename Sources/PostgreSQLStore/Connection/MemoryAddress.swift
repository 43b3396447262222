/// Where a shared memory is: an address as libpq takes it, `postgresql://user@host/database`.
public struct MemoryAddress: Hashable, Sendable {
  /// The address as it was given, with the password, if it has one.
  let text: String

  private static let schemes = ["postgresql://", "postgres://"]

  /// An address; nil for what is the name of a file.
  public init?(_ text: String) {
    guard Self.schemes.contains(where: text.hasPrefix) else { return nil }
    self.text = text
  }

  /// The address without what must not be shown: the password, wherever it stands.
  public var name: String {
    let start =
      Self.schemes.first(where: text.hasPrefix).map { text.index(text.startIndex, offsetBy: $0.count) }
      ?? text.startIndex
    let end = text[start...].firstIndex { $0 == "/" || $0 == "?" } ?? text.endIndex
    var authority = String(text[start..<end])
    // A password may hold an @ that is not encoded: the last one ends it.
    if let at = authority.lastIndex(of: "@") {
      let user = authority[..<at].prefix { $0 != ":" }
      authority = String(user) + String(authority[at...])
    }
    var rest = text[end...]
    var parameters: [Substring] = []
    if let mark = rest.firstIndex(of: "?") {
      parameters = rest[rest.index(after: mark)...].split(separator: "&").filter {
        !$0.prefix { $0 != "=" }.lowercased().contains("pass")
      }
      rest = rest[..<mark]
    }
    return text[..<start] + authority + rest
      + (parameters.isEmpty ? "" : "?" + parameters.joined(separator: "&"))
  }

  /// The name of the database alone.
  public var database: String {
    let path = name.dropFirst(Self.schemes.first(where: name.hasPrefix)?.count ?? 0).prefix { $0 != "?" }
    return path.firstIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? "postgresql"
  }

  /// Whether it names several hosts.
  var hasSeveralHosts: Bool { name.contains(",") }

  /// Whether it says which of several hosts is wanted.
  var namesSessionAttributes: Bool { text.contains("target_session_attrs") }
}

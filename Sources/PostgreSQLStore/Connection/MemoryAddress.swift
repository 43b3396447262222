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
    // Scalars, since a mark that combines with the character before it would hide an @ or a colon from us, not from libpq.
    let scalars = text.unicodeScalars
    let scheme = Self.schemes.first(where: text.hasPrefix) ?? ""
    let start = text.index(text.startIndex, offsetBy: scheme.count)
    // A user and a password end at an @ before the first slash, whatever question marks they hold; the last one, as a
    // password may hold an @ that is not encoded. Nor may one that holds a slash be shown, though libpq makes nothing of it.
    let slash = scalars[start...].firstIndex(of: "/") ?? scalars.endIndex
    let path = scalars[slash...].prefix { $0 != "?" }
    let end =
      scalars[start..<slash].lastIndex(of: "@")
      ?? (scalars[start..<slash].contains(":") ? path.lastIndex(of: "@") : nil)
    let user = scalars[start..<(end ?? start)].prefix { $0 != ":" && $0 != "?" }
    let rest = scalars[(end ?? start)...]
    let parameters = rest.drop { $0 != "?" }.dropFirst().split(separator: "&").map { String($0) }.filter {
      !$0.prefix { $0 != "=" }.lowercased().contains("pass")
    }
    return text[..<start] + String(user) + String(rest.prefix { $0 != "?" })
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

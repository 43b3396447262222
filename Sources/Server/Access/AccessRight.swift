/// What a caller may do; each includes those before it.
public enum AccessRight: String, CaseIterable, Comparable, Sendable {
  /// Look up, search and export.
  case read
  /// Add, correct and remove units too.
  case write
  /// Import files, and read the counters of the server, too.
  case admin

  /// Whether one allows less than another.
  public static func < (a: AccessRight, b: AccessRight) -> Bool {
    (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
  }
}

/// A moment in UTC, to the second.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public var seconds: Int64

  /// A moment.
  public init(seconds: Int64) { self.seconds = seconds }

  /// Earlier moments come first.
  public static func < (a: Timestamp, b: Timestamp) -> Bool { a.seconds < b.seconds }
}

/// Counts and dates of a memory.
public struct Statistics: Sendable {
  /// The number of units.
  public var units: Int
  /// The number of units that have a side in each language, by tag.
  public var languages: [String: Int]
  /// The number of origins.
  public var origins: Int
  /// The newest origins, newest first, with their units.
  public var newestOrigins: [(name: String, units: Int, changed: Timestamp)]
  /// The number of units whose source occurs in another unit too.
  public var repeatedSources: Int
  /// The size of the file in bytes.
  public var bytes: Int64
  /// When the memory was made.
  public var created: Timestamp
  /// When a unit was last changed; nil where there is none.
  public var changed: Timestamp?
}

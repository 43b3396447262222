/// Counts and dates of a memory.
public struct Statistics: Hashable, Sendable {
  /// An origin and what it gave.
  public struct Origin: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// The number of its units.
    public var units: Int
    /// When one of them was last changed.
    public var changed: Timestamp

    /// An origin with its counts.
    package init(name: String, units: Int, changed: Timestamp) {
      self.name = name
      self.units = units
      self.changed = changed
    }
  }

  /// The number of units.
  public var units: Int
  /// The number of units that have a side in each language, by tag.
  public var languages: [String: Int]
  /// The number of origins.
  public var origins: Int
  /// The newest origins, newest first.
  public var newestOrigins: [Origin]
  /// The number of units whose source text is also that of another unit.
  public var repeatedSources: Int
  /// The size of the file and of those SQLite keeps beside it, in bytes.
  public var bytes: Int64
  /// When the memory was made.
  public var created: Timestamp
  /// When a unit was last changed; nil where there is none.
  public var changed: Timestamp?

  /// Counts and dates of a memory.
  package init(
    units: Int, languages: [String: Int], origins: Int, newestOrigins: [Origin], repeatedSources: Int,
    bytes: Int64,
    created: Timestamp, changed: Timestamp?
  ) {
    self.units = units
    self.languages = languages
    self.origins = origins
    self.newestOrigins = newestOrigins
    self.repeatedSources = repeatedSources
    self.bytes = bytes
    self.created = created
    self.changed = changed
  }
}

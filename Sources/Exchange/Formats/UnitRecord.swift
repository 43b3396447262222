public import TranslationMemory

/// What a reader finds in a file, one after another.
public enum UnitRecord: Sendable {
  /// A unit, and the line it begins on.
  case unit(TranslationUnit, line: Int)
  /// Something that cannot be used, and why.
  case skipped(Skipped)

  /// A record that cannot be used.
  public struct Skipped: Hashable, Sendable {
    /// Why, as a short fixed phrase, such as `empty side`, `one language only` or `fuzzy`.
    public var reason: String
    /// The line it begins on, from 1.
    public var line: Int
    /// The record as it stands in the file, or as much of it as helps.
    public var text: String

    /// A skipped record.
    public init(reason: String, line: Int, text: String) {
      self.reason = reason
      self.line = line
      self.text = text
    }
  }
}

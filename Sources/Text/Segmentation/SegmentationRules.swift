/// Segmentation rules as SRX 2.0 has them: named lists of rules, and which languages use which lists, in order.
public struct SegmentationRules: Sendable, Hashable {
  /// One rule: whether to break between a match of `before` and a match of `after` (ICU regular expressions).
  public struct Rule: Sendable, Hashable {
    /// Whether the place is a break.
    public var isBreak: Bool
    /// What stands before the place; empty matches anything.
    public var before: String
    /// What stands after the place; empty matches anything.
    public var after: String
    /// The line of the rule in its file, for messages; 0 where there is none.
    public var line: Int

    /// A rule.
    public init(isBreak: Bool, before: String, after: String, line: Int = 0) {
      self.isBreak = isBreak
      self.before = before
      self.after = after
      self.line = line
    }
  }

  /// A language pattern and the name of the rules that languages matching it use.
  public struct LanguageMap: Sendable, Hashable {
    /// An ICU regular expression that the whole tag must match, case ignored.
    public var pattern: String
    /// The name of a list of rules.
    public var name: String

    /// A map.
    public init(pattern: String, name: String) {
      self.pattern = pattern
      self.name = name
    }
  }

  /// Whether all matching maps contribute their rules, in map order (true), or the first only.
  public var cascades: Bool
  /// The lists of rules by name.
  public var rules: [String: [Rule]]
  /// The maps in order.
  public var maps: [LanguageMap]

  /// A set of rules.
  public init(cascades: Bool, rules: [String: [Rule]], maps: [LanguageMap]) {
    self.cascades = cascades
    self.rules = rules
    self.maps = maps
  }
}

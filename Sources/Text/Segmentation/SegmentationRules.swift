/// Segmentation rules as SRX 2.0 has them: named lists of rules, and which languages use which lists, in order.
public struct SegmentationRules: Sendable, Hashable {
  /// What the rules stand on.
  public enum Basis: Sendable, Hashable {
    /// Nothing: where no rule breaks there is no break, as the SRX standard has it.
    case rulesAlone
    /// The sentence breaks of ICU (Unicode Standard Annex 29): rules veto them or add to them, and where no rule
    /// matches ICU's answer stands. `before` must be of bounded length here, and `^` is the start of a paragraph,
    /// heading or list item.
    case sentenceBreaks
  }

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
    /// The line of the map in its file, for messages; 0 where there is none.
    public var line: Int

    /// A map.
    public init(pattern: String, name: String, line: Int = 0) {
      self.pattern = pattern
      self.name = name
      self.line = line
    }
  }

  /// What the rules stand on.
  public var basis: Basis
  /// Whether all matching maps contribute their rules, in map order (true), or the first only.
  public var cascades: Bool
  /// The lists of rules by name.
  public var rules: [String: [Rule]]
  /// The maps in order.
  public var maps: [LanguageMap]

  /// A set of rules.
  public init(
    cascades: Bool, rules: [String: [Rule]], maps: [LanguageMap], basis: Basis = .rulesAlone
  ) {
    self.basis = basis
    self.cascades = cascades
    self.rules = rules
    self.maps = maps
  }

  /// The rules of a language, in order.
  ///
  /// With a cascade, those of every map whose pattern matches the whole tag, in the order of the maps; else those
  /// of the first such map. Throws `SegmentationError` where a pattern is no expression or does not come to an end.
  func rules(for language: LanguageTag) throws(SegmentationError) -> [Rule] {
    var result: [Rule] = []
    for map in maps {
      do {
        let pattern = try RegularExpression(map.pattern, ignoringCase: true, stepLimit: 100)
        guard try pattern.matchesWhole(Array(language.description.utf16)) else { continue }
      } catch {
        throw SegmentationError(error, in: map.pattern, line: map.line)
      }
      result += rules[map.name] ?? []
      if !cascades { break }
    }
    return result
  }
}

/// The bands of scores by which translation is planned and billed.
public enum MatchBand: String, CaseIterable, Sendable {
  /// The same text between the same neighbours.
  case context
  /// The same text.
  case exact
  /// 95 to 99.
  case from95 = "95"
  /// 85 to 94.
  case from85 = "85"
  /// 75 to 84.
  case from75 = "75"
  /// 50 to 74.
  case from50 = "50"
  /// Below 50, or nothing.
  case none
  /// A text that stands earlier in the file and has no match of 100 or more.
  case repetition

  /// The lowest score that any band but the last two tells apart.
  public static let lowestScore = 50

  /// The band of a best score; nil is no match.
  public init(score: Int?) {
    switch score ?? 0 {
    case 101...: self = .context
    case 100: self = .exact
    case 95...: self = .from95
    case 85...: self = .from85
    case 75...: self = .from75
    case Self.lowestScore...: self = .from50
    default: self = .none
    }
  }
}

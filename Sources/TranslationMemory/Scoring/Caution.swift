/// Why a match wants a second look, however high its score.
public enum Caution: String, Hashable, Sendable {
  /// Query and stored source do not negate equally often: one may say the contrary of the other.
  case negation
}

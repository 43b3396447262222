public import Text

/// Puts the placeables of a query into the target of a match.
public enum Adaptation {
  /// The target with the query's placeables in place of the stored ones.
  ///
  /// Nil where nothing differs, or where source and target of the stored pair do not agree on what is to be replaced.
  public static func adapted(
    query: String, source: String, target: String, from: LanguageTag, to: LanguageTag
  ) -> String? { nil }
}

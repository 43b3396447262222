public import Text

/// Puts the placeables of a query into the target of a match.
public enum Adaptation {
  /// The target with the query's placeables in place of the stored ones.
  ///
  /// Nil where nothing differs, or where source and target of the stored pair do not agree on what is to be replaced.
  /// For several matches of one query, `AdaptableQuery` reads the query once.
  public static func adapted(
    query: String, source: String, target: String, from: LanguageTag, to: LanguageTag
  ) -> String? {
    AdaptableQuery(query, from: from, to: to).adapted(source: source, target: target)
  }
}

public import Alignment
public import Text
public import TranslationMemory

extension Lexicon {
  /// The words that translate each other in the newest units of a memory.
  ///
  /// Nil where a lexicon is built in for the languages, which one from a memory does not better, and where nothing could
  /// be learned. Units that nothing but the origins named gave are left out. At most `mostPairs` units are read: a
  /// second's work, or two.
  public init?(
    learnedFrom memory: any UnitStore, source: LanguageTag, target: LanguageTag,
    excludingOrigins excluded: Set<String> = []
  ) throws {
    guard Lexicon.builtIn(source: source, target: target) == nil else { return nil }
    let pairs = try memory.newestPairs(
      from: source, to: target, limit: Self.mostPairs, excludingOrigins: excluded)
    self.init(learnedFrom: pairs, source: source, target: target)
    if entries.isEmpty { return nil }
  }
}

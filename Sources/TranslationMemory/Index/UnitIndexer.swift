internal import Text

/// The terms of any language, and the buckets a unit is listed under.
///
/// Not thread-safe: one for each worker.
final class UnitIndexer {
  private var extractors: [String: TermExtractor] = [:]
  private var keys: [String: IndexKey] = [:]

  /// The extractor of a language; its variants share one.
  func extractor(of language: LanguageTag) -> TermExtractor {
    if let extractor = extractors[language.language] { return extractor }
    let extractor = TermExtractor(language: language)
    extractors[language.language] = extractor
    return extractor
  }

  /// The keys of a language.
  func key(of language: LanguageTag) -> IndexKey {
    if let key = keys[language.language] { return key }
    let key = IndexKey(language: language)
    keys[language.language] = key
    return key
  }

  /// The buckets of both sides of a unit, each once: pairs of stems for lookup, and stems for concordance.
  func buckets(of unit: TranslationUnit) -> [UInt32] {
    var buckets: [UInt32] = []
    buckets.reserveCapacity(128)
    for (text, language) in [(unit.source, unit.sourceLanguage), (unit.target, unit.targetLanguage)] {
      let terms = extractor(of: language).terms(of: text)
      let key = key(of: language)
      for bucket in key.pairs(of: terms.stems) { buckets.append(UInt32(bucket)) }
      for stem in terms.stems { buckets.append(UInt32(key.single(stem))) }
      for stem in terms.dateStems { buckets.append(UInt32(key.single(stem))) }
    }
    buckets.sort()
    var kept = 0
    for index in buckets.indices where index == 0 || buckets[index] != buckets[kept - 1] {
      buckets[kept] = buckets[index]
      kept += 1
    }
    buckets.removeLast(buckets.count - kept)
    return buckets
  }
}

internal import Text

/// The terms of any language, and the buckets a unit is listed under.
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

  /// The buckets of both sides of a unit: pairs of stems for lookup, and stems for concordance.
  func buckets(of unit: TranslationUnit) -> [Int] {
    var buckets: [Int] = []
    for (text, language) in [(unit.source, unit.sourceLanguage), (unit.target, unit.targetLanguage)] {
      let terms = extractor(of: language).terms(of: text)
      let key = key(of: language)
      buckets += key.pairs(of: terms.stems)
      for stem in terms.stems { buckets.append(key.single(stem)) }
      for stem in terms.dateStems { buckets.append(key.single(stem)) }
    }
    return buckets
  }
}

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

  /// Appends the listings of both sides of a unit: pairs of stems for lookup, and stems for concordance.
  ///
  /// What stands in a text twice is listed twice.
  func list(_ id: Int64, _ unit: TranslationUnit, in listings: inout [Listing]) {
    for (text, language) in [(unit.source, unit.sourceLanguage), (unit.target, unit.targetLanguage)] {
      let terms = extractor(of: language).terms(of: text)
      let key = key(of: language)
      let pair = Posting(unit: id, length: LengthClass(words: terms.words.count))
      let single = Posting(unit: id, length: .unknown)
      for bucket in key.pairs(of: terms.stems) { listings.append(Listing(pair, in: bucket)) }
      for stem in terms.stems { listings.append(Listing(single, in: key.single(stem))) }
      for stem in terms.dateStems { listings.append(Listing(single, in: key.single(stem))) }
    }
  }
}

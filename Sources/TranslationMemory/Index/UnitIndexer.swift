internal import Text

/// The terms of any language, and the buckets a unit is listed under.
///
/// Not thread-safe: one for each worker.
package final class UnitIndexer {
  private var extractors: [String: TermExtractor] = [:]
  private var languages: [LanguageTag: Language] = [:]
  private var terms = Terms()

  /// An indexer that knows no language yet.
  package init() {}

  private struct Language {
    let extractor: TermExtractor
    let key: IndexKey
  }

  /// The extractor of a language; its variants share one.
  func extractor(of tag: LanguageTag) -> TermExtractor { language(tag).extractor }

  /// The keys of a language.
  func key(of tag: LanguageTag) -> IndexKey { language(tag).key }

  private func language(_ tag: LanguageTag) -> Language {
    if let known = languages[tag] { return known }
    let extractor = extractors[tag.language] ?? TermExtractor(language: tag)
    extractors[tag.language] = extractor
    let language = Language(extractor: extractor, key: IndexKey(language: tag))
    languages[tag] = language
    return language
  }

  /// Appends the listings of both sides of a unit: pairs of stems for lookup, and stems for concordance.
  ///
  /// What stands in a text twice is listed twice.
  func list(_ id: Int64, _ unit: TranslationUnit, in listings: inout [Listing]) {
    list(id, unit.source, language(unit.sourceLanguage), in: &listings)
    list(id, unit.target, language(unit.targetLanguage), in: &listings)
  }

  private func list(_ id: Int64, _ text: String, _ language: Language, in listings: inout [Listing]) {
    var text = text
    text.withUTF8 { language.extractor.read(utf8: UnsafeRawBufferPointer($0), into: &terms) }
    let key = language.key
    let pair = Posting(unit: id, length: LengthClass(words: terms.words.count))
    let single = Posting(unit: id, length: .unknown)
    for bucket in key.pairs(of: terms.stems) { listings.append(Listing(pair, in: bucket)) }
    for stem in terms.stems { listings.append(Listing(single, in: key.single(stem))) }
    for stem in terms.dateStems { listings.append(Listing(single, in: key.single(stem))) }
  }
}

internal import Text

/// The language tags of a TMX file, each judged once.
struct TMXLanguages {
  /// The most tags remembered from one unit to the next.
  private static let maximumCount = 512
  /// The tags that are compared one by one, as files have few; further ones are found by their hash.
  private static let maximumListed = 16

  private let wanted: LanguagePair
  /// The tags as they are written, and what they mean; nil for what is no tag.
  private var spellings: [[UInt8]] = []
  private var tags: [LanguageTag?] = []
  /// The places of spellings that are not listed.
  private var places: [[UInt8]: Int] = [:]
  private var isOwn: [Bool] = []
  private var sourceFits: [LanguagePair.Fit?] = []
  private var targetFits: [LanguagePair.Fit?] = []

  /// No tags yet.
  init(_ wanted: LanguagePair) { self.wanted = wanted }

  /// A tag by its index.
  subscript(index: Int) -> LanguageTag? { tags[index] }

  /// A tag as it is written.
  func spelling(_ index: Int) -> String { String(decoding: spellings[index], as: UTF8.self) }

  /// Whether a tag is written as we write it.
  func isOwnSpelling(_ index: Int) -> Bool { isOwn[index] }

  /// Begins a unit, and forgets the tags where they are many.
  ///
  /// An index holds for one unit.
  mutating func beginUnit() {
    if spellings.count > Self.maximumCount { self = TMXLanguages(wanted) }
  }

  /// The index of a tag, read and judged where it is new; nil where it is no language tag.
  mutating func index(of spelling: UnsafeBufferPointer<UInt8>) -> Int? {
    for index in spellings.indices.prefix(Self.maximumListed)
    where spellings[index].elementsEqual(spelling) {
      return tags[index] == nil ? nil : index
    }
    if spellings.count >= Self.maximumListed {
      let key = Array(spelling)
      if let index = places[key] { return tags[index] == nil ? nil : index }
      places[key] = spellings.count
    }
    let tag = LanguageTag(String(decoding: spelling, as: UTF8.self))
    spellings.append(Array(spelling))
    tags.append(tag)
    isOwn.append(tag.map { $0.description.utf8.elementsEqual(spelling) } ?? false)
    sourceFits.append(tag.flatMap { LanguagePair.Fit($0, to: wanted.from) })
    targetFits.append(tag.flatMap { LanguagePair.Fit($0, to: wanted.to) })
    return tag == nil ? nil : tags.count - 1
  }

  /// The index of the variant that fits the source language best.
  ///
  /// Where both languages wanted are forms of one (`en-US`, `en-GB`), a variant is taken for what it fits better.
  func source(among variants: [TMXVariant]) -> Int? {
    var best: (index: Int, fit: LanguagePair.Fit)?
    for (index, variant) in variants.enumerated() where variant.text != nil {
      guard let language = variant.language, let fit = sourceFits[language] else { continue }
      if let other = targetFits[language], other < fit { continue }
      if let best, best.fit <= fit { continue }
      best = (index, fit)
    }
    return best?.index
  }

  /// How well a variant fits the target language, beside the variant taken for the source.
  func targetFit(of variant: TMXVariant, source: TMXVariant) -> LanguagePair.Fit? {
    // The source said once more is no translation of itself.
    guard variant.text != nil, let language = variant.language, language != source.language,
      let fit = targetFits[language]
    else { return nil }
    if let other = sourceFits[language], other < fit { return nil }
    return fit
  }
}

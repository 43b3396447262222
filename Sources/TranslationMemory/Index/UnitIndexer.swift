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

  /// What a unit is listed under: a bucket (high bits), and the length class of the side that is meant (low five).
  typealias Listing = UInt32

  /// The listings of both sides of a unit, each bucket once: pairs of stems for lookup, and stems for concordance.
  func listings(of unit: TranslationUnit) -> [Listing] {
    var listings: [Listing] = []
    listings.reserveCapacity(160)
    for (text, language) in [(unit.source, unit.sourceLanguage), (unit.target, unit.targetLanguage)] {
      let terms = extractor(of: language).terms(of: text)
      let key = key(of: language)
      let length = LengthClass(words: terms.words.count)
      for bucket in key.pairs(of: terms.stems) { listings.append(Self.listing(bucket, length)) }
      for stem in terms.stems { listings.append(Self.listing(key.single(stem), .unknown)) }
      for stem in terms.dateStems { listings.append(Self.listing(key.single(stem), .unknown)) }
    }
    listings.sort()
    var kept = 0
    for listing in listings {
      if kept > 0, Self.bucket(of: listing) == Self.bucket(of: listings[kept - 1]) {
        // Of two sides that share a bucket, neither's length is that of both.
        if listing != listings[kept - 1] {
          listings[kept - 1] = Self.listing(Self.bucket(of: listing), .unknown)
        }
      } else {
        listings[kept] = listing
        kept += 1
      }
    }
    listings.removeLast(listings.count - kept)
    return listings
  }

  private static func listing(_ bucket: Int, _ length: LengthClass) -> Listing {
    UInt32(bucket) << UInt32(LengthClass.bits) | UInt32(length.number)
  }

  /// The bucket of a listing.
  static func bucket(of listing: Listing) -> Int { Int(listing >> UInt32(LengthClass.bits)) }

  /// The length class of a listing.
  static func length(of listing: Listing) -> LengthClass {
    LengthClass(number: UInt8(listing & UInt32(LengthClass.count - 1)))
  }
}

internal import Text

/// The buckets of the index under which a segment is found.
///
/// A *gram* is a pair of neighbouring stems, the segment's two ends counting as stems of their own, so that a segment of
/// *n* words has *n* + 1 grams; or a single stem, for concordance. Its key is hashed together with the language into one
/// of 2¹⁷ buckets. Grams that fall into one bucket share a list: what is read is then more than what was asked for, never
/// less, and no dictionary of grams has to be kept.
struct IndexKey {
  /// 2 to this power is the number of buckets. Part of the file format.
  static let bucketBits = 17

  private let language: UInt64

  /// Keys of texts in a language; variants of a language (`en-GB`, `en-US`) share theirs.
  init(language: LanguageTag) { self.language = StableHash.key(of: language.language) }

  private static let edge = StableHash.key(of: "\u{0}edge")
  private static let single = StableHash.key(of: "\u{0}single")

  /// The buckets of the pairs of neighbouring stems, ends included: one more than there are stems, in text order.
  func pairs(of stems: [UInt64]) -> [Int] {
    var buckets: [Int] = []
    buckets.reserveCapacity(stems.count + 1)
    var previous = Self.edge
    for stem in stems {
      buckets.append(bucket(previous, stem))
      previous = stem
    }
    buckets.append(bucket(previous, Self.edge))
    return buckets
  }

  /// The bucket of a stem by itself.
  func single(_ stem: UInt64) -> Int { bucket(Self.single, stem) }

  private func bucket(_ first: UInt64, _ second: UInt64) -> Int {
    Int(StableHash.mixed(StableHash.mixed(first ^ language) &+ second) >> UInt64(64 - Self.bucketBits))
  }
}

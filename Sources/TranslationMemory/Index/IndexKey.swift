internal import Text

/// The buckets of the index under which a segment is found.
///
/// A *pair* is two neighbouring stems, the segment's two ends counting as stems of their own, so that a segment of *n* words has
/// *n* + 1 pairs. Its key is hashed together with the language into one of 2¹⁸ buckets. Pairs that fall into one bucket share
/// a list: what is read is then more than what was asked for, never less, and no dictionary of pairs has to be kept. Single
/// stems, for concordance, have buckets of their own: the lists of frequent words are long.
package struct IndexKey {
  /// The number of buckets for pairs.
  ///
  /// Part of the file format.
  static let pairBuckets = 1 << 18
  /// The number of buckets for single stems, which follow those for pairs.
  ///
  /// Part of the file format.
  static let stemBuckets = 1 << 15
  /// The number of all buckets.
  package static let bucketCount = pairBuckets + stemBuckets

  /// Whether a bucket is of pairs; its postings then have a length.
  package static func isOfPairs(_ bucket: Int) -> Bool { bucket < pairBuckets }

  private let language: UInt64

  /// Keys of texts in a language; variants of a language (`en-GB`, `en-US`) share theirs.
  init(language: LanguageTag) { self.language = StableHash.key(of: language.language) }

  private static let edge = StableHash.key(of: "\u{0}edge")

  /// The buckets of the pairs of neighbouring stems, ends included: one more than there are stems, in text order.
  func pairs(of stems: [UInt64]) -> [Int] {
    var buckets: [Int] = []
    buckets.reserveCapacity(stems.count + 1)
    var previous = Self.edge
    for stem in stems {
      buckets.append(pair(previous, stem))
      previous = stem
    }
    buckets.append(pair(previous, Self.edge))
    return buckets
  }

  /// The bucket of a stem by itself.
  func single(_ stem: UInt64) -> Int {
    Self.pairBuckets + Int(StableHash.mixed(stem ^ language) % UInt64(Self.stemBuckets))
  }

  /// The bucket of a pair of neighbouring stems.
  func pair(_ first: UInt64, _ second: UInt64) -> Int {
    Int(StableHash.mixed(StableHash.mixed(first ^ language) &+ second) % UInt64(Self.pairBuckets))
  }
}

/// A posting and the list it belongs to, in eight bytes: bucket, unit, and length class, from the high bits down.
struct Listing: Comparable {
  private var bits: UInt64

  private static let bucketShift = Posting.bits
  private static let postingMask: UInt64 = 1 << UInt64(Posting.bits) - 1

  /// A posting in the list of a bucket.
  @inline(__always)
  init(_ posting: Posting, in bucket: Int) {
    bits = UInt64(truncatingIfNeeded: bucket) &<< UInt64(Self.bucketShift) | posting.packed & Self.postingMask
  }

  /// The bucket.
  @inline(__always)
  var bucket: Int { Int(bits &>> UInt64(Self.bucketShift)) }

  /// The posting.
  @inline(__always)
  var posting: Posting { Posting(packed: bits & Self.postingMask) }

  @inline(__always)
  static func < (a: Listing, b: Listing) -> Bool { a.bits < b.bits }
}

extension [Listing] {
  /// In the order of buckets; those of a bucket keep theirs.
  ///
  /// Many are sorted by counting them: two passes in place of some twenty.
  func sortedByBucket() -> [Listing] {
    guard count >= 1 << 14 else { return sorted() }
    var places = [Int32](repeating: 0, count: IndexKey.bucketCount)
    for listing in self { places[listing.bucket] += 1 }
    var start: Int32 = 0
    for bucket in places.indices { (places[bucket], start) = (start, start + places[bucket]) }
    return [Listing](unsafeUninitializedCapacity: count) { sorted, count in
      for listing in self {
        // The places of a bucket begin where those before it end, and there are as many as it has listings.
        sorted.initializeElement(at: Int(places[listing.bucket]), to: listing)
        places[listing.bucket] += 1
      }
      count = self.count
    }
  }
}

internal import GRDB

/// Postings gathered during a transaction, on their way into the file.
///
/// They are written bucket by bucket (`PostingAppender`), so that a large import touches each list a few times only.
struct PostingBuffer {
  private var buckets: [UInt32] = []
  /// The unit as its difference from `base` (high bits), which halves the size, and its length class (low five).
  private var units: [UInt32] = []
  private var base: Int64 = 0

  /// As many postings are held at least before they are written: 8 bytes each, and 4 more while they are sorted.
  private static let leastCapacity: Int64 = 16_000_000
  /// As many are held at most.
  private static let mostCapacity: Int64 = 40_000_000
  /// Further from `base` than half of what fits beside the length, the buffer is full.
  private static let farthest = Int64(UInt32.max >> UInt32(LengthClass.bits)) / 2

  /// Adds a unit to lists, each once.
  ///
  /// Units come in ascending order.
  mutating func add(_ unit: Int64, to listings: some Sequence<UnitIndexer.Listing>) {
    if units.isEmpty { base = unit }
    for listing in listings {
      buckets.append(UInt32(UnitIndexer.bucket(of: listing)))
      units.append(
        UInt32(unit - base) << UInt32(LengthClass.bits) | UInt32(UnitIndexer.length(of: listing).number))
    }
  }

  /// Whether it should be written before more is added.
  ///
  /// Writing touches the lists of all units, so it should be done the less often, the more units there are.
  var isFull: Bool {
    buckets.count >= min(max(base * 8, Self.leastCapacity), Self.mostCapacity)
      || units.last.map { posting($0).unit - base > Self.farthest } ?? false
  }

  /// Writes everything, bucket by bucket, and empties the buffer.
  mutating func flush(into db: Database) throws {
    guard !buckets.isEmpty else { return }
    var appender = try PostingAppender(db)
    try forEachBucket { bucket, units in try appender.append(units.map(posting), to: bucket) }
    buckets.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
  }

  private func posting(_ packed: UInt32) -> Posting {
    Posting(
      unit: base + Int64(packed >> UInt32(LengthClass.bits)),
      length: LengthClass(number: UInt8(packed & UInt32(LengthClass.count - 1))))
  }

  /// Calls `body` with each bucket that has postings and its units, both ascending: a counting sort, which
  /// keeps the order of the units.
  ///
  /// A small buffer, as that of one added pair, is sorted by comparison instead.
  private func forEachBucket(_ body: (_ bucket: Int, _ units: ArraySlice<UInt32>) throws -> Void) throws {
    var sorted = [UInt32](repeating: 0, count: units.count)
    var start = 0
    if units.count < 1 << 14 {
      let order = buckets.indices.sorted { (buckets[$0], units[$0]) < (buckets[$1], units[$1]) }
      for (place, index) in order.enumerated() { sorted[place] = units[index] }
      while start < order.count {
        let bucket = buckets[order[start]]
        var end = start + 1
        while end < order.count, buckets[order[end]] == bucket { end += 1 }
        try body(Int(bucket), sorted[start..<end])
        start = end
      }
      return
    }
    var ends = [Int](repeating: 0, count: IndexKey.bucketCount)
    for bucket in buckets { ends[Int(bucket)] += 1 }
    for bucket in ends.indices {
      let count = ends[bucket]
      ends[bucket] = start
      start += count
    }
    for index in units.indices {
      let bucket = Int(buckets[index])
      sorted[ends[bucket]] = units[index]
      ends[bucket] += 1
    }
    start = 0
    for (bucket, end) in ends.enumerated() where end > start {
      try body(bucket, sorted[start..<end])
      start = end
    }
  }
}

internal import GRDB

/// Postings gathered during a transaction, on their way into the file.
///
/// A list lies in the file in blocks (`PostingList`). New postings are appended to the last block while it is short, or not much longer than what is added; else
/// they begin a block. So adding a pair to a large memory rewrites a few hundred bytes a bucket, and a large import leaves
/// few blocks.
struct PostingBuffer {
  private var buckets: [UInt32] = []
  /// As differences from `base`, which halves their size.
  private var units: [UInt32] = []
  private var base: Int64 = 0

  /// A block of no more bytes than this is always appended to.
  private static let shortBlock = 240
  /// A block is appended to if it has at most this many times the bytes of what is added.
  private static let growth = 4
  /// A block of this many bytes is not appended to any more.
  private static let longBlock = 1 << 16
  /// As many postings are held at most: 8 bytes each, and 4 more while they are sorted.
  private static let capacity = 16_000_000

  /// Adds a unit to a list of distinct buckets.
  ///
  /// Units come in ascending order.
  mutating func add(_ unit: Int64, to list: some Sequence<UInt32>) {
    if units.isEmpty { base = unit }
    for bucket in list {
      buckets.append(bucket)
      units.append(UInt32(unit - base))
    }
  }

  /// Whether it should be written before more is added.
  var isFull: Bool { buckets.count >= Self.capacity || units.last ?? 0 > UInt32.max / 2 }

  /// Writes everything, bucket by bucket, and empties the buffer.
  mutating func flush(into db: Database) throws {
    guard !buckets.isEmpty else { return }
    let isFirst = try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM posting)") ?? false
    let insert = try BulkStatement(db, "INSERT INTO posting(place, entries) VALUES (?, ?)")
    let update = try BulkStatement(db, "UPDATE posting SET entries = ? WHERE place = ?")
    let lastBlock = try BulkStatement(
      db, "SELECT place, entries FROM posting WHERE place BETWEEN ? AND ? ORDER BY place DESC LIMIT 1")
    var bytes: [UInt8] = []
    try forEachBucket { bucket, ids in
      let block = isFirst ? nil : try Self.last(lastBlock, of: bucket)
      bytes.removeAll(keepingCapacity: true)
      let start = block?.last ?? 0
      var previous = start
      for id in ids {
        PostingList.append(base + Int64(id), after: previous, to: &bytes)
        previous = base + Int64(id)
      }
      if let block, block.entries.count <= max(Self.shortBlock, Self.growth * bytes.count),
        block.entries.count < Self.longBlock
      {
        try update.run(.blob(block.entries + bytes), .integer(block.place))
      } else {
        try insert.run(.integer(PostingList.place(bucket, after: start)), .blob(bytes))
      }
    }
    buckets.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
  }

  private static func last(
    _ statement: BulkStatement, of bucket: Int
  ) throws -> (place: Int64, entries: [UInt8], last: Int64)? {
    let places = PostingList.places(of: bucket)
    statement.start([.integer(places.lowerBound), .integer(places.upperBound)])
    guard try statement.next() else { return nil }
    defer { statement.stop() }
    let place = statement.integer(0)
    var last = PostingList.previous(of: place)
    let entries = statement.withBytes(1) { bytes in
      PostingList.forEach(in: bytes, after: last) { last = $0 }
      return [UInt8](bytes)
    }
    return (place, entries, last)
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

internal import GRDB
internal import Foundation

/// Postings gathered during a transaction, on their way into the file.
///
/// A bucket's list lies in the table `posting` in blocks, keyed by bucket and by the identifier before the block's
/// first. A short last block is appended to; otherwise a new one is begun, so that adding a pair to a large
/// memory rewrites a few hundred bytes a bucket at most.
struct PostingBuffer {
  private var buckets: [UInt32] = []
  private var units: [Int64] = []

  /// A block of more bytes than this is not rewritten.
  private static let appendableBytes = 240
  /// As many postings are held at most: 12 bytes each, and 12 more while they are sorted.
  private static let capacity = 12_000_000

  /// Adds a unit to a list of buckets, in any order and with repetitions. Units come in ascending order.
  mutating func add(_ unit: Int64, to list: [Int]) {
    let sorted = list.sorted()
    var last = -1
    for bucket in sorted where bucket != last {
      buckets.append(UInt32(bucket))
      units.append(unit)
      last = bucket
    }
  }

  /// Whether it should be written before more is added.
  var isFull: Bool { buckets.count >= Self.capacity }

  /// Writes everything, bucket by bucket, and empties the buffer.
  mutating func flush(into db: Database) throws {
    guard !buckets.isEmpty else { return }
    let lastBlock = try db.cachedStatement(
      sql: "SELECT previous, entries FROM posting WHERE bucket = ? ORDER BY previous DESC LIMIT 1")
    let insert = try db.cachedStatement(sql: "INSERT INTO posting(bucket, previous, entries) VALUES (?, ?, ?)")
    let update = try db.cachedStatement(sql: "UPDATE posting SET entries = ? WHERE bucket = ? AND previous = ?")
    var bytes: [UInt8] = []
    try forEachBucket { bucket, ids in
      bytes.removeAll(keepingCapacity: true)
      var previous: Int64 = 0
      var appendsTo: Int64?
      if let row = try Row.fetchOne(lastBlock, arguments: [bucket]) {
        let start: Int64 = row[0]
        previous = start
        try row.withUnsafeData(atIndex: 1) { data in
          let entries = data ?? Data()
          entries.withUnsafeBytes { raw in
            PostingList.forEach(in: raw, after: start) { previous = $0 }
            if raw.count <= Self.appendableBytes {
              bytes.append(contentsOf: raw)
              appendsTo = start
            }
          }
        }
      }
      let start = previous
      for id in ids {
        PostingList.append(id, after: previous, to: &bytes)
        previous = id
      }
      if let appendsTo {
        try update.execute(arguments: [Data(bytes), bucket, appendsTo])
      } else {
        try insert.execute(arguments: [bucket, start, Data(bytes)])
      }
    }
    buckets.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
  }

  /// Calls `body` with each bucket that has postings and its units, both ascending: a counting sort, which keeps the
  /// order of the units. A small buffer, as that of one added pair, is sorted by comparison instead.
  private func forEachBucket(_ body: (_ bucket: Int, _ units: ArraySlice<Int64>) throws -> Void) throws {
    var sorted = [Int64](repeating: 0, count: units.count)
    if units.count < 1 << 14 {
      let order = buckets.indices.sorted { (buckets[$0], units[$0]) < (buckets[$1], units[$1]) }
      for (place, index) in order.enumerated() { sorted[place] = units[index] }
      var start = 0
      while start < order.count {
        let bucket = buckets[order[start]]
        var end = start + 1
        while end < order.count, buckets[order[end]] == bucket { end += 1 }
        try body(Int(bucket), sorted[start..<end])
        start = end
      }
      return
    }
    var ends = [Int](repeating: 0, count: 1 << IndexKey.bucketBits)
    for bucket in buckets { ends[Int(bucket)] += 1 }
    var start = 0
    for bucket in ends.indices {
      let count = ends[bucket]
      ends[bucket] = start
      start += count
    }
    for (bucket, unit) in zip(buckets, units) {
      sorted[ends[Int(bucket)]] = unit
      ends[Int(bucket)] += 1
    }
    start = 0
    for (bucket, end) in ends.enumerated() where end > start {
      try body(bucket, sorted[start..<end])
      start = end
    }
  }
}

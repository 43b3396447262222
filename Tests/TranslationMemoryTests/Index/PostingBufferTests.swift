import Foundation
import GRDB
import TestSupport
import Testing

@testable import TranslationMemory

/// Whatever way postings take into the file, its lists are those that were asked for.
@Suite struct PostingBufferTests {
  /// Listings of consecutive units: some buckets often, some rarely, a few twice and with two lengths.
  private func listings(
    ofUnits units: ClosedRange<Int64>, buckets: [Int], _ dice: inout SeededGenerator
  ) -> [Listing] {
    units.flatMap { unit in
      (0..<Int.random(in: 0...12, using: &dice)).map { _ in
        let bucket = buckets[min(Int.random(in: 0..<40, using: &dice), Int.random(in: 0..<40, using: &dice))]
        let length =
          IndexKey.isOfPairs(bucket)
          ? LengthClass(number: UInt8.random(in: 1...2, using: &dice)) : .unknown
        return Listing(Posting(unit: unit, length: length), in: bucket)
      }
    }
  }

  /// What each list has to hold: a unit once, and of two lengths neither.
  private func lists(of listings: [Listing]) -> [Int: [Int64: LengthClass]] {
    var lists: [Int: [Int64: LengthClass]] = [:]
    for listing in listings {
      let (unit, length) = (listing.posting.unit, listing.posting.length)
      let old = lists[listing.bucket]?[unit] ?? length
      lists[listing.bucket, default: [:]][unit] = old == length ? length : .unknown
    }
    return lists
  }

  private func lists(in db: Database) throws -> [Int: [Int64: LengthClass]] {
    var lists: [Int: [Int64: LengthClass]] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT place, entries FROM posting ORDER BY place") {
      let place: Int64 = row[0]
      let bytes: [UInt8] = Array(row[1] as Data)
      let postings = bytes.withUnsafeBytes {
        PostingList.postings(in: $0, after: PostingList.previous(of: place))
      }
      for posting in postings {
        let known = lists[PostingList.bucket(of: place), default: [:]].updateValue(
          posting.length, forKey: posting.unit)
        #expect(known == nil, "a unit stands in a list once")
      }
    }
    return lists
  }

  private static func flush(_ buffer: inout PostingBuffer, into db: Database) throws {
    var appender = try PostingAppender(db)
    try buffer.flush(into: &appender)
  }

  /// Small runs and large ones, one flush and several, into empty lists and into such as have something; all in memory, some, none.
  @Test(
    arguments: [(1, 100), (50, 100), (50, 1_000), (1_000, 1_000_000), (1_000_000, 1_000_000)], [0, 500, .max])
  func writesTheLists(sizes: (capacity: Int, limit: Int), mostHeld: Int) throws {
    let (capacity, limit) = sizes
    var dice = SeededGenerator(seed: UInt64(capacity))
    let buckets = (0..<40).map { _ in Int.random(in: 0..<IndexKey.bucketCount, using: &dice) }
    let database = try DatabaseQueue()
    try database.write { db in
      try db.execute(sql: "CREATE TABLE posting (place INTEGER PRIMARY KEY, entries BLOB NOT NULL) STRICT")
      var all: [Listing] = []
      var unit: Int64 = 0
      for units in [1, 700, 40, 4_000, 3] as [Int64] {
        var buffer = PostingBuffer(capacity: capacity, limit: limit, mostHeld: mostHeld)
        let end = unit + units
        while unit < end {
          let last = min(end, unit + Int64.random(in: 1...60, using: &dice))
          let added = listings(ofUnits: unit + 1...last, buckets: buckets, &dice)
          unit = last
          all += added
          try buffer.add(added)
          if buffer.isFull { try Self.flush(&buffer, into: db) }
        }
        try Self.flush(&buffer, into: db)
        #expect(try lists(in: db) == lists(of: all))
      }
    }
  }

  /// A run is the same from a file, in however small parts.
  @Test(arguments: [1, 7, 64, 1 << 20])
  func aRunInAFileIsTheSame(window: Int) throws {
    var dice = SeededGenerator(seed: UInt64(window))
    let buckets = (0..<300).map { _ in Int.random(in: 0..<IndexKey.bucketCount, using: &dice) }
    let file = try TemporaryFile()
    for _ in 0..<4 {
      let run = PostingRun(
        of: listings(ofUnits: 1...Int64.random(in: 1...2_000, using: &dice), buckets: buckets, &dice))
      var moved = run
      try moved.move(to: file)
      #expect(moved.size == run.size)
      var expected = try PostingRun.Reader(run, window: window)
      var reader = try PostingRun.Reader(moved, window: window)
      while let bucket = expected.bucket {
        #expect(reader.bucket == bucket)
        var (wanted, found): ([Posting], [Posting]) = ([], [])
        try expected.read(into: &wanted)
        try reader.read(into: &found)
        #expect(found == wanted)
      }
      #expect(reader.bucket == nil)
    }
  }

  @Test func manyAreSortedAsFewAre() {
    var dice = SeededGenerator(seed: 5)
    let buckets = (0..<40).map { _ in Int.random(in: 0..<IndexKey.bucketCount, using: &dice) }
    let many = listings(ofUnits: 1...9_000, buckets: buckets, &dice)
    #expect(many.count > 1 << 14)
    let sorted = many.sortedByBucket()
    #expect(sorted.map(\.bucket) == many.map(\.bucket).sorted())
    for bucket in buckets {
      #expect(sorted.filter { $0.bucket == bucket } == many.filter { $0.bucket == bucket })
    }
  }
}

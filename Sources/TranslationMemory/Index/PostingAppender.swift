internal import GRDB

/// Adds postings at the end of lists in a memory's file.
///
/// A list lies in the file in blocks (`PostingList`). New postings join those of the last block while these are few, or not
/// many more than what is added; else they begin a block. So adding a pair to a large memory rewrites a few hundred bytes a
/// bucket, and a large import leaves few blocks.
struct PostingAppender: PostingSink {
  private let insert: BulkStatement
  private let update: BulkStatement
  private let lastBlock: BulkStatement
  /// Whether there was no list at all, so that a bucket has no last block before it is given one.
  private let isFirst: Bool
  private var bucket: Int?

  /// A block of no more postings than this is always added to.
  private static let shortBlock = 120
  /// A block is added to if it has at most this many times the postings that are added.
  private static let growth = 3
  /// A block of this many bytes is not added to any more.
  private static let longBlock = 1 << 16

  /// An appender to the lists of a memory that is being written.
  init(_ db: Database) throws {
    isFirst = try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM posting)") ?? false
    insert = try BulkStatement(db, "INSERT INTO posting(place, entries) VALUES (?, ?)")
    update = try BulkStatement(db, "UPDATE posting SET entries = ? WHERE place = ?")
    lastBlock = try BulkStatement(
      db, "SELECT place, entries FROM posting WHERE place BETWEEN ? AND ? ORDER BY place DESC LIMIT 1")
  }

  /// Adds postings to a bucket's list: ascending, and after all that it has.
  ///
  /// Buckets come in ascending order.
  mutating func append(_ postings: [Posting], to bucket: Int) throws {
    let block = isFirst && bucket != self.bucket ? nil : try last(of: bucket)
    self.bucket = bucket
    let withLengths = IndexKey.isOfPairs(bucket)
    if let block, block.postings.count <= max(Self.shortBlock, Self.growth * postings.count),
      block.bytes < Self.longBlock
    {
      let bytes = PostingList.block(
        of: block.postings + postings, after: PostingList.previous(of: block.place), withLengths: withLengths)
      try update.run(.blob(bytes), .integer(block.place))
    } else {
      let previous = block?.postings.last?.unit ?? 0
      let bytes = PostingList.block(of: postings, after: previous, withLengths: withLengths)
      try insert.run(.integer(PostingList.place(bucket, after: previous)), .blob(bytes))
    }
  }

  private func last(of bucket: Int) throws -> (place: Int64, postings: [Posting], bytes: Int)? {
    let places = PostingList.places(of: bucket)
    lastBlock.start([.integer(places.lowerBound), .integer(places.upperBound)])
    guard try lastBlock.next() else { return nil }
    defer { lastBlock.stop() }
    let place = lastBlock.integer(0)
    return lastBlock.withBytes(1) {
      (place, PostingList.postings(in: $0, after: PostingList.previous(of: place)), $0.count)
    }
  }
}

extension IndexingQueue {
  /// Writes everything into the tables of the index.
  mutating func flush(into db: Database) throws {
    guard let lastUnit else { return }
    var appender = try PostingAppender(db)
    try flush(into: &appender)
    try ListSizes.updateIfOutgrown(by: lastUnit, in: db)
  }
}

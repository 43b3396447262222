internal import GRDB

/// Adds postings at the end of lists in a memory's file.
///
/// A list lies in the file in blocks (`PostingList`). New postings join those of the last block while these are few, or not
/// many more than what is added; else they begin a block. So adding a pair to a large memory rewrites a few hundred bytes a
/// bucket, and a large import leaves few blocks.
struct PostingAppender: PostingSink {
  /// A block of a list, and the key it has in the table.
  struct Block: Sendable {
    var place: Int64
    var bytes: [UInt8]
    /// Whether the file has no block with this key yet.
    var isNew: Bool

    /// What is in it.
    var postings: [Posting] {
      bytes.withUnsafeBytes { PostingList.postings(in: $0, after: PostingList.previous(of: place)) }
    }
  }

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
    try write(Self.blocks(of: bucket, with: [postings], after: lastBlock(of: bucket)))
  }

  /// The last block of a bucket's list as it stands in the file; buckets come in ascending order.
  mutating func lastBlock(of bucket: Int) throws -> Block? {
    defer { self.bucket = bucket }
    if isFirst && bucket != self.bucket { return nil }
    let places = PostingList.places(of: bucket)
    lastBlock.start([.integer(places.lowerBound), .integer(places.upperBound)])
    guard try lastBlock.next() else { return nil }
    defer { lastBlock.stop() }
    return Block(place: lastBlock.integer(0), bytes: lastBlock.withBytes(1) { [UInt8]($0) }, isNew: false)
  }

  /// Writes blocks into the file.
  func write(_ blocks: [Block]) throws {
    for block in blocks {
      if block.isNew {
        try insert.run(.integer(block.place), .blob(block.bytes))
      } else {
        try update.run(.blob(block.bytes), .integer(block.place))
      }
    }
  }

  /// The blocks to write for a bucket's list that is to go on, after its last block, with these parts in turn.
  static func blocks(of bucket: Int, with parts: [[Posting]], after last: Block?) -> [Block] {
    let withLengths = IndexKey.isOfPairs(bucket)
    var blocks: [Block] = []
    var current = last
    var postings = last?.postings ?? []
    for part in parts where !part.isEmpty {
      if let block = current, postings.count <= max(shortBlock, growth * part.count),
        block.bytes.count < longBlock
      {
        postings += part
        if !blocks.isEmpty { blocks.removeLast() }
        let bytes = PostingList.block(
          of: postings, after: PostingList.previous(of: block.place), withLengths: withLengths)
        current = Block(place: block.place, bytes: bytes, isNew: block.isNew)
      } else {
        let previous = postings.last?.unit ?? 0
        postings = part
        let bytes = PostingList.block(of: part, after: previous, withLengths: withLengths)
        current = Block(place: PostingList.place(bucket, after: previous), bytes: bytes, isNew: true)
      }
      if let current { blocks.append(current) }
    }
    return blocks
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

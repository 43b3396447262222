internal import GRDB

/// The lists of a memory, in the order of their buckets.
struct ListBlocks {
  /// A list, as blocks.
  struct List: Sendable {
    var bucket: Int
    var blocks: [PostingAppender.Block]
  }

  /// With so many bytes a batch is long enough for what is told to another thread to weigh nothing.
  private static let batchBytes = 1 << 20

  private let rows: BulkStatement
  private var next: PostingAppender.Block?

  /// The lists of the memory that a connection knows by this name.
  init(_ db: Database, _ name: String) throws {
    rows = try BulkStatement(db, "SELECT place, entries FROM \(name).posting ORDER BY place")
    rows.start([])
    try advance()
  }

  /// The next lists, whole; nil after the last.
  mutating func nextBatch() throws -> [List]? {
    var lists: [List] = []
    var bytes = 0
    while let block = next {
      let bucket = PostingList.bucket(of: block.place)
      if lists.last?.bucket != bucket {
        if bytes >= Self.batchBytes { break }
        lists.append(List(bucket: bucket, blocks: []))
      }
      lists[lists.count - 1].blocks.append(block)
      bytes += block.bytes.count
      try advance()
    }
    return lists.isEmpty ? nil : lists
  }

  /// Leaves the lists that have not been read.
  func stop() { rows.stop() }

  /// A damaged file may name buckets that there are none of; they are passed over.
  private mutating func advance() throws {
    repeat {
      next =
        try rows.next()
        ? PostingAppender.Block(
          place: rows.integer(0), bytes: rows.withBytes(1) { [UInt8]($0) }, isNew: false)
        : nil
    } while next.map { !(0..<IndexKey.bucketCount).contains(PostingList.bucket(of: $0.place)) } ?? false
  }
}

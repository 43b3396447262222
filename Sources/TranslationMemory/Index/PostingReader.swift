internal import GRDB

/// Reads posting lists from a memory's file.
struct PostingReader: PostingLists {
  private let blocks: BulkStatement

  init(_ db: Database) throws {
    blocks = try BulkStatement(
      kept: "SELECT place, entries FROM posting WHERE place BETWEEN ? AND ? ORDER BY place", db)
  }

  /// Nothing is to be had together: each list is read where it lies.
  @inline(__always)
  func prepare(_ required: [Int], others: [(bucket: Int, bytes: Int)]) {}

  /// Calls `body` with each identifier listed under a bucket, in ascending order.
  @inline(__always)
  func forEachUnit(in bucket: Int, _ body: (Int64) -> Void) throws {
    try forEachBlock(of: bucket) { PostingList.forEach(in: $0, after: $1, body) }
  }

  /// Calls `body` with each block of a bucket's list, and the identifier before its first.
  @inline(__always)
  func forEachBlock(of bucket: Int, _ body: (UnsafeRawBufferPointer, _ previous: Int64) -> Void) throws {
    let places = PostingList.places(of: bucket)
    blocks.stop()
    blocks.bind(.integer(places.lowerBound), at: 1)
    blocks.bind(.integer(places.upperBound), at: 2)
    while try blocks.next() {
      let previous = PostingList.previous(of: blocks.integer(0))
      blocks.withBytes(1) { body($0, previous) }
    }
  }
}

/// The lists of a store's index, for a search to read.
package protocol PostingLists {
  /// Tells which lists will be read, and which others may be, with about how many bytes each has: a store that is asked over
  /// a network fetches them together.
  func prepare(_ required: [Int], others: [(bucket: Int, bytes: Int)]) throws
  /// Calls `body` with each identifier listed under a bucket, in ascending order.
  func forEachUnit(in bucket: Int, _ body: (Int64) -> Void) throws
  /// Calls `body` with each block of a bucket's list (`PostingList`), and the identifier before its first; no two blocks name
  /// one unit.
  func forEachBlock(of bucket: Int, _ body: (UnsafeRawBufferPointer, _ previous: Int64) -> Void) throws
}

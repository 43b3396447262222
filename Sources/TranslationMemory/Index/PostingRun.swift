/// The lists of some units that were indexed one after the other, packed as in the file.
struct PostingRun {
  private struct List {
    var bucket: UInt32
    /// Where its bytes end.
    var end: UInt32
  }

  private let lists: [List]
  private let bytes: [UInt8]
  /// The identifier that those of each list follow.
  private let start: Int64

  /// The lists that units are to be in; the units ascend.
  ///
  /// A unit that is listed twice in a bucket is there once; of two lengths, neither is that of both.
  init(of listings: [Listing]) {
    start = listings.first.map { $0.posting.unit - 1 } ?? 0
    let sorted = listings.sortedByBucket()
    var postings: [Posting] = []
    var lists: [List] = []
    var bytes: [UInt8] = []
    var next = 0
    while next < sorted.count {
      let bucket = sorted[next].bucket
      postings.removeAll(keepingCapacity: true)
      while next < sorted.count, sorted[next].bucket == bucket {
        let posting = sorted[next].posting
        if let last = postings.last, last.unit == posting.unit {
          if last != posting {
            postings[postings.count - 1] = Posting(unit: posting.unit, length: .unknown)
          }
        } else {
          postings.append(posting)
        }
        next += 1
      }
      PostingList.append(
        postings, after: start, withLengths: IndexKey.isOfPairs(bucket), to: &bytes)
      lists.append(List(bucket: UInt32(bucket), end: UInt32(bytes.count)))
    }
    // Without the room to grow, which may be as much again.
    self.lists = lists.withUnsafeBufferPointer { [List]($0) }
    self.bytes = bytes.withUnsafeBufferPointer { [UInt8]($0) }
  }

  /// The number of bytes it takes.
  var size: Int { bytes.count + lists.count * MemoryLayout<List>.stride }

  /// The bucket of a list, which are in the order of their buckets; nil after the last.
  @inline(__always)
  func bucket(of list: Int) -> Int? { list < lists.count ? Int(lists[list].bucket) : nil }

  /// Appends the postings of a list.
  func read(_ list: Int, into postings: inout [Posting]) {
    let begin = list > 0 ? Int(lists[list - 1].end) : 0
    bytes.withUnsafeBytes {
      PostingList.read(
        UnsafeRawBufferPointer(rebasing: $0[begin..<Int(lists[list].end)]), after: start, into: &postings)
    }
  }
}

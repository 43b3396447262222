/// Postings gathered during a transaction, on their way into the file.
///
/// They are packed into runs as they come, by another thread, and the runs are written together, bucket by bucket
/// (`PostingSink`): an import of some million units touches each list of the file once.
struct PostingBuffer {
  private var listings: [Listing] = []
  private var runs: [PostingRun] = []
  private var packing: Background<PostingRun>?
  private let capacity: Int
  private let limit: Int

  /// An empty buffer that packs so many listings at a time, and is full with so many bytes of runs.
  ///
  /// A listing takes 8 bytes, twice while it is packed, and then about two.
  init(capacity: Int = 3_000_000, limit: Int = 500_000_000) {
    self.capacity = capacity
    self.limit = limit
  }

  /// Adds listings of units that come after those before.
  mutating func add(_ more: [Listing]) {
    if listings.count + more.count > capacity, !listings.isEmpty { pack() }
    listings.append(contentsOf: more)
  }

  /// Whether it should be written before more is added.
  var isFull: Bool { runs.reduce(0) { $0 + $1.size } >= limit }

  /// Writes everything, bucket by bucket, and empties the buffer.
  mutating func flush(into lists: inout some PostingSink) throws {
    finishPacking()
    if !listings.isEmpty { runs.append(PostingRun(of: listings)) }
    listings = []
    var readers = runs.map { PostingRun.Reader($0) }
    runs = []
    var postings: [Posting] = []
    while let bucket = readers.lazy.compactMap(\.bucket).min() {
      postings.removeAll(keepingCapacity: true)
      for index in readers.indices where readers[index].bucket == bucket {
        readers[index].read(into: &postings)
      }
      try lists.append(postings, to: bucket)
    }
  }

  /// Begins to pack what has been gathered.
  private mutating func pack() {
    finishPacking()
    let batch = listings
    listings = []
    listings.reserveCapacity(capacity)
    packing = Background { PostingRun(of: batch) }
  }

  private mutating func finishPacking() {
    if let packing { runs.append(packing.result) }
    packing = nil
  }
}

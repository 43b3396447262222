/// Postings gathered during a transaction, on their way into the file.
///
/// They are packed into runs as they come, by another thread, and the runs are written together, bucket by bucket
/// (`PostingSink`): an import of some million units touches each list of the file once. What the runs take in memory has an end:
/// beyond it they lie in a temporary file.
struct PostingBuffer {
  private var listings: [Listing] = []
  private var runs: [PostingRun] = []
  private var packing: Background<PostingRun>?
  /// What the runs take, those in the file included, and those in memory.
  private var size = (all: 0, held: 0)
  private var file: TemporaryFile?
  private let capacity: Int
  private let limit: Int
  private let mostHeld: Int
  /// What the parts of the runs take that are read together.
  private static let windows = 1 << 23

  /// An empty buffer that packs so many listings at a time, is full with so many bytes of runs, and holds at most so many of these
  /// in memory.
  ///
  /// A listing takes 8 bytes, twice while it is packed, and then about two.
  init(capacity: Int = 1_500_000, limit: Int = 500_000_000, mostHeld: Int = 1 << 24) {
    self.capacity = capacity
    self.limit = limit
    self.mostHeld = mostHeld
  }

  /// Adds listings of units that come after those before.
  mutating func add(_ more: [Listing]) throws {
    if listings.count + more.count > capacity, !listings.isEmpty { try pack() }
    listings.append(contentsOf: more)
  }

  /// Whether it should be written before more is added.
  var isFull: Bool { size.all >= limit }

  /// Writes everything, bucket by bucket, and empties the buffer.
  mutating func flush(into lists: inout some PostingSink) throws {
    try finishPacking()
    if !listings.isEmpty { runs.append(PostingRun(of: listings)) }
    listings = []
    let window = Self.windows / max(1, runs.count)
    var readers = try runs.map { try PostingRun.Reader($0, window: window) }
    (runs, file, size) = ([], nil, (0, 0))
    var postings: [Posting] = []
    while let bucket = readers.lazy.compactMap(\.bucket).min() {
      postings.removeAll(keepingCapacity: true)
      for index in readers.indices where readers[index].bucket == bucket {
        try readers[index].read(into: &postings)
      }
      try lists.append(postings, to: bucket)
    }
  }

  /// Begins to pack what has been gathered.
  private mutating func pack() throws {
    try finishPacking()
    let batch = listings
    listings = []
    listings.reserveCapacity(capacity)
    packing = Background { PostingRun(of: batch) }
  }

  private mutating func finishPacking() throws {
    guard var run = packing?.result else { return }
    packing = nil
    size.all += run.size
    if size.held + run.size <= mostHeld {
      size.held += run.size
    } else {
      let file = try self.file ?? TemporaryFile()
      try run.move(to: file)
      self.file = file
    }
    runs.append(run)
  }
}

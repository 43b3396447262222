/// The lists of some units that were indexed one after the other, packed, in the order of their buckets.
///
/// For each: how far its bucket is from the one before, and the number of bytes (`LEB128`), then a block as in the file
/// (`PostingList`). They are held in memory, or lie in a temporary file.
struct PostingRun {
  private var bytes: [UInt8]
  private var rest: (file: TemporaryFile, range: Range<Int>)?
  /// The identifier that those of each list follow.
  private let start: Int64

  /// The lists that units are to be in; the units ascend.
  ///
  /// A unit that is listed twice in a bucket is there once; of two lengths, neither is that of both.
  init(of listings: [Listing]) {
    start = listings.first.map { $0.posting.unit - 1 } ?? 0
    let sorted = listings.sortedByBucket()
    var postings: [Posting] = []
    var (bytes, block): ([UInt8], [UInt8]) = ([], [])
    // Hardly ever more: what is grown step by step leaves gaps.
    bytes.reserveCapacity(listings.count * 5 / 2)
    var (next, last) = (0, 0)
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
      block.removeAll(keepingCapacity: true)
      PostingList.append(postings, after: start, withLengths: IndexKey.isOfPairs(bucket), to: &block)
      LEB128.append(bucket - last, to: &bytes)
      LEB128.append(block.count, to: &bytes)
      bytes += block
      last = bucket
    }
    // Without the room that is left.
    self.bytes = bytes.withUnsafeBufferPointer { [UInt8]($0) }
  }

  /// The number of bytes it takes, in memory or in its file.
  var size: Int { bytes.count + (rest?.range.count ?? 0) }

  /// Moves it from memory into a file.
  mutating func move(to file: TemporaryFile) throws {
    rest = (file, try file.append(bytes))
    bytes = []
  }

  /// Goes through the lists of a run.
  struct Reader {
    /// The run, with those of its bytes that have been fetched.
    private var run: PostingRun
    private let window: Int
    private var index = 0
    private var size = 0

    /// The bucket of the next list; nil after the last.
    private(set) var bucket: Int? = 0

    /// A reader before the first list; what lies in a file is fetched in parts of so many bytes.
    init(_ run: PostingRun, window: Int) throws {
      self.run = run
      self.window = window
      try goOn()
    }

    /// Appends the postings of the next list, and goes past it.
    mutating func read(into postings: inout [Posting]) throws {
      try fetch(size)
      run.bytes.withUnsafeBytes {
        PostingList.read(
          UnsafeRawBufferPointer(rebasing: $0[index..<index + size]), after: run.start, into: &postings)
      }
      index += size
      try goOn()
    }

    private mutating func goOn() throws {
      try fetch(2 * LEB128.mostBytes)
      guard index < run.bytes.count, let last = bucket else {
        bucket = nil
        return
      }
      run.bytes.withUnsafeBytes {
        bucket = last + LEB128.read($0, at: &index)
        size = LEB128.read($0, at: &index)
      }
    }

    /// Has so many bytes ready after those read, or all that there are.
    private mutating func fetch(_ count: Int) throws {
      guard run.bytes.count - index < count, let (file, range) = run.rest else { return }
      run.bytes.removeSubrange(..<index)
      index = 0
      let end = range.lowerBound + min(range.count, max(count, window))
      try file.read(range.lowerBound..<end, into: &run.bytes)
      run.rest = end < range.upperBound ? (file, end..<range.upperBound) : nil
    }
  }
}

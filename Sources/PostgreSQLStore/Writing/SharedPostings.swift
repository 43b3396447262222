internal import TranslationMemory

/// Adds postings to the lists of a shared memory's index.
///
/// Whoever adds units adds blocks of his own, so that nobody waits for anybody. Small blocks that have become many are
/// joined by a later writer, those that another is joining left out. Readers see either the old or the new ones, since one
/// statement reads a list.
struct SharedPostings: PostingSink {
  private let connection: Connection
  private var buckets: [Int64] = []
  private var previous: [Int64] = []
  private var blocks: [[UInt8]] = []
  private var bytes = 0
  private var touched: [Int64] = []

  init(_ connection: Connection) { self.connection = connection }

  /// So many bytes of blocks go to the server together, or so many blocks.
  private static let mostBytes = 8 << 20
  private static let mostBlocks = 20_000

  mutating func append(_ postings: [Posting], to bucket: Int) throws {
    guard let first = postings.first else { return }
    let start = first.unit - 1
    let block = PostingList.block(of: postings, after: start, withLengths: IndexKey.isOfPairs(bucket))
    buckets.append(Int64(bucket))
    previous.append(start)
    blocks.append(block)
    bytes += block.count
    if bytes >= Self.mostBytes || blocks.count >= Self.mostBlocks { try send() }
  }

  private mutating func send() throws {
    guard !blocks.isEmpty else { return }
    try connection.query(
      "INSERT INTO posting (bucket, previous, entries) SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[])",
      [.integers(buckets), .integers(previous), .blobs(blocks)])
    if touched.count < Self.mostTouched { touched += buckets }
    (buckets, previous, blocks, bytes) = ([], [], [], 0)
  }

  /// Sends what waits, and joins blocks where there are many: in the lists added to, or, after an import, in all.
  mutating func finish(isBulk: Bool) throws {
    try send()
    // One writer in so many looks for blocks to join, since those lists grow by a block a writer.
    guard isBulk || Int.random(in: 0..<Self.mostSmallBlocks / 4) == 0 else { return }
    let crowded = try connection.query(
      """
      SELECT bucket FROM posting WHERE \(isBulk ? "" : "bucket = ANY ($1::bigint[]) AND") octet_length(entries) < \(Self.smallBlock)
      GROUP BY bucket HAVING count(*) > \(Self.mostSmallBlocks) ORDER BY bucket
      """, isBulk ? [] : [.integers(touched)])
    let lists = crowded.rows.map { $0.integer(0) }
    for start in stride(from: 0, to: lists.count, by: Self.listsAtOnce) {
      try join(Array(lists[start..<min(start + Self.listsAtOnce, lists.count)]))
    }
  }

  private static let mostTouched = 100_000
  /// A block of fewer bytes is joined with others.
  private static let smallBlock = 2000
  /// So many of them are left as they are.
  private static let mostSmallBlocks = 32
  private static let listsAtOnce = 1000

  /// Joins the small blocks of some lists, each list's into one.
  private mutating func join(_ lists: [Int64]) throws {
    let rows = try connection.query(
      """
      DELETE FROM posting WHERE (bucket, previous) IN (
        SELECT bucket, previous FROM posting WHERE bucket = ANY ($1::bigint[]) AND octet_length(entries) < \(Self.smallBlock)
        ORDER BY bucket, previous FOR UPDATE SKIP LOCKED)
      RETURNING bucket, previous, entries
      """, [.integers(lists)])
    var joined: [Int64: [Posting]] = [:]
    for row in rows.rows {
      joined[row.integer(0), default: []] += row.withBytes(2) {
        PostingList.postings(in: $0, after: row.integer(1))
      }
    }
    for (bucket, postings) in joined.sorted(by: { $0.key < $1.key }) {
      try append(postings.sorted { $0.unit < $1.unit }, to: Int(bucket))
    }
    try send()
  }

  /// Held while the sizes of the lists are brought up to date.
  private static let sizesLock: Int64 = 0x5044_4E4E_0003

  /// Brings the sizes of the lists up to date, where an eighth more units have been added since that was last done, and nobody
  /// else is at it.
  static func updateSizesIfOutgrown(by last: Int64, _ connection: Connection) throws {
    let known = try connection.query("SELECT number FROM property WHERE name = 'list_sizes'")
    guard ListSizes.areOutgrown(known.count > 0 ? known[0].integer(0) : 0, by: last) else { return }
    let lock = try connection.query("SELECT pg_try_advisory_xact_lock($1::bigint)", [.integer(sizesLock)])
    guard lock[0].isTrue(0) else { return }
    var bytes = [Int](repeating: 0, count: IndexKey.bucketCount)
    let sums = try connection.query(
      "SELECT bucket, sum(octet_length(entries))::bigint FROM posting GROUP BY bucket")
    for row in sums.rows {
      let bucket = Int(row.integer(0))
      if bytes.indices.contains(bucket) { bytes[bucket] = Int(row.integer(1)) }
    }
    try connection.query(
      """
      INSERT INTO property (name, number, bytes) VALUES ('list_sizes', $1::bigint, $2::bytea)
      ON CONFLICT (name) DO UPDATE SET number = excluded.number, bytes = excluded.bytes
      """, [.integer(last), .bytes(ListSizes.classes(ofBytes: bytes))])
  }
}

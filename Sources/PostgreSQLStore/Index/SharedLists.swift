internal import TranslationMemory

/// The lists of a shared memory's index, as one search reads them: each is fetched once, those it needs together.
final class SharedLists: PostingLists {
  private let shards: Shards
  private var blocks: [Int: [QueryRow]] = [:]
  /// A number for what transactions had ended when lists were fetched last.
  private(set) var state: UInt64?

  init(_ shards: Shards) { self.shards = shards }

  /// Lists that may be read are fetched with the others while they are short: so many bytes come over in the time of a round trip.
  private static let mostBytes = 4000

  func prepare(_ required: [Int], others: [(bucket: Int, bytes: Int)]) throws {
    let short = others.filter { $0.bytes < Self.mostBytes }.map(\.bucket)
    let wanted = Set(required + short).filter { blocks[$0] == nil }.sorted()
    if !wanted.isEmpty { try fetch(wanted) }
  }

  /// The blocks of lists, and in a row of their own, which comes first, the state they are read in.
  private func fetch(_ buckets: [Int]) throws {
    for bucket in buckets { blocks[bucket] = [] }
    let results = try shards.query { shard in
      let statement = """
        SELECT -1::bigint, 0::bigint, convert_to(pg_current_snapshot()::text, 'UTF8')
        UNION ALL SELECT bucket, previous, entries FROM \(shard.posting) WHERE bucket = ANY ($1::bigint[])
        """
      return (statement, [.integers(shard.own(buckets.map(Int64.init)))])
    }
    var states: [UInt8] = []
    for row in results.lazy.flatMap(\.rows) {
      let bucket = row.integer(0)
      if bucket < 0 { states += row.bytes(2) } else { blocks[Int(bucket)]?.append(row) }
    }
    state = StableHash.key(of: states)
  }

  func forEachBlock(of bucket: Int, _ body: (UnsafeRawBufferPointer, _ previous: Int64) -> Void) throws {
    if blocks[bucket] == nil { try fetch([bucket]) }
    for row in blocks[bucket] ?? [] {
      let previous = row.integer(1)
      row.withBytes(2) { body($0, previous) }
    }
  }

  /// Blocks of writers that worked at one time overlap: their units are put in order.
  func forEachUnit(in bucket: Int, _ body: (Int64) -> Void) throws {
    var units: [Int64] = []
    var isAscending = true
    try forEachBlock(of: bucket) { block, previous in
      PostingList.forEach(in: block, after: previous) { unit in
        if let last = units.last, last > unit { isAscending = false }
        units.append(unit)
      }
    }
    if !isAscending { units.sort() }
    for unit in units { body(unit) }
  }
}

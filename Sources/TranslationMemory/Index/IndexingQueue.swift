internal import Dispatch
internal import Foundation
internal import GRDB

/// Units of a transaction waiting to be indexed: many at once, on all processors, while the next ones are stored.
///
/// Nothing is looked up inside the transaction that adds units, so their terms can wait; finding them is
/// half of the work of an import.
struct IndexingQueue {
  private var waiting: [(id: Int64, unit: TranslationUnit)] = []
  private var postings = PostingBuffer()
  private var lastUnit: Int64?
  private let indexer: UnitIndexer
  private var workers: [UnitIndexer] = []
  private var batch: Batch?

  /// So many units are worth starting threads for.
  private static let batchSize = 4096
  /// Fewer than this are indexed where they are.
  private static let fewest = 64

  init(indexer: UnitIndexer) { self.indexer = indexer }

  /// Adds a unit; identifiers come in ascending order.
  mutating func add(_ id: Int64, _ unit: TranslationUnit, _ db: Database) throws {
    waiting.append((id, unit))
    lastUnit = id
    guard waiting.count >= Self.batchSize else { return }
    finishBatch()
    if postings.isFull {
      try postings.flush(into: db)
      try Self.makeRoom(for: id, in: db)
    }
    startBatch()
  }

  /// Writes everything into the tables of the index.
  mutating func flush(into db: Database) throws {
    finishBatch()
    if waiting.count >= Self.fewest {
      startBatch()
      finishBatch()
    }
    for (id, unit) in waiting { postings.add(id, to: indexer.listings(of: unit)) }
    waiting.removeAll()
    guard let last = lastUnit else { return }
    try postings.flush(into: db)
    try ListSizes.updateIfOutgrown(by: last, in: db)
  }

  /// Begins to index what waits.
  private mutating func startBatch() {
    if workers.isEmpty {
      workers = (0..<max(1, ProcessInfo.processInfo.activeProcessorCount)).map { _ in UnitIndexer() }
    }
    batch = Batch(waiting, workers)
    waiting.removeAll(keepingCapacity: true)
  }

  /// Waits for the batch that was begun, and takes what it gave.
  private mutating func finishBatch() {
    guard let batch else { return }
    for (id, listings) in batch.listings() { postings.add(id, to: listings) }
    self.batch = nil
  }

  /// Gives SQLite memory in proportion to the units.
  ///
  /// Their keys (`unit.pair_key`) come in no order, and a table of keys that does not fit would be read and
  /// written page by page.
  private static func makeRoom(for units: Int64, in db: Database) throws {
    let kibibytes = min(max(units * bytesPerKey / 1024, 65_536), 524_288)
    try db.execute(sql: "PRAGMA cache_size = -\(kibibytes)")
  }

  private static let bytesPerKey: Int64 = 40

  /// Units that are being indexed.
  ///
  /// `@unchecked Sendable`: what the threads write is read only after they have ended, and the workers are lent to
  /// one batch at a time.
  private final class Batch: @unchecked Sendable {
    private let units: [(id: Int64, unit: TranslationUnit)]
    private let workers: [UnitIndexer]
    private var results: [[[UnitIndexer.Listing]]]
    private let isDone = DispatchGroup()

    init(_ units: [(id: Int64, unit: TranslationUnit)], _ workers: [UnitIndexer]) {
      (self.units, self.workers) = (units, workers)
      results = [[[UnitIndexer.Listing]]](repeating: [], count: workers.count)
      DispatchQueue.global().async(group: isDone) { self.run() }
    }

    /// Each unit's listings, once they are there.
    func listings() -> Zip2Sequence<[Int64], [[UnitIndexer.Listing]]> {
      isDone.wait()
      return zip(units.map(\.id), Array(results.joined()))
    }

    private func run() {
      results.withUnsafeMutableBufferPointer { buffer in
        // Each iteration has a worker and a place of its own, and all end before this call does.
        nonisolated(unsafe) let places = buffer
        DispatchQueue.concurrentPerform(iterations: workers.count) { worker in
          let share = units.count * worker / workers.count..<units.count * (worker + 1) / workers.count
          places[worker] = share.map { workers[worker].listings(of: units[$0].unit) }
        }
      }
    }
  }
}

internal import Dispatch
internal import Foundation

/// Units of a transaction waiting to be indexed: many at once, on all processors, while the next ones are stored.
///
/// Nothing is looked up inside the transaction that adds units, so their terms can wait; finding them is
/// half of the work of an import.
package struct IndexingQueue {
  private var waiting: [(id: Int64, unit: TranslationUnit)] = []
  private var postings = PostingBuffer()
  private(set) var lastUnit: Int64?
  private let indexer: UnitIndexer
  private var workers: [UnitIndexer] = []
  /// The listings of the units before those that wait, a part from each worker.
  private var batch: Background<[[Listing]]>?

  /// So many units are worth starting threads for.
  private static let batchSize = 4096
  /// Fewer than this are indexed where they are.
  private static let fewest = 64

  /// An empty queue.
  package init(indexer: UnitIndexer) { self.indexer = indexer }

  /// Adds a unit; identifiers come in ascending order.
  ///
  /// Returns whether so much has gathered that it should be written before more is added. Throws `MemoryError.inputOutput` where a
  /// temporary file fails.
  package mutating func add(_ id: Int64, _ unit: TranslationUnit) throws -> Bool {
    waiting.append((id, unit))
    lastUnit = id
    guard waiting.count >= Self.batchSize else { return false }
    try finishBatch()
    startBatch()
    return postings.isFull
  }

  /// Writes everything, list by list, and empties the queue.
  package mutating func flush(into lists: inout some PostingSink) throws {
    try finishBatch()
    if waiting.count >= Self.fewest {
      startBatch()
      try finishBatch()
    }
    var listings: [Listing] = []
    for (id, unit) in waiting { indexer.list(id, unit, in: &listings) }
    try postings.add(listings)
    waiting.removeAll()
    try postings.flush(into: &lists)
  }

  /// Begins to index what waits.
  private mutating func startBatch() {
    if workers.isEmpty {
      workers = (0..<max(1, ProcessInfo.processInfo.activeProcessorCount)).map { _ in UnitIndexer() }
    }
    let units = waiting
    waiting.removeAll(keepingCapacity: true)
    // Lent to one batch at a time.
    nonisolated(unsafe) let workers = workers
    batch = Background { Self.listings(of: units, workers) }
  }

  /// Waits for the batch that was begun, and takes what it gave.
  private mutating func finishBatch() throws {
    guard let batch else { return }
    for listings in batch.result { try postings.add(listings) }
    self.batch = nil
  }

  /// The listings of units in their order, each worker's share by itself.
  private static func listings(
    of units: [(id: Int64, unit: TranslationUnit)], _ workers: [UnitIndexer]
  ) -> [[Listing]] {
    var results = [[Listing]](repeating: [], count: workers.count)
    results.withUnsafeMutableBufferPointer { buffer in
      // Each iteration has a worker and a place of its own, and all end before this call does.
      nonisolated(unsafe) let places = buffer
      nonisolated(unsafe) let workers = workers
      DispatchQueue.concurrentPerform(iterations: workers.count) { worker in
        let share = units[units.count * worker / workers.count..<units.count * (worker + 1) / workers.count]
        var listings: [Listing] = []
        listings.reserveCapacity(share.count * 100)
        for (id, unit) in share { workers[worker].list(id, unit, in: &listings) }
        places[worker] = listings
      }
    }
    return results
  }
}

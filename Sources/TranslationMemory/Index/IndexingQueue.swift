internal import Dispatch
internal import Foundation
internal import GRDB

/// Units of a transaction waiting to be indexed: many at once, on all processors.
///
/// Nothing is looked up inside the transaction that adds units, so their terms can wait; finding them is
/// half of the work of an import.
struct IndexingQueue {
  private var waiting: [(id: Int64, unit: TranslationUnit)] = []
  private var postings = PostingBuffer()
  private var lastUnit: Int64?
  private let workers: [UnitIndexer]

  /// So many units are worth starting threads for.
  private static let batch = 4096
  /// Fewer than this are indexed where they are.
  private static let fewest = 64

  init(indexer: UnitIndexer) {
    workers =
      [indexer] + (1..<max(1, ProcessInfo.processInfo.activeProcessorCount)).map { _ in UnitIndexer() }
  }

  /// Adds a unit; identifiers come in ascending order.
  mutating func add(_ id: Int64, _ unit: TranslationUnit, _ db: Database) throws {
    waiting.append((id, unit))
    lastUnit = id
    guard waiting.count >= Self.batch else { return }
    indexWaiting()
    if postings.isFull { try postings.flush(into: db) }
  }

  /// Writes everything into the tables of the index.
  mutating func flush(into db: Database) throws {
    indexWaiting()
    guard let last = lastUnit else { return }
    try postings.flush(into: db)
    try ListSizes.updateIfOutgrown(by: last, in: db)
  }

  private mutating func indexWaiting() {
    defer { waiting.removeAll(keepingCapacity: true) }
    guard waiting.count >= Self.fewest, workers.count > 1 else {
      for (id, unit) in waiting { postings.add(id, to: workers[0].listings(of: unit)) }
      return
    }
    // Each iteration has a worker and a result slot of its own, and all end before this call does.
    nonisolated(unsafe) let workers = workers
    var results = [[[UnitIndexer.Listing]]](repeating: [], count: workers.count)
    let waiting = waiting
    results.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: workers.count) { worker in
        let share = waiting.count * worker / workers.count..<waiting.count * (worker + 1) / workers.count
        slots[worker] = share.map { workers[worker].listings(of: waiting[$0].unit) }
      }
    }
    for ((id, _), listings) in zip(waiting, results.joined()) { postings.add(id, to: listings) }
  }
}

internal import Dispatch
internal import Foundation

/// The sums that the lists of the index have to have, found from the units on all processors.
struct ListDigests {
  /// So many units are gone through together.
  static let batch = 8192

  private final class Worker {
    let indexer = UnitIndexer()
    var sums = [UInt64](repeating: 0, count: IndexKey.bucketCount)
    private var listings: [Listing] = []

    func add(_ units: ArraySlice<(id: Int64, unit: TranslationUnit)>) {
      for (id, unit) in units {
        let digest = ListDigests.digest(of: id)
        listings.removeAll(keepingCapacity: true)
        indexer.list(id, unit, in: &listings)
        listings.sort()
        var last: Int?
        for listing in listings where listing.bucket != last {
          sums[listing.bucket] &+= digest
          last = listing.bucket
        }
      }
    }
  }

  private let workers = (0..<max(1, ProcessInfo.processInfo.activeProcessorCount)).map { _ in Worker() }
  private var waiting: [(id: Int64, unit: TranslationUnit)] = []

  /// What a unit adds to the sum of each list that names it.
  static func digest(of id: Int64) -> UInt64 { StableHash.mixed(UInt64(bitPattern: id)) }

  /// Adds a unit.
  mutating func add(_ id: Int64, _ unit: TranslationUnit) {
    waiting.append((id, unit))
    if waiting.count == Self.batch { addWaiting() }
  }

  /// The sum of each list, by bucket.
  mutating func sums() -> [UInt64] {
    addWaiting()
    var sums = [UInt64](repeating: 0, count: IndexKey.bucketCount)
    for worker in workers { for bucket in sums.indices { sums[bucket] &+= worker.sums[bucket] } }
    return sums
  }

  private mutating func addWaiting() {
    // Each iteration has a worker and a share of its own, and all end before this call does.
    nonisolated(unsafe) let workers = workers
    let waiting = waiting
    DispatchQueue.concurrentPerform(iterations: workers.count) { worker in
      let bounds = (worker, worker + 1)
      workers[worker].add(
        waiting[waiting.count * bounds.0 / workers.count..<waiting.count * bounds.1 / workers.count])
    }
    self.waiting.removeAll(keepingCapacity: true)
  }
}

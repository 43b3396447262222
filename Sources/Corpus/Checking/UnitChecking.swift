internal import Dispatch
internal import Foundation
public import Text
public import TranslationMemory

/// Checks units as they stream by, many at once on all processors, and hands them on in their order.
///
/// Memory does not grow with the number of units, but for what finding repetitions needs (some 50 bytes a unit).
public struct UnitChecking {
  /// A unit, where it stands, and what is wrong with it.
  public struct Checked {
    /// The unit.
    public var unit: TranslationUnit
    /// Its line in a file, or its identifier in a memory.
    public var place: Int
    /// What is wrong with it; empty where nothing is.
    public var findings: [PairFinding]
  }

  private let workers: [PairChecker]
  private var repetitions: PairRepetitions?
  private var waiting: [(unit: TranslationUnit, place: Int)] = []
  private var waitingBytes = 0

  /// So many units, or so much text, is worth starting threads for.
  private static let batch = 4096
  private static let batchBytes = 4 << 20

  /// Begins to check units from one language into another.
  ///
  /// `repetitions` is what places are called in findings of pairs met before (`line`); without it these are not looked
  /// for.
  public init(source: LanguageTag, target: LanguageTag, repetitions: String?) {
    workers = (0..<max(1, ProcessInfo.processInfo.activeProcessorCount)).map { _ in
      PairChecker(source: source, target: target)
    }
    self.repetitions = repetitions.map { PairRepetitions(placeName: $0) }
  }

  /// Takes a unit; now and then calls `body` with units taken so far, in order.
  public mutating func add(
    _ unit: TranslationUnit, place: Int, _ body: (Checked) throws -> Void
  ) rethrows {
    waiting.append((unit, place))
    waitingBytes += unit.source.utf8.count + unit.target.utf8.count
    if waiting.count >= Self.batch || waitingBytes >= Self.batchBytes { try finish(body) }
  }

  /// Calls `body` with the units that are left.
  public mutating func finish(_ body: (Checked) throws -> Void) rethrows {
    let units = waiting
    waiting.removeAll(keepingCapacity: true)
    waitingBytes = 0
    for ((unit, place), findings) in zip(units, findings(of: units)) {
      let repetition = repetitions?.finding(source: unit.source, target: unit.target, place: place)
      try body(Checked(unit: unit, place: place, findings: findings + (repetition.map { [$0] } ?? [])))
    }
  }

  /// What is wrong with each unit by itself.
  private func findings(of units: [(unit: TranslationUnit, place: Int)]) -> [[PairFinding]] {
    // Each iteration has a worker and a result slot of its own, and all end before this call does.
    nonisolated(unsafe) let workers = workers
    var results = [[[PairFinding]]](repeating: [], count: workers.count)
    results.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = buffer
      DispatchQueue.concurrentPerform(iterations: workers.count) { worker in
        let share = units.count * worker / workers.count..<units.count * (worker + 1) / workers.count
        slots[worker] = share.map {
          workers[worker].findings(source: units[$0].unit.source, target: units[$0].unit.target)
        }
      }
    }
    return Array(results.joined())
  }
}

internal import Foundation
internal import Synchronization
internal import TranslationMemory

/// Threads that each have the memory open for themselves, and do what is asked of it in the order it comes.
///
/// A memory is used from one thread, and SQLite blocks: neither may happen where requests are read and answered. When more
/// waits than could be done in good time, what comes is refused at once, so that the queue cannot grow without end.
final class MemoryWorkers: Sendable {
  private typealias Job = @Sendable (Memory) -> Void

  private struct Queue {
    var jobs: [Job] = []
    /// The first job that waits; those before it are done.
    var first = 0
  }

  private let queue = Mutex(Queue())
  private let waiting = DispatchSemaphore(value: 0)
  /// So many jobs may wait.
  private let mostWaiting: Int

  /// Opens the memory once for each thread; throws `MemoryError` where it cannot be opened.
  init(_ path: String, mode: Memory.Mode, count: Int, mostWaiting: Int = 1000) throws {
    self.mostWaiting = mostWaiting
    for _ in 0..<count {
      // Handed over to its thread, and used from nowhere else.
      nonisolated(unsafe) let memory = try Memory(at: path, mode: mode)
      // The threads live as long as the process, and hold on to what they wait for.
      let thread = Thread { [self] in
        while true {
          waiting.wait()
          if let job = next() { job(memory) }
        }
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  /// What `body` gives for the memory; throws what it throws, or `RequestFailure.busy` where too much waits.
  func run<Answer: Sendable>(_ body: @escaping @Sendable (Memory) throws -> Answer) async throws -> Answer {
    try await withCheckedThrowingContinuation { continuation in
      let isQueued = queue.withLock { queue in
        guard queue.jobs.count - queue.first < mostWaiting else { return false }
        queue.jobs.append { memory in continuation.resume(with: Result { try body(memory) }) }
        return true
      }
      if isQueued { waiting.signal() } else { continuation.resume(throwing: RequestFailure.busy) }
    }
  }

  private func next() -> Job? {
    queue.withLock { queue in
      guard queue.first < queue.jobs.count else { return nil }
      let job = queue.jobs[queue.first]
      queue.first += 1
      if queue.first == queue.jobs.count || queue.first > 4096 {
        queue.jobs.removeFirst(queue.first)
        queue.first = 0
      }
      return job
    }
  }
}

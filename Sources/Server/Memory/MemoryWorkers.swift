internal import Foundation
internal import PostgreSQLStore
internal import Synchronization
internal import TranslationMemory

/// Threads that each have the memory open for themselves, and do what is asked of it in the order it comes.
///
/// A memory is used from one thread, and SQLite blocks: neither may happen where requests are read and answered. When more
/// waits than could be done in good time, what comes is refused at once, so that the queue cannot grow without end.
final class MemoryWorkers: Sendable {
  private struct Job {
    /// When it should have begun, and, if it only reads, be done; nil for one that may take its time.
    var deadline: ContinuousClock.Instant?
    var work: @Sendable (any UnitStore) -> Void
    /// Tells who asked that it is not done.
    var refuse: @Sendable () -> Void

    func isLate(at now: ContinuousClock.Instant) -> Bool { deadline.map { $0 < now } ?? false }
  }

  private struct Queue {
    var jobs: [Job] = []
    /// The first job that waits; those before it are done.
    var first = 0
  }

  /// What a thread is at: the deadline of its job, and what ends it.
  private struct Running {
    var deadline: ContinuousClock.Instant?
    let interruption: ReadingInterruption
  }

  private let queue = Mutex(Queue())
  private let running = Mutex<[Running]>([])
  private let waiting = DispatchSemaphore(value: 0)
  /// So many jobs may wait.
  private let mostWaiting: Int
  private let timeLimit: Duration?

  private let mode: Memory.Mode

  /// Opens the memory once for each thread; throws `MemoryError` where it cannot be opened.
  ///
  /// What only reads is ended where it has not been done in `timeLimit`, waiting included; what writes is refused where it has
  /// not begun by then, as while a large file is imported, but is never ended once it has.
  init(
    _ path: String, mode: Memory.Mode, count: Int, mostWaiting: Int = 1000, timeLimit: Duration? = nil
  ) throws {
    self.mode = mode
    self.mostWaiting = mostWaiting
    self.timeLimit = timeLimit
    for place in 0..<count {
      // Handed over to its thread, and used from nowhere else.
      nonisolated(unsafe) let memory = try UnitStores.open(path, mode: mode)
      let interruption = memory.readingInterruption
      running.withLock { $0.append(Running(deadline: nil, interruption: interruption)) }
      // The threads live as long as the process, and hold on to what they wait for.
      let thread = Thread { [self] in
        while true {
          waiting.wait()
          guard let job = next() else { continue }
          if job.isLate(at: .now) {
            job.refuse()
            continue
          }
          let isEnded = mode == .reading && job.deadline != nil
          if isEnded { running.withLock { $0[place].deadline = job.deadline } }
          job.work(memory)
          if isEnded { running.withLock { $0[place].deadline = nil } }
        }
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    if timeLimit != nil { watch() }
  }

  /// How many jobs wait.
  var waitingCount: Int { queue.withLock { $0.jobs.count - $0.first } }

  /// What `body` gives for the memory; throws what it throws, or `RequestFailure` where too much waits or it takes too long.
  ///
  /// What `isPatient` waits and works for as long as it takes.
  func run<Answer: Sendable>(
    isPatient: Bool = false, _ body: @escaping @Sendable (any UnitStore) throws -> Answer
  ) async throws -> Answer {
    let deadline = isPatient ? nil : timeLimit.map { ContinuousClock.now + $0 }
    let refusal = mode == .reading ? RequestFailure.tooLong : .busy
    return try await withCheckedThrowingContinuation { continuation in
      let isQueued = queue.withLock { queue in
        guard queue.jobs.count - queue.first < mostWaiting else { return false }
        queue.jobs.append(
          Job(
            deadline: deadline, work: { memory in continuation.resume(with: Result { try body(memory) }) },
            refuse: { continuation.resume(throwing: refusal) }))
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

  /// The jobs that have waited too long, which wait no more.
  private func late(at now: ContinuousClock.Instant) -> [Job] {
    queue.withLock { queue in
      let late = queue.jobs[queue.first...].filter { $0.isLate(at: now) }
      if !late.isEmpty {
        queue.jobs = queue.jobs[queue.first...].filter { !$0.isLate(at: now) }
        queue.first = 0
      }
      return late
    }
  }

  /// Refuses what has waited too long, and ends what takes too long: again and again, since a reading may not notice the first time.
  private func watch() {
    let thread = Thread { [self] in
      while true {
        Thread.sleep(forTimeInterval: 0.05)
        let now = ContinuousClock.now
        for job in late(at: now) { job.refuse() }
        // Under the lock, so that the job that is ended is the one that was looked at.
        running.withLock { running in
          for place in running where place.deadline.map({ $0 < now }) ?? false {
            place.interruption.interrupt()
          }
        }
      }
    }
    thread.start()
  }
}

internal import Foundation
internal import PostgreSQLStore
internal import Synchronization
internal import TranslationMemory

/// Threads that each have the memory open for themselves, and do what is asked of it in the order it comes.
///
/// A memory is used from one thread, and SQLite blocks: neither may happen where requests are read and answered. When more
/// waits than could be done in good time, what comes is refused at once, so that the queue cannot grow without end. The threads
/// live until `close()`, and the value with them.
final class MemoryWorkers: Sendable {
  private struct Job {
    /// When it should have begun, and, if it only reads, be done; nil for one that may take its time.
    var deadline: ContinuousClock.Instant?
    var work: @Sendable (any UnitStore) -> Void
    /// Tells who asked that it is not done.
    var refuse: @Sendable (any Error) -> Void

    func isLate(at now: ContinuousClock.Instant) -> Bool { deadline.map { $0 < now } ?? false }
  }

  private struct Queue {
    var jobs: [Job] = []
    /// The first job that waits; those before it are done.
    var first = 0
    var isClosed = false
  }

  /// What a thread is asked to do next.
  private enum Order {
    case work(Job)
    case lookAgain
    case end
  }

  /// What a thread is at: the deadline of its job, and what ends it.
  private struct Running {
    var deadline: ContinuousClock.Instant?
    /// It holds on to the memory; nil where the thread has let go of its own.
    var interruption: ReadingInterruption?
  }

  /// The memory of one thread, until it lets go of it.
  ///
  /// `@unchecked Sendable`: handed over to the thread, and used from nowhere else.
  private final class Holding: @unchecked Sendable {
    var memory: (any UnitStore)?

    init(_ memory: any UnitStore) { self.memory = memory }
  }

  private let queue = Mutex(Queue())
  private let running = Mutex<[Running]>([])
  private let waiting = DispatchSemaphore(value: 0)
  private let threads = DispatchGroup()
  /// So many jobs may wait.
  private let mostWaiting: Int
  private let timeLimit: Duration?

  private let mode: Memory.Mode
  /// Where the file of the memory is; nil where it is no file.
  private let place: FilePlace?
  /// Who writes, and was asked for nothing so long, tidies up.
  private static let rest = DispatchTimeInterval.seconds(1)

  /// What is told to whoever has waited too long.
  private var lateness: RequestFailure { mode == .reading ? .tooLong : .busy }

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
    var opened: [Holding] = []
    for _ in 0..<count {
      let memory = try UnitStores.open(path, mode: mode)
      let interruption = memory.readingInterruption
      running.withLock { $0.append(Running(deadline: nil, interruption: interruption)) }
      opened.append(Holding(memory))
    }
    place = opened.first?.memory?.place
    for (place, holding) in opened.enumerated() {
      threads.enter()
      let thread = Thread { [self] in
        if let memory = holding.memory {
          work(on: memory, at: place)
          running.withLock { $0[place].interruption = nil }
          // An interruption that found nothing to end would end the closing instead, and is taken back where a statement
          // begins (https://www.sqlite.org/c3ref/interrupt.html).
          _ = try? memory.storedUnit(0, reach: 0, mostPlaces: 0)
        }
        // One after the other: of connections that are closed at the same moment none finds itself the last.
        running.withLock { _ in holding.memory = nil }
        threads.leave()
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    if timeLimit != nil { watch() }
  }

  /// Whether the file was removed, or another put in its place: what is read is then no longer what others have.
  var isDisplaced: Bool { place.map { !$0.isKept } ?? false }

  /// How many jobs wait.
  var waitingCount: Int { queue.withLock { $0.jobs.count - $0.first } }

  /// What `body` gives for the memory; throws what it throws, or `RequestFailure` where too much waits or it takes too long.
  ///
  /// What `isPatient` waits and works for as long as it takes.
  func run<Answer: Sendable>(
    isPatient: Bool = false, _ body: @escaping @Sendable (any UnitStore) throws -> Answer
  ) async throws -> Answer {
    let deadline = isPatient ? nil : timeLimit.map { ContinuousClock.now + $0 }
    return try await withCheckedThrowingContinuation { continuation in
      let isQueued = queue.withLock { queue in
        guard !queue.isClosed, queue.jobs.count - queue.first < mostWaiting else { return false }
        queue.jobs.append(
          Job(
            deadline: deadline, work: { memory in continuation.resume(with: Result { try body(memory) }) },
            refuse: { continuation.resume(throwing: $0) }))
        return true
      }
      if isQueued { waiting.signal() } else { continuation.resume(throwing: RequestFailure.busy) }
    }
  }

  /// Closes the memory and returns when that is done: what waits is refused, and what goes on is ended, a change without a trace.
  ///
  /// SQLite takes the log into the file when the last connection to it is closed, whoever has that.
  func close() {
    let jobs = queue.withLock { queue in
      defer { (queue.jobs, queue.first, queue.isClosed) = ([], 0, true) }
      return queue.jobs[queue.first...]
    }
    for job in jobs { job.refuse(lateness) }
    // A thread that is woken and finds nothing ends.
    for _ in 0..<running.withLock({ $0.count }) { waiting.signal() }
    while threads.wait(timeout: .now() + .milliseconds(20)) == .timedOut {
      running.withLock { for place in $0 { place.interruption?.interrupt() } }
    }
  }

  /// Does what is asked, in the order it comes, until nothing more will be.
  private func work(on memory: any UnitStore, at place: Int) {
    var isGathered = true
    while true {
      if isGathered {
        waiting.wait()
      } else if waiting.wait(timeout: .now() + Self.rest) == .timedOut {
        // So the log does not stay as long as the largest import made it, and a copy of the file has all that was answered.
        isGathered = (try? memory.gatherIntoFile()) ?? false
        continue
      }
      switch next() {
      case .end: return
      case .lookAgain: continue
      case .work(let job):
        if job.isLate(at: .now) {
          job.refuse(lateness)
          continue
        }
        guard !isDisplaced else {
          job.refuse(MemoryError.displaced(path: memory.name))
          continue
        }
        let isEnded = mode == .reading && job.deadline != nil
        if isEnded { running.withLock { $0[place].deadline = job.deadline } }
        job.work(memory)
        isGathered = mode == .reading
        if isEnded { running.withLock { $0[place].deadline = nil } }
      }
    }
  }

  private func next() -> Order {
    queue.withLock { queue in
      guard queue.first < queue.jobs.count else { return queue.isClosed ? .end : .lookAgain }
      let job = queue.jobs[queue.first]
      queue.first += 1
      if queue.first == queue.jobs.count || queue.first > 4096 {
        queue.jobs.removeFirst(queue.first)
        queue.first = 0
      }
      return .work(job)
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
      while !queue.withLock({ $0.isClosed }) {
        Thread.sleep(forTimeInterval: 0.05)
        let now = ContinuousClock.now
        for job in late(at: now) { job.refuse(lateness) }
        // Under the lock, so that the job that is ended is the one that was looked at.
        running.withLock { running in
          for place in running where place.deadline.map({ $0 < now }) ?? false {
            place.interruption?.interrupt()
          }
        }
      }
    }
    thread.start()
  }
}

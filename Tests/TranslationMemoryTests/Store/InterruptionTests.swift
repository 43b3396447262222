import Foundation
import Synchronization
import Testing
import Text
import TranslationMemory

@Suite struct InterruptionTests {
  @Test func aReadingThatIsEndedLeavesTheMemoryReadable() throws {
    let temporary = try TemporaryMemory()
    try temporary.memory.write { writer in
      for number in 0..<3000 {
        _ = try writer.add(.pair("kalimat nomor \(number) yang panjang", "long sentence number \(number)"))
      }
    }
    var query = Query("kalimat nomor 12 yang panjang")
    query.isExhaustive = true
    let interruption = temporary.memory.readingInterruption
    let isDone = Mutex(false)
    let thread = Thread { while !isDone.withLock({ $0 }) { interruption.interrupt() } }
    thread.start()
    // It goes unnoticed between two statements, so one of several readings is ended.
    var wasEnded = false
    for _ in 0..<1000 where !wasEnded {
      do {
        _ = try temporary.memory.matches(for: query)
      } catch MemoryError.interrupted {
        wasEnded = true
      }
    }
    isDone.withLock { $0 = true }
    #expect(wasEnded)
    while !thread.isFinished { Thread.sleep(forTimeInterval: 0.001) }
    #expect(try temporary.memory.matches(for: query).first?.score ?? 0 == 100)
    try temporary.add(("baru", "new"))
    #expect(try temporary.memory.matches(for: Query("baru")).count == 1)
  }
}

import Dispatch
import Foundation
import Testing
import Text
import TranslationMemory

@testable import Server

@Suite struct MemoryWorkersTests {
  /// What may pass is told from what does not, and neither tells of the machine.
  @Test(arguments: [
    (MemoryError.inputOutput(path: "/a", reason: "the disk is full"), "unavailable"),
    (.unreadable(path: "postgresql://sari@host/tm", reason: "connection refused"), "unavailable"),
    (.damaged(path: "/a", reason: "a row"), "memory"), (.busy(path: "/a"), "busy"),
    (.displaced(path: "/a"), "displaced"),
  ])
  func whatIsWrongWithAMemoryIsTold(error: MemoryError, code: String) {
    let failure = RequestFailure(error)
    #expect(failure.code == code)
    #expect(!failure.message.contains("/a") && !failure.message.contains("sari"))
  }

  /// A large import keeps the only writer of a file for minutes: a change is not left waiting so long.
  @Test func aChangeThatWaitsLongIsRefused() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("padan-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let workers = try MemoryWorkers(
      folder.appendingPathComponent("a.sqlite").path, mode: .writing, count: 1, timeLimit: .milliseconds(50))
    let (started, isDone) = (AsyncStream<Void>.makeStream(), DispatchSemaphore(value: 0))
    async let long = workers.run(isPatient: true) { _ in
      started.continuation.finish()
      isDone.wait()
      return "done"
    }
    for await _ in started.stream {}
    // A change that is not refused is made in the end, so that the test fails and does not hang.
    DispatchQueue.global().asyncAfter(deadline: .now() + 60) { isDone.signal() }
    await #expect(throws: RequestFailure.self) { try await workers.run { _ in } }
    // What is patient waits on.
    async let patient = workers.run(isPatient: true) { _ in "patient" }
    isDone.signal()
    #expect(try await long == "done")
    #expect(try await patient == "patient")
    #expect(workers.waitingCount == 0)
    workers.close()
  }

  /// A change that nobody waits for any more, as of a client that left, must not hold up the end.
  @Test func closingEndsWhatGoesOnAndTakesTheLogIn() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("padan-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("a.sqlite").path
    let writer = try MemoryWorkers(path, mode: .writing, count: 1)
    let readers = try MemoryWorkers(path, mode: .reading, count: 3)
    @Sendable func unit(_ number: Int) -> TranslationUnit {
      TranslationUnit(
        source: "kalimat \(number)", target: "sentence \(number)", sourceLanguage: .indonesian,
        targetLanguage: .english)
    }
    let kept = unit(0)
    try await writer.run { memory in try memory.write { _ = try $0.add([kept]) } }
    #expect(try await readers.run { try $0.statistics().units } == 1)
    let started = AsyncStream<Void>.makeStream()
    let endless = Task {
      try await writer.run(isPatient: true) { memory in
        try memory.write { writer in
          for number in 1... {
            _ = try writer.add([unit(number)])
            started.continuation.finish()
          }
        }
      }
    }
    for await _ in started.stream {}
    readers.close()
    writer.close()
    await #expect(throws: MemoryError.self) { try await endless.value }
    await #expect(throws: RequestFailure.self) { try await readers.run { _ in } }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.sqlite"])
    #expect(try Memory(at: path, mode: .reading).statistics().units == 1)
  }
}

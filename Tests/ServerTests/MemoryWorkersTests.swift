import Dispatch
import Foundation
import Testing
import TranslationMemory

@testable import Server

@Suite struct MemoryWorkersTests {
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
  }
}

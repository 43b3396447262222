import Dispatch
import Foundation
import TranslationMemory

/// Asks a memory about many texts at once, on all processors.
///
/// A memory is used from one thread, so each worker has the file open for itself. What several texts cost is unequal; dealing them
/// out in turn evens that out over a batch, and needs nothing shared but the answers' places.
struct LookupWorkers {
  private var memories: [MemoryCollection]
  private let open: () throws -> MemoryCollection
  private let mostWorkers: Int

  /// So few texts are not worth opening the memory again.
  private static let fewest = 16

  /// The first worker uses `memory`; the others open it when there is work for them.
  init(
    _ memory: MemoryCollection, mostWorkers: Int = ProcessInfo.processInfo.activeProcessorCount,
    open: @escaping () throws -> MemoryCollection
  ) {
    memories = [memory]
    self.mostWorkers = mostWorkers
    self.open = open
  }

  /// What `body` gives for each text, or whatever else is asked about, in their order.
  mutating func map<Text: Sendable, Answer>(
    _ texts: [Text], _ body: @Sendable (MemoryCollection, Text) throws -> Answer
  ) throws -> [Result<Answer, any Error>] {
    guard texts.count >= Self.fewest, mostWorkers > 1 else {
      let memory = memories[0]
      return texts.map { text in Result { try body(memory, text) } }
    }
    while memories.count < mostWorkers { memories.append(try open()) }
    // Each worker has a memory and places of its own, and all end before this call does.
    nonisolated(unsafe) let memories = memories
    var answers = [Result<Answer, any Error>?](repeating: nil, count: texts.count)
    answers.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let places = buffer
      DispatchQueue.concurrentPerform(iterations: memories.count) { worker in
        for place in stride(from: worker, to: texts.count, by: memories.count) {
          places[place] = Result { try body(memories[worker], texts[place]) }
        }
      }
    }
    return answers.compactMap { $0 }
  }
}

import Dispatch
import Foundation
import Synchronization

/// Answers many questions at once, on all processors, each worker with a tool of its own: a memory, a segmenter.
///
/// Such a tool is used from one thread. What several questions cost is unequal, so each worker takes the next one when it has done
/// with its last.
struct Workers<Tool> {
  private var tools: [Tool]
  private let make: () throws -> Tool
  private let mostWorkers: Int
  private let fewest: Int

  /// The first worker uses `tool`; the others make theirs when there is work for them: fewer questions than `fewest` are
  /// not worth making another tool.
  init(
    _ tool: Tool, mostWorkers: Int = Workers.processors, fewest: Int = 16, make: @escaping () throws -> Tool
  ) {
    tools = [tool]
    self.mostWorkers = mostWorkers
    self.fewest = fewest
    self.make = make
  }

  /// How many processors there are.
  static var processors: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// What `body` gives for each question, in their order.
  mutating func map<Question: Sendable, Answer>(
    _ questions: [Question], _ body: @Sendable (Tool, Question) throws -> Answer
  ) throws -> [Result<Answer, any Error>] {
    guard questions.count >= fewest, mostWorkers > 1 else {
      let tool = tools[0]
      return questions.map { question in Result { try body(tool, question) } }
    }
    while tools.count < min(mostWorkers, questions.count) { tools.append(try make()) }
    // Each worker has a tool and places of its own, and all end before this call does.
    nonisolated(unsafe) let tools = tools
    var answers = [Result<Answer, any Error>?](repeating: nil, count: questions.count)
    answers.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let places = buffer
      let next = Atomic(0)
      DispatchQueue.concurrentPerform(iterations: tools.count) { worker in
        while true {
          let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard place < questions.count else { return }
          places[place] = Result { try body(tools[worker], questions[place]) }
        }
      }
    }
    return answers.compactMap { $0 }
  }
}

import Corpus
import Exchange
import TranslationMemory

/// Looks up all that is open in files.
struct FileLookup {
  private var workers: Workers<MemoryCollection>
  /// So many queries are asked between two looks at the progress and at Ctrl-C.
  private static let batchSize = 1024

  /// A lookup in the memories that are named.
  init(_ memory: MemoryOptions) throws {
    workers = Workers(try memory.opened(), make: { try memory.opened() })
  }

  /// The matches of each segment of a file, and its analysis.
  mutating func answers(
    to file: TranslatableFile, minimum: Int = MatchBand.lowestScore, limit: Int = 1
  ) throws -> (matches: [[Match]], analysis: FileAnalysis) {
    let pretranslation = Pretranslation(file, minimum: minimum, limit: limit)
    var answers: [[Match]] = []
    var progress = Progress("segments")
    defer { progress.end() }
    let queries = pretranslation.queries
    while answers.count < queries.count {
      try Interruption.check()
      let batch = Array(queries[answers.count..<min(queries.count, answers.count + Self.batchSize)])
      for answer in try workers.map(batch, { try $0.matches(for: $1) }) { answers.append(try answer.get()) }
      progress.advance(to: answers.count, share: Double(answers.count) / Double(queries.count))
    }
    return pretranslation.result(of: answers)
  }
}

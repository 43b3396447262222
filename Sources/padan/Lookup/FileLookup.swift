import Corpus
import Exchange
import TranslationMemory

/// Looks up all that is open in files.
struct FileLookup {
  private var workers: Workers<MemoryCollection>
  /// So many queries are asked between two looks at Ctrl-C.
  private static let batchSize = 1024

  /// A lookup in the memories that are named.
  init(_ memory: MemoryOptions) throws {
    workers = Workers(try memory.opened(), make: { try memory.opened() })
  }

  /// What a memory knows of a file.
  mutating func analyse(_ file: TranslatableFile) throws -> FileAnalysis {
    var pretranslation = Pretranslation()
    var progress = Progress("segments")
    defer { progress.end() }
    var count = 0
    let position = ReadingPosition(of: file.path)
    try file.forEachPart { segments in
      _ = try pretranslation.matches(of: segments) { try answers(to: $0) }
      count += segments.count
      progress.advance(to: count, share: position.share)
    }
    return pretranslation.analysis
  }

  /// Writes a file with what the memory knows of it; matches below `minimum` are only counted.
  ///
  /// Returns how many segments were filled.
  mutating func fill(
    _ file: TranslatableFile, to output: String, minimum: Int, limit: Int
  ) throws -> (filled: Int, analysis: FileAnalysis) {
    var pretranslation = Pretranslation(minimum: minimum, limit: limit)
    var progress = Progress("segments")
    defer { progress.end() }
    var count = 0
    let position = ReadingPosition(of: file.path)
    let filled = try file.fill(to: output) { segments in
      let matches = try pretranslation.matches(of: segments) { try answers(to: $0) }
      count += segments.count
      progress.advance(to: count, share: position.share)
      return matches.map { $0.filter { $0.score >= minimum } }
    }
    return (filled, pretranslation.analysis)
  }

  private mutating func answers(to queries: [Query]) throws -> [[Match]] {
    var answers: [[Match]] = []
    while answers.count < queries.count {
      try Interruption.check()
      let batch = Array(queries[answers.count..<min(queries.count, answers.count + Self.batchSize)])
      for answer in try workers.map(batch, { try $0.matches(for: $1) }) { answers.append(try answer.get()) }
    }
    return answers
  }
}

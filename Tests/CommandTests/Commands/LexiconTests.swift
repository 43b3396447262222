import Foundation
import TestSupport
import Testing

/// What a memory teaches commands of languages for which no lexicon is built in.
@Suite struct LexiconTests {
  private static let languages = ["--from", "qaa", "--to", "qab"]

  private func run(_ folder: TemporaryFolder, _ arguments: String...) throws -> Command.Outcome {
    let outcome = try Command.run(arguments + Self.languages, in: folder)
    try #require(outcome.status == 0, "\(outcome.errors)")
    return outcome
  }

  /// The sentences of an article that cannot be aligned without knowing words: all are as long as each other, and none of
  /// their words come again.
  private static let hard = Array(InventedWords.sentences(times: 1, seed: 2).prefix(12))

  private func write(
    _ sentences: [[Int]], to name: String, in folder: TemporaryFolder, withoutSource: Set<Int> = [],
    withoutTarget: Set<Int> = []
  ) throws {
    let texts = InventedWords.texts(sentences, withoutSource: withoutSource, withoutTarget: withoutTarget)
    try folder.write(texts.source, to: name + ".qaa.txt")
    try folder.write(texts.target, to: name + ".qab.txt")
  }

  private func writeHard(to name: String, in folder: TemporaryFolder) throws {
    try write(Self.hard, to: name, in: folder, withoutSource: [9], withoutTarget: [2])
  }

  /// A memory that knows every word, in a file.
  private func remember(_ file: String, in folder: TemporaryFolder) throws {
    let lines = InventedWords.sentences(times: 6, seed: 1).map {
      InventedWords.sentence($0, InventedWords.source) + "\t"
        + InventedWords.sentence($0, InventedWords.target) + "\n"
    }
    try folder.write(lines.joined(), to: "words.tsv")
    _ = try run(folder, "import", "words.tsv", "--memory", file)
  }

  /// The pairs of the hard article that are right, and how many pairs there are.
  private func score(_ pairs: [(source: String?, target: String?)]) -> (right: Int, all: Int) {
    let right = Set(
      Self.hard.indices.filter { ![2, 9].contains($0) }.map {
        InventedWords.sentence(Self.hard[$0], InventedWords.source) + "\t"
          + InventedWords.sentence(Self.hard[$0], InventedWords.target)
      })
    let given = pairs.map { ($0.source ?? "") + "\t" + ($0.target ?? "") }
    return (given.count { right.contains($0) }, given.count)
  }

  private func hardPairs(in folder: TemporaryFolder) throws -> (right: Int, all: Int) {
    let units = try run(folder, "export", "-", "--format", "jsonl", "--origin", "*hard").objects
    return score(units.map { ($0["source"] as? String, $0["target"] as? String) })
  }

  @Test func alignKnowsTheWordsOfAMemory() throws {
    let folder = try TemporaryFolder()
    try writeHard(to: "hard", in: folder)
    try remember("words.sqlite", in: folder)
    func aligned(_ options: String...) throws -> (right: Int, all: Int) {
      let arguments = ["align", "hard.qaa.txt", "hard.qab.txt"] + options + Self.languages
      let outcome = try Command.run(arguments, in: folder)
      try #require(outcome.status == 0, "\(outcome.errors)")
      return score(
        outcome.lines.map { line in
          let columns = line.split(separator: "\t").map(String.init)
          return (columns.first, columns.dropFirst().first)
        })
    }
    let bytes = try Data(contentsOf: folder.url("words.sqlite"))
    #expect(try aligned("--memory", "words.sqlite") == (10, 10))
    #expect(try aligned().right < 10)
    #expect(try Data(contentsOf: folder.url("words.sqlite")) == bytes)
    let missing = try folder.padan("align", "hard.qaa.txt", "hard.qab.txt", "--memory", "no.sqlite")
    #expect(missing.status == 66)
    #expect(!folder.exists("no.sqlite"))
  }

  @Test func pairKnowsTheWordsOfAMemory() throws {
    let folder = try TemporaryFolder()
    try remember("words.sqlite", in: folder)
    for article in 0..<3 {
      let sentences = Array(InventedWords.sentences(times: 1, seed: 3)[article * 5..<article * 5 + 5])
      let texts = InventedWords.texts(sentences)
      try folder.write(texts.source, to: "sources/\(article).txt")
      try folder.write(texts.target, to: "targets/\(2 - article).txt")
    }
    func pairs(_ options: String...) throws -> [String] {
      let outcome = try Command.run(["pair", "sources", "targets"] + options + Self.languages, in: folder)
      try #require(outcome.status == 0, "\(outcome.errors)")
      return outcome.lines.map { $0.split(separator: "\t").prefix(2).joined(separator: " ") }
    }
    let right = (0..<3).map { "sources/\($0).txt targets/\(2 - $0).txt" }
    #expect(try pairs("--memory", "words.sqlite") == right)
    #expect(try pairs() != right)
    _ = try run(folder, "import", "--pair", "sources", "targets", "--memory", "words.sqlite")
    let origins = try run(folder, "export", "-", "--format", "jsonl", "--memory", "words.sqlite").objects
      .compactMap { $0["origin"] as? String }
    #expect(Set(origins) == ["words.tsv", "sources/0", "sources/1", "sources/2"])
  }

  @Test func importKnowsTheWordsOfItsMemory() throws {
    let folder = try TemporaryFolder()
    try writeHard(to: "berita/hard", in: folder)
    try remember(folder.memory, in: folder)
    _ = try run(folder, "import", "berita")
    #expect(try hardPairs(in: folder) == (10, 10))
  }

  @Test func importingArticlesAgainGivesTheSamePairs() throws {
    let folder = try TemporaryFolder()
    try writeHard(to: "berita/hard", in: folder)
    try write(InventedWords.sentences(times: 6, seed: 1), to: "berita/easy", in: folder)
    // What the articles of one import give teaches neither this import nor its repetition.
    _ = try run(folder, "import", "berita")
    let first = try run(folder, "export", "-", "--format", "jsonl").output
    #expect(try hardPairs(in: folder).right < 10)
    _ = try run(folder, "import", "berita")
    #expect(try run(folder, "export", "-", "--format", "jsonl").output == first)
    // What another import gave does.
    try FileManager.default.moveItem(at: folder.url("berita/hard.qaa.txt"), to: folder.url("hard.qaa.txt"))
    try FileManager.default.moveItem(at: folder.url("berita/hard.qab.txt"), to: folder.url("hard.qab.txt"))
    for _ in 0..<2 {
      _ = try run(folder, "import", "hard.qaa.txt", "hard.qab.txt")
      let units = try run(folder, "export", "-", "--format", "jsonl", "--origin", "hard").objects
      #expect(
        score(units.map { ($0["source"] as? String, $0["target"] as? String) }) == (10, 10))
    }
  }
}

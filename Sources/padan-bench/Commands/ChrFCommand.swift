import ArgumentParser
import Foundation

/// `padan-bench chrf`: the chrF of pairs of texts, to hold it against another program's.
struct ChrFCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chrf",
    abstract: "Prints the chrF of each line's first text against its second, tab-separated.")

  @Argument(help: ArgumentHelp("Files of such lines.", valueName: "file"))
  var files: [String]

  func run() throws {
    for path in files {
      for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
        let texts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false).map(
          String.init)
        guard texts.count == 2 else { throw BenchError("a line of '\(path)' has no tab") }
        Bench.write(String(format: "%.6f", CharacterFScore.score(texts[0], reference: texts[1])))
      }
    }
  }
}

import ArgumentParser
import Foundation

/// `padan-bench adaptation`: how often a match is adapted, and how often rightly.
struct AdaptationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adaptation",
    abstract: "Measures how often a match is adapted, and how often that is the very reference.")

  @OptionGroup var input: PairCorpusOptions

  @Flag(help: "Write what was adapted otherwise than the reference to standard error.")
  var misses = false

  @Flag(help: "Print a JSON object a file and direction.")
  var json = false

  func run() throws {
    var all = AdaptationQuality(name: "all")
    if !json { Bench.write(AdaptationQuality.heading) }
    for corpus in try input.corpora() {
      let found = AdaptationQuality(of: corpus)
      Bench.write(json ? found.json : found.report)
      if misses { FileHandle.standardError.write(Data((found.missReport + "\n").utf8)) }
      all.add(found)
    }
    Bench.write(json ? all.json : all.report)
  }
}

import ArgumentParser
import Foundation

/// `padan-bench reliability`: how often beads are right by their confidence.
struct ReliabilityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reliability",
    abstract: "Measures how often beads are right by their confidence.",
    discussion: """
      Aligns gold texts and prints the F1 of beads and of one-sided beads by set, and how often beads are right by their \
      confidence, beside their translation and beside others. NAME.id.txt beside NAME.gold.tsv is the source, \
      NAME.en.txt the target, whatever their languages.
      """)

  @Argument(help: ArgumentHelp("NAME.gold.tsv (default: those of the samples).", valueName: "gold"))
  var gold: [String] = []

  @OptionGroup var corpora: CorporaOptions
  @OptionGroup var languages: LanguageOptions

  @Flag(help: "Split as the gold is, not by padan.")
  var lines = false

  func run() throws {
    var files = gold
    if files.isEmpty {
      let found = FileManager.default.enumerator(atPath: corpora.corpora)?.compactMap { $0 as? String } ?? []
      files = found.filter { $0.hasSuffix(".gold.tsv") }.sorted().map { corpora.corpora + "/" + $0 }
    }
    if files.isEmpty { throw BenchError("there is no gold in '\(corpora.corpora)'") }
    let reliability = try Reliability(
      files.map { try GoldText($0) }, from: languages.from, to: languages.to, usesGoldSegments: lines)
    Bench.write(reliability.report)
  }
}

import ArgumentParser
import Corpus
import Text

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
    let files = try gold.isEmpty ? Evaluation.golds(at: corpora.corpora, isFolder: true) : gold
    let reliability = try Reliability(
      files.map { try GoldArticle($0, from: .indonesian, to: .english) }, from: languages.from,
      to: languages.to, usesGoldSegments: lines)
    Bench.write(reliability.report)
  }
}

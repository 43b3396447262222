import ArgumentParser
import Corpus
import Exchange
import Text

/// `padan evaluate`: segmentation or alignment against a gold of one's own.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure segmentation or alignment against gold.",
    usage: """
      padan evaluate segmentation|alignment <gold>...
                     [--from <lang>] [--to <lang>] [--gold-sentences]
                     [--quotations split|keep] [--srx <file>] [--json]
      """,
    discussion: """
      A gold is NAME.gold.tsv beside NAME.id.txt and NAME.en.txt, or a folder of such: a line a bead, source \
      sentences, a tab, and target sentences, with " ¦ " between the sentences of one side; Corpora/README.md tells \
      more. For segmentation it may also be NAME.gold beside NAME.txt, with the offset of the end of a sentence a \
      line. Prints precision, recall and F1; for alignment, of all beads at the gold's granularity, and of those \
      without a translation.

        $ padan evaluate alignment Corpora
      """)

  /// What is measured.
  enum Measure: String, CaseIterable, ExpressibleByArgument { case segmentation, alignment }

  @Argument(help: "What to measure.")
  var measure: Measure

  @Argument(help: "Files and folders of gold.", completion: .file())
  var golds: [String]

  @Option(
    help: ArgumentHelp("The source language, a BCP 47 tag (default: id).", valueName: "lang"),
    transform: LanguageTag.init(argument:))
  var from: LanguageTag = .indonesian

  @Option(
    help: ArgumentHelp("The target language (default: en).", valueName: "lang"),
    transform: LanguageTag.init(argument:))
  var to: LanguageTag = .english

  @Flag(help: "Align the gold's own sentences, so that segmentation does no harm.")
  var goldSentences = false

  @OptionGroup var segmentation: SegmentationOptions

  @Flag(help: "Print a JSON object a gold, and a last one for all.")
  var json = false

  func validate() throws {
    if golds.contains("") { throw ValidationError("the name of a file is empty.") }
    if goldSentences && measure == .segmentation {
      throw ValidationError("--gold-sentences is for alignment.")
    }
    // One text has one language.
    if from == to && !(measure == .segmentation && golds.allSatisfy { $0.hasSuffix(".gold") }) {
      throw ValidationError("--from and --to are both '\(from)'; a pair needs two languages.")
    }
  }

  func run() throws {
    let evaluation = try segmentation.withRules { rules in
      try Evaluation(from: from, to: to, rules: rules, quotations: segmentation.quotations)
    }
    var table = AgreementTable(asJSON: json)
    var progress = Progress("golds")
    let paths = try golds.flatMap { try Evaluation.golds(at: $0, isFolder: FileKind.isFolder($0)) }
    for (index, path) in paths.enumerated() {
      try segmentation.withRules { _ in
        switch measure {
        case .segmentation where !path.hasSuffix(".tsv"):
          table.add(path, from, try evaluation.segmentation(ofTextWithGold: path))
        case .segmentation:
          let sides = try evaluation.segmentation(GoldArticle(path, from: from, to: to))
          table.add(path, from, sides.source)
          table.add(path, to, sides.target)
        case .alignment:
          let gold = try GoldArticle(path, from: from, to: to)
          table.add(path, try evaluation.alignment(gold, ofGoldSentences: goldSentences))
        }
      }
      progress.advance(to: index + 1, share: Double(index + 1) / Double(paths.count))
    }
    progress.end()
    let output = StandardOutput()
    try table.write(to: output)
    try output.flush()
  }
}

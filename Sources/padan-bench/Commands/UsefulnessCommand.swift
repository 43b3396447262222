import ArgumentParser

/// `padan-bench usefulness`: how good the translations are that are found for held-back pairs.
struct UsefulnessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "usefulness",
    abstract: "Measures how good the translations are that are found for held-back pairs.",
    discussion: "Our score beside others, by the chrF of what each finds, in both directions.")

  @OptionGroup var input: PairCorpusOptions

  @Option(help: ArgumentHelp("The most queries of one file in one direction.", valueName: "count"))
  var queries = 500

  @Option(help: ArgumentHelp("Ask for one half of the documents held back: 1 or 2.", valueName: "half"))
  var half: Int?

  @Flag(help: "Print a JSON object a file and direction.")
  var json = false

  func validate() throws {
    if queries < 1 { throw ValidationError("--queries is at least 1.") }
    if let half, !(1...2).contains(half) { throw ValidationError("--half is 1 or 2.") }
  }

  func run() throws {
    var all = Usefulness(name: "all")
    for corpus in try input.corpora() {
      let found = try Usefulness(of: corpus, queries: queries, half: half ?? 0)
      Bench.write(json ? found.json : found.report + "\n")
      all.add(found)
    }
    Bench.write(json ? all.json : all.report + "\n" + all.comparison)
  }
}

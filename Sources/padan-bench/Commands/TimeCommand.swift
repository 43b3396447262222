import ArgumentParser
import Exchange

/// `padan-bench time`: what each piece of work takes.
struct TimeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "time", abstract: "Measures the time of the work named, or of all, on the sample articles.")

  @Argument(
    help: ArgumentHelp("Of \(Work.names.joined(separator: ", ")).", valueName: "case"))
  var cases: [String] = []

  @OptionGroup var corpora: CorporaOptions

  @Option(
    help: ArgumentHelp("Split this text, in place of the articles, in icu and segment.", valueName: "file"))
  var text: String?

  @Option(help: ArgumentHelp("How often each is done.", valueName: "count"))
  var runs = 5

  @Flag(help: "Print a JSON object a case.")
  var json = false

  func validate() throws {
    if runs < 1 { throw ValidationError("--runs is at least 1.") }
    for name in cases where !Work.names.contains(name) {
      throw ValidationError("there is no case or option '\(name)'.")
    }
  }

  func run() throws {
    let corpus = try SampleCorpus(at: corpora.corpora)
    let text = try text.map { try TextFile.text(of: $0) }
    if !json { Bench.write(Measurement.heading) }
    for name in cases.isEmpty ? Work.names : cases {
      let measurement = try Measurement(of: Work.named(name, corpus, text: text), runs: runs)
      Bench.write(json ? measurement.json : measurement.row)
    }
  }
}

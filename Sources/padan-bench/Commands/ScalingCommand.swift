import ArgumentParser

/// `padan-bench scaling`: how the time of aligning grows.
struct ScalingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scaling",
    abstract: "Aligns texts of doubling length, and prints the exponent of the time.")

  @OptionGroup var corpora: CorporaOptions

  @Option(help: ArgumentHelp("The most segments a side.", valueName: "count"))
  var most = 32_000

  func validate() throws {
    if most < 1 { throw ValidationError("--most is at least 1.") }
  }

  func run() throws { Scaling.report(try SampleCorpus(at: corpora.corpora), most: most) }
}

import ArgumentParser
import Exchange
import Text
import TranslationMemory

/// `padan search`: concordance.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find every unit that holds a phrase, newest first.",
    usage: """
      padan search <phrase> [--in source|target|both] [--from <lang>]
                   [--to <lang>] [--limit <count>] [--json]
                   [--memory <file>]...
      """,
    discussion: """
      Words are found in all their forms: membeli finds pembelian and dibeli. The phrase is marked.

        $ padan search "rumput laut"
        $ padan search --in target "dried seaweed"

      Several memories are searched as one; a pair that two hold is shown once, and a unit named with its memory.

      The exit status is 1 if nothing was found.
      """)

  @Argument(help: "The words.")
  var phrase: String

  @Option(
    name: .customLong("in"), help: ArgumentHelp("Search the source, the target or both.", valueName: "side"))
  var side: Phrase.Side = .both

  @OptionGroup var languages: LanguageOptions

  @Option(help: ArgumentHelp("The most units to show.", valueName: "count"))
  var limit = 20

  @Flag(help: "Print a JSON object a unit.")
  var json = false

  @OptionGroup var memory: MemoryOptions

  func validate() throws {
    if phrase.isBlank { throw ValidationError("the phrase is empty.") }
    if limit < 1 { throw ValidationError("--limit is at least 1.") }
  }

  func run() throws {
    let lines = try memory.opened().concordance(
      of: Phrase(phrase, in: side, from: languages.from, to: languages.to, limit: limit))
    let output = StandardOutput()
    let terminal = Terminal.output
    let labels = SideLabels(from: languages.from, to: languages.to)
    for (index, line) in lines.enumerated() {
      if json {
        try output.writeLine(JSONObject(line))
      } else {
        if index > 0 { try output.writeLine("") }
        let origin = line.origin.map { Visible.line($0) + ", " } ?? ""
        try output.writeLine(
          terminal.styled(
            "\(origin)\(line.changed.description.prefix(10)), \(UnitName.shown(line.unit, of: line.memory))",
            .faint))
        let (source, target) = (
          MarkedText(line.source, line.sourceRanges), MarkedText(line.target, line.targetRanges)
        )
        try output.writeLine(terminal.paragraph(labels.source, source.shown(on: terminal)))
        try output.writeLine(terminal.paragraph(labels.target, target.shown(on: terminal)))
      }
    }
    try output.flush()
    if lines.isEmpty {
      if !json { StandardError.writeLine("padan: nothing holds this phrase") }
      throw ExitCode(ExitStatus.nothingFound.rawValue)
    }
  }
}

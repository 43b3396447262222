import ArgumentParser
import Exchange
import Text
import TranslationMemory

/// `padan add`: one pair, or pairs a line.
struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a pair of texts to the memory.",
    usage: """
      padan add <source> <target> [--from <lang>] [--to <lang>]
                [--origin <name>] [--author <name>] [--note <text>]
                [--json] [--memory <file>]
      """,
    discussion: """
      The next lookup finds it, in this and in any other process. `padan add -` reads lines of source, tab, target \
      from standard input, and adds all of them or none. Of several memories the first is added to.

        $ padan add "Pasar dibuka pukul 06.00." "The market opens at 6 a.m."
      """)

  @Argument(help: "The source text, or - to read lines.")
  var source: String

  @Argument(help: "The target text.")
  var target: String?

  @OptionGroup var languages: LanguageOptions

  @Option(help: ArgumentHelp("Where the pair comes from.", valueName: "name"))
  var origin: String?

  @Option(help: ArgumentHelp("Who translated it.", valueName: "name"))
  var author: String?

  @Option(help: ArgumentHelp("A remark.", valueName: "text"))
  var note: String?

  @OptionGroup var memory: MemoryOptions

  @Flag(help: "Print a JSON object: how many pairs were added, and merged with equal ones.")
  var json = false

  func validate() throws {
    if origin?.isBlank == true { throw ValidationError("--origin is empty; leave it out for no origin.") }
    if source == "-" {
      if target != nil { throw ValidationError("with -, the pairs are read from standard input.") }
    } else {
      guard let target else { throw ValidationError("the target text is missing.") }
      if source.isBlank { throw ValidationError("the source text is empty.") }
      if target.isBlank { throw ValidationError("the target text is empty.") }
    }
  }

  func run() throws {
    let units = try source == "-" ? unitsOfLines() : [unit(source, target ?? "")]
    let memory = try memory.openedForWriting()
    let additions = try memory.write { try $0.add(units) }
    let merged = additions.count { if case .merged = $0 { true } else { false } }
    if json {
      var object = JSONObject()
      object.set("added", additions.count - merged)
      object.set("merged", merged)
      let output = StandardOutput()
      try output.writeLine(object)
      try output.flush()
    } else {
      let there = merged == 0 ? "" : "; \(Count.shown(merged)) \(merged == 1 ? "was" : "were") there already"
      StandardError.writeLine("Added \(Count.shown(additions.count - merged, "unit"))\(there).")
    }
  }

  private func unitsOfLines() throws -> [TranslationUnit] {
    let lines = try TextLines(of: "-")
    var units: [TranslationUnit] = []
    while let line = try lines.next() {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count == 2, !columns[0].isBlank, !columns[1].isBlank else {
        throw CommandFailure(
          .data, at: "standard input:\(lines.number)",
          "this is not source, one tab, target; nothing was added")
      }
      units.append(unit(String(columns[0]), String(columns[1])))
    }
    guard !units.isEmpty else {
      throw CommandFailure(.data, at: "standard input", "there are no lines to add")
    }
    return units
  }

  private func unit(_ source: String, _ target: String) -> TranslationUnit {
    TranslationUnit(
      source: source, target: target, sourceLanguage: languages.from, targetLanguage: languages.to,
      origin: origin,
      author: author, note: note)
  }
}

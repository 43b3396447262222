import ArgumentParser
import Exchange
import TranslationMemory

/// `padan remove`: units out of the memory.
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove units from the memory.",
    usage: """
      padan remove --unit <id>... | --origin <glob> [--dry-run] [--json]
                   [--memory <file>]
      """,
    discussion: """
      Units are named by the identifiers that lookup and search show, or by where they come from. A unit that \
      another origin gave as well stays. Only one memory may be named.

        $ padan remove --origin 'ekonomi/*' --dry-run
        $ padan remove --unit 12 15
      """)

  @Option(parsing: .upToNextOption, help: ArgumentHelp("Units to remove.", valueName: "id"))
  var unit: [Int64] = []

  @Option(
    help: ArgumentHelp("Remove what all matching origins gave; *, ? and […] are wild.", valueName: "glob"))
  var origin: String?

  @Flag(help: "Only say how many it would be.")
  var dryRun = false

  @Flag(help: "Print a JSON object: how many units were removed.")
  var json = false

  @OptionGroup var memory: MemoryOptions

  func validate() throws {
    if unit.isEmpty == (origin == nil) { throw ValidationError("say either --unit or --origin.") }
    if origin == "" { throw ValidationError("--origin is empty; '*' is every origin.") }
  }

  func run() throws {
    let memory = try memory.openedForRemoving()
    var count = 0
    do {
      try memory.write { writer in
        count = try origin.map { try writer.removeOrigins(matching: $0) } ?? writer.removeUnits(unit)
        // The transaction is undone, and the count is what it would have been.
        if dryRun { throw DryRun() }
      }
    } catch is DryRun {}
    if json {
      let output = StandardOutput()
      var object = JSONObject()
      object.set("removed", count)
      object.set("dryRun", dryRun)
      try output.writeLine(object)
      try output.flush()
    } else {
      StandardError.writeLine("\(dryRun ? "Would remove" : "Removed") \(Count.shown(count, "unit")).")
    }
  }

  private struct DryRun: Error {}
}

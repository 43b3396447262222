import ArgumentParser
import Exchange
import TranslationMemory

/// `padan merge`: several memories made into one.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join memories, without indexing their units again.",
    usage: """
      padan merge <memory>... --into <file> [--json]
      """,
    discussion: """
      Memories that were made apart, by several processes or on several machines, become one: the same units, origins \
      and matches as if all had been imported into it, for about half the work. Each is merged whole or not at all; \
      a pair that two hold is kept once, with every place it came from. What is read is not changed.

        $ padan merge bagian-*.sqlite --into semua.sqlite
      """)

  @Argument(help: ArgumentHelp("Memories to read.", valueName: "memory"), completion: .file())
  var memories: [String]

  @Option(
    help: ArgumentHelp("The memory that all go into; created where there is none.", valueName: "file"),
    completion: .file())
  var into: String

  @Flag(help: "Print a JSON object: how many units were added, and how many were there already.")
  var json = false

  func validate() throws {
    if memories.contains("") || into.isEmpty { throw ValidationError("the name of a memory is empty.") }
  }

  func run() throws {
    let start = ContinuousClock.now
    let files = memories.map { FileIdentity(of: $0) }
    let goal = FileIdentity(of: into)
    for (index, file) in files.enumerated() {
      if file.isSame(as: goal) {
        throw CommandFailure(.usage, at: memories[index], "a memory cannot be merged into itself")
      }
      if files[..<index].contains(where: { $0.isSame(as: file) }) {
        throw CommandFailure(.usage, "the memory '\(memories[index])' is named twice")
      }
    }
    // All are opened before anything is written: a wrong name costs nothing.
    let sources = try memories.map { try MemoryOptions.file(MemoryOptions.open($0, .reading), for: "merge") }
    Interruption.beginWatching()
    var progress = Progress("units")
    defer { progress.end() }
    var (added, merged) = (0, 0)
    var rest = sources[...]
    // Into a new memory the first goes as it is.
    if let copied = try sources.first?.copy(
      to: into,
      advance: { _ in
        try Interruption.check()
      })
    {
      added = copied
      rest = rest.dropFirst()
    }
    let memory = try MemoryOptions.file(MemoryOptions.open(into, .writing), for: "merge")
    for source in rest {
      let change = try memory.write { writer in
        try writer.merge(source) { units in
          try Interruption.check()
          progress.advance(to: added + merged + units)
        }
      }
      added += change.added
      merged += change.merged
    }
    progress.end()
    let seconds = (ContinuousClock.now - start).inSeconds
    if json {
      let output = StandardOutput()
      var object = JSONObject()
      object.set("memories", sources.count)
      object.set("added", added)
      object.set("merged", merged)
      object.set("seconds", seconds)
      try output.writeLine(object)
      try output.flush()
    } else {
      StandardError.writeLine(
        "Merged \(sources.count == 1 ? "1 memory" : "\(Count.shown(sources.count)) memories") in \((seconds * 10).rounded() / 10) s: \(Count.shown(added, "unit")) added, "
          + "\(Count.shown(merged)) there already.")
    }
  }
}

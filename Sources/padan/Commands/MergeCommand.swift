import ArgumentParser
import Exchange
import PostgreSQLStore
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
      and matches as if all had been imported into it, for about a third of the work. A new memory is made of all or not at all, and one that is there is given each whole \
      or not at all; \
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
    for name in memories + [into] {
      guard let address = MemoryAddress(name) else { continue }
      throw CommandFailure(.usage, at: address.name, "merge is for memories that are files")
    }
    // All are opened before anything is written: a wrong name costs nothing.
    let sources = try memories.map { try MemoryOptions.file(MemoryOptions.open($0, .reading), for: "merge") }
    Interruption.beginWatching()
    var progress = Progress("units")
    defer { progress.end() }
    let change = try join(sources) { units in
      try Interruption.check()
      progress.advance(to: units)
    }
    progress.end()
    let seconds = (ContinuousClock.now - start).inSeconds
    if json {
      let output = StandardOutput()
      var object = JSONObject()
      object.set("memories", sources.count)
      object.set("added", change.added)
      object.set("merged", change.merged)
      object.set("seconds", seconds)
      try output.writeLine(object)
      try output.flush()
    } else {
      let shown = sources.count == 1 ? "1 memory" : "\(Count.shown(sources.count)) memories"
      StandardError.writeLine(
        "Merged \(shown) in \((seconds * 10).rounded() / 10) s: \(Count.shown(change.added, "unit")) added, "
          + "\(Count.shown(change.merged)) there already.")
    }
  }

  /// Makes the memory of all, or merges each into the one that is there.
  private func join(
    _ sources: [Memory], advance: (_ units: Int) throws -> Void
  ) throws -> MemoryWriter.Merging {
    if let made = try Memory.join(sources, at: into, advance: advance) { return made }
    let memory = try MemoryOptions.file(MemoryOptions.open(into, .writing), for: "merge")
    var result = MemoryWriter.Merging()
    for source in sources {
      let gone = result.added + result.merged
      let change = try memory.merge(source) { try advance(gone + $0) }
      result.added += change.added
      result.merged += change.merged
    }
    return result
  }
}

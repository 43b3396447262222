import ArgumentParser
import Exchange
import TranslationMemory

/// `padan info`: what a memory holds.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Say what the memory holds.",
    usage: "padan info [--check] [--json] [--memory <file>]...",
    discussion: """
      Units, languages, origins, size and dates, and where the newest units come from; of each memory, if there are \
      several.

        $ padan info
        $ padan info --json --memory proyek.sqlite
        $ padan info --check

      With --check the whole file is read: every unit must be found through the index and nothing else, and \
      origins, counts and dates agree. The exit status is 65 if they do not.
      """)

  @Flag(help: "Check that the file is whole, and index and units agree.")
  var check = false

  @Flag(help: "Print a JSON object a memory.")
  var json = false

  @OptionGroup var memory: MemoryOptions

  func run() throws {
    let members = try memory.opened().members
    let output = StandardOutput()
    var damage: MemoryError?
    for (index, member) in members.enumerated() {
      let faults = try check ? self.faults(of: member.memory) : []
      let statistics = try member.memory.statistics()
      if json {
        try output.writeLine(object(statistics, member, faults, isOneOfSeveral: members.count > 1))
      } else {
        if index > 0 { try output.writeLine("") }
        for line in lines(of: statistics, member, isSound: faults.isEmpty) { try output.writeLine(line) }
      }
      if let first = faults.first {
        let more = faults.count > 1 ? "; and \(Count.shown(faults.count - 1, "other fault"))" : ""
        damage = damage ?? .damaged(path: member.memory.name, reason: "\(first)\(more)")
      }
    }
    try output.flush()
    if let damage { throw damage }
  }

  private func faults(of memory: any UnitStore) throws -> [MemoryFault] {
    let memory = try MemoryOptions.file(memory, for: "--check")
    var progress = Progress("units")
    defer { progress.end() }
    return try memory.check { progress.advance(to: $0) }
  }

  private func object(
    _ statistics: Statistics, _ member: MemoryCollection.Member, _ faults: [MemoryFault], isOneOfSeveral: Bool
  ) -> JSONObject {
    var object = JSONObject(statistics, ofMemory: member.memory.name)
    if isOneOfSeveral { object.set("points", member.penalty) }
    if check {
      object.set("sound", faults.isEmpty)
      object.set("faults", faults.map(\.description))
    }
    return object
  }

  private func lines(
    of statistics: Statistics, _ member: MemoryCollection.Member, isSound: Bool
  ) -> [String] {
    let languages = statistics.languages.sorted { $0.key < $1.key }.map {
      "\($0.key) \(Count.shown($0.value))"
    }
    let share = Double(statistics.repeatedSources) / Double(max(statistics.units, 1))
    var lines = ["memory      \(member.memory.name.withoutControls)"]
    if member.penalty > 0 { lines.append("points      \(member.penalty) off its scores") }
    lines += [
      "units       \(Count.shown(statistics.units))",
      "languages   \(languages.isEmpty ? "none" : languages.joined(separator: ", "))",
      "repeated    \((share * 1000).rounded() / 10) % of the sources occur in another unit too",
      "origins     \(Count.shown(statistics.origins))",
      "size        \(size(statistics.bytes))",
      "created     \(statistics.created)",
      "changed     \(statistics.changed.map(\.description) ?? "never")",
    ]
    if check {
      lines.append("check       \(isSound ? "sound: file, units, index and origins agree" : "damaged")")
    }
    if !statistics.newestOrigins.isEmpty {
      lines += ["", "Newest origins"]
      let widest = statistics.newestOrigins.map { Count.shown($0.units).count }.max() ?? 0
      for origin in statistics.newestOrigins {
        let units = Count.shown(origin.units)
        let padding = String(repeating: " ", count: widest - units.count)
        lines.append(
          "  \(origin.changed.description.prefix(10))  \(padding)\(units)  \(Visible.line(origin.name))")
      }
    }
    return lines
  }

  private func size(_ bytes: Int64) -> String {
    switch bytes {
    case ..<1_000_000: "\((Double(bytes) / 100).rounded() / 10) kB"
    case ..<1_000_000_000: "\((Double(bytes) / 1e5).rounded() / 10) MB"
    default: "\((Double(bytes) / 1e8).rounded() / 10) GB"
    }
  }
}

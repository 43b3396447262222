import ArgumentParser
import Exchange
import TranslationMemory

/// `padan info`: what a memory holds.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Say what the memory holds.",
    usage: "padan info [--json] [--memory <file>]",
    discussion: """
      Units, languages, origins, size and dates, and where the newest units come from.

        $ padan info
        $ padan info --json --memory proyek.sqlite
      """)

  @Flag(help: "Print a JSON object.")
  var json = false

  @OptionGroup var memory: MemoryOptions

  func run() throws {
    let memory = try memory.opened()
    let statistics = try memory.statistics()
    let output = StandardOutput()
    if json {
      var object = JSONObject()
      object.set("memory", memory.path)
      object.set("units", statistics.units)
      object.set("languages", JSONObject(counts: statistics.languages))
      object.set("origins", statistics.origins)
      object.set("bytes", statistics.bytes)
      object.set("created", statistics.created.description)
      object.set("changed", statistics.changed?.description)
      try output.writeLine(object)
    } else {
      for line in lines(of: statistics, at: memory.path) { try output.writeLine(line) }
    }
    try output.flush()
  }

  private func lines(of statistics: Statistics, at path: String) -> [String] {
    let languages = statistics.languages.sorted { $0.key < $1.key }.map {
      "\($0.key) \(Count.shown($0.value))"
    }
    let share = Double(statistics.repeatedSources) / Double(max(statistics.units, 1))
    var lines = [
      "memory      \(path.withoutControls)",
      "units       \(Count.shown(statistics.units))",
      "languages   \(languages.isEmpty ? "none" : languages.joined(separator: ", "))",
      "repeated    \((share * 1000).rounded() / 10) % of the sources occur in another unit too",
      "origins     \(Count.shown(statistics.origins))",
      "size        \(size(statistics.bytes))",
      "created     \(statistics.created)",
      "changed     \(statistics.changed.map(\.description) ?? "never")",
    ]
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

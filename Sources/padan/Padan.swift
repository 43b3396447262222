import ArgumentParser
import Exchange
import Glibc

/// The command `padan`: what stands below is its list of subcommands, and how each ends.
@main
struct Padan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "padan",
    abstract: "A translation memory and bilingual corpus tool, Indonesian and English first.",
    discussion: """
      Articles and their translations go in, sentence pairs are kept, and the next sentence finds its \
      predecessors, numbers and dates already put right:

        padan import articles/
        padan lookup \\
          "Kegiatan itu berlangsung pada 9 Juli 2024 dan diikuti 250 peserta."
        padan export memory.tmx
      """,
    version: Version.current,
    groupedSubcommands: [
      CommandGroup(
        name: "Article",
        subcommands: [SegmentCommand.self, AlignCommand.self, PairCommand.self, EvaluateCommand.self]),
      CommandGroup(name: "File", subcommands: [ConvertCommand.self]),
      CommandGroup(
        name: "Memory",
        subcommands: [
          ImportCommand.self, AddCommand.self, LookupCommand.self, SearchCommand.self, CheckCommand.self,
          ExportCommand.self, InfoCommand.self, RemoveCommand.self, MergeCommand.self,
          PretranslateCommand.self, AnalyseCommand.self,
        ]),
    ])

  static func main() {
    Interruption.prepare()
    do {
      try ArgumentBytes.check()
      var command = try parseAsRoot()
      try command.run()
    } catch {
      Glibc.exit(Ending(of: error).conclude().rawValue)
    }
  }
}

/// The version of the command.
enum Version {
  static let current = "0.1.0"
}

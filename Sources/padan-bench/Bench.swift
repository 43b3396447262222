import ArgumentParser
import Foundation
import Text

/// The benchmark: how fast each piece of work is, and how good what it gives.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "padan-bench",
    abstract: "Measures padan: how fast, and how good.",
    discussion: """
      Build it for release:
        swift run -c release -Xswiftc -cross-module-optimization padan-bench
      """,
    subcommands: [
      TimeCommand.self, ReliabilityCommand.self, ScalingCommand.self, UsefulnessCommand.self,
      AdaptationCommand.self, ChrFCommand.self,
    ],
    defaultSubcommand: TimeCommand.self)

  /// Writes a line at once: what is measured may take long.
  static func write(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}

/// What cannot be measured, and why.
struct BenchError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Where the sample articles are.
struct CorporaOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of sample articles.", valueName: "dir"))
  var corpora = "Corpora"
}

/// The languages of texts.
struct LanguageOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The source language.", valueName: "lang"), transform: Self.language)
  var from = LanguageTag.indonesian

  @Option(help: ArgumentHelp("The target language.", valueName: "lang"), transform: Self.language)
  var to = LanguageTag.english

  private static func language(_ text: String) throws -> LanguageTag {
    guard let tag = LanguageTag(text) else { throw ValidationError("'\(text)' is not a language tag") }
    return tag
  }
}

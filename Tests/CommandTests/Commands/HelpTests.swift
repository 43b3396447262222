import Foundation
import Testing

/// Help texts, compared with the files in `Snapshots`.
@Suite struct HelpTests {
  static let commands = [
    "", "segment", "align", "pair", "evaluate", "import", "add", "lookup", "search", "check", "export",
    "info", "remove", "merge", "convert", "pretranslate", "analyse",
  ]

  @Test(arguments: commands) func helpIsAsInItsSnapshot(command: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try command.isEmpty ? folder.padan("--help") : folder.padan(command, "--help")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Snapshots/\(command.isEmpty ? "padan" : command).txt")
    if ProcessInfo.processInfo.environment["RENEW_SNAPSHOTS"] != nil {
      try Data(outcome.output.utf8).write(to: file)
    }
    let snapshot = try String(contentsOf: file, encoding: .utf8)
    #expect(
      outcome.output == snapshot,
      "the help differs from \(file.lastPathComponent); if that is right, run the tests with RENEW_SNAPSHOTS=1"
    )
  }

  @Test(arguments: commands) func helpFitsEightyColumns(command: String) throws {
    let folder = try TemporaryFolder()
    let outcome = try command.isEmpty ? folder.padan("--help") : folder.padan(command, "--help")
    #expect(outcome.lines.filter { $0.count > 80 } == [])
  }

  @Test func examplesFindSomething() throws {
    let folder = try TemporaryFolder()
    let corpora = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Corpora").path
    #expect(try folder.padan("import", corpora).status == 0)
    for arguments in [["--help"], ["lookup", "--help"], ["search", "--help"]] {
      // A backslash continues an example on the next line.
      let help = try Command.run(arguments, in: folder).output.replacing("\\\n", with: "")
      let examples = help.split(separator: "\n").map { $0.trimmingPrefix(/\s*(\$ )?/) }
        .filter { $0.wholeMatch(of: /padan (lookup|search) .*"/) != nil }
      #expect(!examples.isEmpty)
      for example in examples {
        #expect(try Command.shell(String(example), in: folder).status == 0, "\(example)")
      }
    }
  }

  @Test func helpCommandSaysTheSame() throws {
    let folder = try TemporaryFolder()
    #expect(try folder.padan("help", "lookup").output.contains("USAGE: padan lookup"))
  }

  @Test func versionIsOneLine() throws {
    let outcome = try TemporaryFolder().padan("--version")
    #expect(outcome.status == 0)
    #expect(outcome.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func completionScriptKnowsTheCommands(shell: String) throws {
    let outcome = try TemporaryFolder().padan("--generate-completion-script", shell)
    #expect(outcome.status == 0)
    for command in Self.commands.dropFirst() { #expect(outcome.output.contains(command)) }
  }

  @Test func bashReadsTheCompletionScript() throws {
    let outcome = try Command.shell(
      "set -e; padan --generate-completion-script bash > completion; bash -n completion && echo fine",
      in: TemporaryFolder())
    #expect(outcome == Command.Outcome(status: 0, output: "fine\n", errors: ""))
  }
}

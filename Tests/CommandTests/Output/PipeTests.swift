import Foundation
import Testing

@Suite struct PipeTests {
  @Test func closedPipeEndsQuietly() throws {
    let folder = try SampleUnits.folder()
    try folder.write(String(repeating: "Harga beras naik lagi.\n", count: 20_000), to: "queries.txt")
    let script = """
      padan lookup --file queries.txt --json | head -1 | cut -c1-9
      padan export - --format jsonl 2>/dev/null | true
      padan segment queries.txt | head -1
      """
    #expect(
      try Command.shell(script, in: folder)
        == Command.Outcome(status: 0, output: "{\"query\":\nHarga beras naik lagi.\n", errors: ""))
  }

  @Test func closedPipeIsQuietWhereItsSignalIsIgnored() throws {
    let folder = try SampleUnits.folder()
    try folder.write(String(repeating: "Harga beras naik lagi.\n", count: 20_000), to: "queries.txt")
    let script = "trap '' PIPE; padan lookup --file queries.txt --json | head -1 | cut -c1-9"
    #expect(
      try Command.shell(script, in: folder) == Command.Outcome(status: 0, output: "{\"query\":\n", errors: "")
    )
  }
}

/// Colour is for terminals, and for those who want it.
@Suite(
  .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "needs script of util-linux"))
struct ColourTests {
  private func onTerminal(_ command: String, in folder: TemporaryFolder, environment: [String: String]) throws
    -> String
  {
    try Command.shell(
      "script -qec \"'$PADAN' \(command)\" /dev/null < /dev/null", in: folder, environment: environment
    ).output.replacing("\r\n", with: "\n")
  }

  @Test func differencesAreColouredOnATerminal() throws {
    let folder = try SampleUnits.folder()
    let output = try onTerminal(
      "lookup 'Kegiatan itu diikuti 150 peserta.'", in: folder, environment: ["TERM": "xterm"])
    #expect(output.contains("diikuti \u{1B}[9;31m120\u{1B}[0m \u{1B}[32m150\u{1B}[0m peserta."))
  }

  @Test(arguments: [["TERM": "xterm", "NO_COLOR": "1"], ["TERM": "dumb"]])
  func colourCanBeTurnedOff(environment: [String: String]) throws {
    let folder = try SampleUnits.folder()
    let output = try onTerminal(
      "lookup 'Kegiatan itu diikuti 150 peserta.'", in: folder, environment: environment)
    #expect(output.contains("diikuti [-120-]{+150+} peserta."))
    #expect(!output.contains("\u{1B}"))
  }

  @Test func progressIsShownOnATerminalAfterASecond() throws {
    let folder = try TemporaryFolder()
    let lines = (0..<40_000).map { "Baris nomor \($0) dari sebuah berkas.\tLine number \($0) of a file." }
    try folder.write(lines.joined(separator: "\n"), to: "many.tsv")
    let output = try onTerminal("import many.tsv", in: folder, environment: ["TERM": "xterm"])
    // A machine that is done within a second shows nothing; whatever was shown is wiped away.
    #expect(
      output.hasPrefix("Read 40,000 units in ")
        || output.contains(/\r[0-9,]+ units, [0-9,]+\/s, \d+ %, \d+ s left/))
    #expect(output.contains("Read 40,000 units in "))
  }

  @Test func pipeHasNoColour() throws {
    let folder = try SampleUnits.folder()
    let outcome = try folder.padan(
      "lookup", "Kegiatan itu diikuti 150 peserta.", environment: ["TERM": "xterm"])
    #expect(!outcome.output.contains("\u{1B}"))
  }
}

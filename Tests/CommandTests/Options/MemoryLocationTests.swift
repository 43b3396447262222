import Foundation
import Testing

/// Where the memory is found: `--memory`, `$PADAN_MEMORY`, a folder `Memory`, the user's data folder.
@Suite struct MemoryLocationTests {
  /// What was to be an address must not become folders, nor its password be shown.
  @Test func addressesOfOthersAreNoFiles() throws {
    let folder = try TemporaryFolder()
    for (command, status) in [(["lookup", "satu"], Int32(66)), (["add", "satu", "one"], 73)] {
      let outcome = try Command.run(command + ["--memory", "mysql://sari:geheim@host/tm"], in: folder)
      #expect(outcome.status == status)
      #expect(outcome.errors.hasPrefix("padan: mysql://…: the memory cannot be "))
      #expect(outcome.errors.hasSuffix("the address of a memory begins with postgresql://\n"))
    }
    #expect(!folder.exists("mysql:"))
  }

  /// The place that `add` makes a memory at.
  private func place(
    _ options: [String] = [], in folder: TemporaryFolder, environment: [String: String]
  ) throws -> String {
    let outcome = try Command.run(
      ["add", "Apa kabar?", "How are you?"] + options, in: folder, environment: environment)
    try #require(outcome.status == 0, "\(outcome.errors)")
    let info = try Command.run(["info", "--json"] + options, in: folder, environment: environment)
    return try #require(info.objects.first?["memory"] as? String)
  }

  @Test func optionComesFirst() throws {
    let folder = try TemporaryFolder()
    #expect(
      try place(["--memory", "a/b.sqlite"], in: folder, environment: ["PADAN_MEMORY": "c.sqlite"])
        == "a/b.sqlite")
    #expect(folder.exists("a/b.sqlite"))
    #expect(!folder.exists("c.sqlite"))
  }

  @Test func variableComesSecond() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "Memory/keep")
    #expect(try place(in: folder, environment: ["PADAN_MEMORY": "c.sqlite"]) == "c.sqlite")
    #expect(folder.exists("c.sqlite"))
  }

  @Test func nearestFolderAboveComesThird() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "Memory/keep")
    try folder.write("", to: "deep/below/keep")
    let outcome = try Command.shell(
      "cd deep/below && padan add 'Apa kabar?' 'How are you?' && padan info --json", in: folder,
      environment: ["PADAN_MEMORY": ""])
    #expect(outcome.objects.first?["memory"] as? String == folder.url("Memory/default.sqlite").path)
  }

  @Test func dataFolderComesLast() throws {
    let folder = try TemporaryFolder()
    let data = folder.url("data").path
    #expect(
      try place(in: folder, environment: ["PADAN_MEMORY": "", "XDG_DATA_HOME": data]) == data
        + "/padanan/default.sqlite")
    #expect(
      try place(in: folder, environment: ["PADAN_MEMORY": "", "XDG_DATA_HOME": ""])
        == folder.url(".local/share/padanan/default.sqlite").path)
  }
}

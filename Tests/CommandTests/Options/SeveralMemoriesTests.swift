import Foundation
import Testing

@testable import padan

/// `--memory` more than once.
@Suite struct SeveralMemoriesTests {
  /// A folder with two memories that share a pair.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (memory, pairs) in [
      ("a.sqlite", "Satu dua tiga!\town\nHarga beras naik.\tshared\n"),
      ("b.sqlite", "Satu dua tiga.\tbought\nHarga beras naik.\tshared\n"),
    ] {
      let outcome = try folder.padan("add", "-", "--memory", memory, input: pairs)
      try #require(outcome.status == 0, "\(outcome.errors)")
    }
    return folder
  }

  private func units(_ memory: String, in folder: TemporaryFolder) throws -> Int? {
    try folder.padan("info", "--json", "--memory", memory).objects.first?["units"] as? Int
  }

  @Test func lookupAnswersFromAllAndNamesTheMemory() throws {
    let folder = try folder()
    func found(_ memories: String...) throws -> [String] {
      let options = memories.flatMap { ["--memory", $0] }
      let outcome = try Command.run(["lookup", "Satu dua tiga.", "--json"] + options, in: folder)
      let matches = outcome.objects.first?["matches"] as? [[String: Any]] ?? []
      return matches.map { "\($0["score"] ?? "") \($0["target"] ?? "") \($0["memory"] ?? "-")" }
    }
    #expect(try found("a.sqlite") == ["99 own -"])
    #expect(try found("a.sqlite", "b.sqlite") == ["100 bought b.sqlite", "99 own a.sqlite"])
    #expect(try found("a.sqlite", "b.sqlite=5") == ["99 own a.sqlite", "95 bought b.sqlite"])
    let shown = try folder.padan(
      "lookup", "Harga beras naik.", "--memory", "b.sqlite", "--memory", "a.sqlite")
    #expect(shown.output.contains(", unit 2 of b.sqlite\n"))
    #expect(!shown.output.contains("a.sqlite"), "a pair is shown once")
  }

  @Test func searchAnswersFromAll() throws {
    let folder = try folder()
    let outcome = try folder.padan(
      "search", "dua tiga", "--json", "--memory", "a.sqlite", "--memory", "b.sqlite")
    #expect(Set(outcome.objects.map { $0["memory"] as? String }) == ["a.sqlite", "b.sqlite"])
    let shared = try folder.padan(
      "search", "beras", "--json", "--memory", "a.sqlite", "--memory", "b.sqlite")
    #expect(shared.objects.count == 1)
  }

  @Test func infoListsThem() throws {
    let folder = try folder()
    let outcome = try folder.padan("info", "--json", "--memory", "a.sqlite", "--memory", "b.sqlite=7")
    #expect(outcome.objects.map { $0["memory"] as? String } == ["a.sqlite", "b.sqlite"])
    #expect(outcome.objects.map { $0["points"] as? Int } == [0, 7])
    let text = try folder.padan("info", "--memory", "a.sqlite", "--memory", "b.sqlite=7").output
    #expect(text.contains("memory      b.sqlite\npoints      7 off its scores\n"))
  }

  @Test func theFirstIsWrittenTo() throws {
    let folder = try folder()
    let added = try folder.padan("add", "Dua.", "Two.", "--memory", "a.sqlite=5", "--memory", "b.sqlite")
    #expect(added.status == 0)
    #expect(try units("a.sqlite", in: folder) == 3)
    #expect(try units("b.sqlite", in: folder) == 2)
    #expect(!folder.exists("a.sqlite=5"))
  }

  @Test(arguments: [["remove", "--unit", "1"], ["export", "x.tmx"]])
  func whatWorksOnOneRefusesMore(arguments: [String]) throws {
    let folder = try folder()
    let outcome = try Command.run(
      arguments + ["--memory", "a.sqlite", "--memory", "b.sqlite"], in: folder)
    #expect(
      outcome
        == Command.Outcome(
          status: 64, output: "",
          errors: "padan: \(arguments[0]) works on one memory; name one, with --memory, at a time\n"))
    #expect(try units("a.sqlite", in: folder) == 2)
  }

  @Test func oneMemoryIsNotNamedTwice() throws {
    let folder = try folder()
    let outcome = try folder.padan("info", "--memory", "a.sqlite", "--memory", "./a.sqlite=5")
    #expect(
      outcome
        == Command.Outcome(
          status: 64, output: "", errors: "padan: the memory './a.sqlite' is named twice\n"))
    #expect(try folder.padan("info", "--memory", "a.sqlite", "--memory", "none.sqlite").status == 66)
    #expect(try folder.padan("info", "--memory", "a.sqlite=101").status == 64)
  }

  @Test(
    arguments: [
      ("a", [], "a", 0), ("a=5", [], "a", 5), ("a=5", ["a"], "a", 5), ("a=5", ["a", "a=5"], "a=5", 0),
      ("a=05", ["a", "a=5"], "a", 5), ("a=5=7", ["a=5"], "a=5", 7), ("a=5=7", [], "a=5", 7),
      ("a=", [], "a=", 0),
      ("a=b", [], "a=b", 0), ("x=1/a", [], "x=1/a", 0), ("a=-5", [], "a=-5", 0), ("a=100", [], "a", 100),
      ("a=101", ["a=101"], "a=101", 0),
    ] as [(String, [String], String, Int)])
  func pointsAreToldFromNames(text: String, files: [String], path: String, penalty: Int) throws {
    let name = try #require(MemoryName(text) { files.contains($0) })
    #expect((name.path, name.penalty) == (path, penalty))
  }

  @Test(arguments: ["", "=5", "a=101", "a=99999999999999999999"]) func whatIsNoName(text: String) {
    #expect(MemoryName(text) { _ in false } == nil)
  }
}

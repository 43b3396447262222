import Testing

@Suite struct AddTests {
  @Test func pairIsFoundAtOnce() throws {
    let folder = try TemporaryFolder()
    let outcome = try folder.padan("add", "Apa kabar?", "How are you?", "--origin", "percakapan")
    #expect(outcome == Command.Outcome(status: 0, output: "", errors: "Added 1 unit.\n"))
    let match = try #require(
      (folder.padan("lookup", "Apa kabar?", "--json").objects.first?["matches"] as? [[String: Any]])?.first)
    #expect(match["score"] as? Int == 100)
    #expect(match["target"] as? String == "How are you?")
    #expect(match["origin"] as? String == "percakapan")
  }

  @Test func equalPairIsMerged() throws {
    let folder = try TemporaryFolder()
    _ = try folder.padan("add", "Apa kabar?", "How are you?")
    let outcome = try folder.padan("add", "Apa kabar?", "How are you?", "--json")
    #expect(outcome == Command.Outcome(status: 0, output: "{\"added\":0,\"merged\":1}\n", errors: ""))
  }

  @Test func linesOfStandardInputAreAddedTogether() throws {
    let folder = try TemporaryFolder()
    let outcome = try folder.padan("add", "-", input: "Satu.\tOne.\r\nDua.\tTwo.\nDua.\tTwo.\n")
    #expect(
      outcome == Command.Outcome(status: 0, output: "", errors: "Added 2 units; 1 was there already.\n"))
  }

  @Test(arguments: [
    ("Satu.\tOne.\nDua.\n", 2), ("Satu.\tOne.\textra\n", 1), ("Satu.\t\n", 1), ("\tOne.\n", 1), ("\n", 1),
  ])
  func lineThatIsNoPairAddsNothing(input: String, line: Int) throws {
    let folder = try TemporaryFolder()
    let outcome = try folder.padan("add", "-", input: input)
    #expect(
      outcome
        == Command.Outcome(
          status: 65, output: "",
          errors: "padan: standard input:\(line): this is not source, one tab, target; nothing was added\n"))
    #expect(!folder.exists("memory.sqlite"))
  }

  @Test func nothingToAddIsAnError() throws {
    let outcome = try TemporaryFolder().padan("add", "-")
    #expect(
      outcome
        == Command.Outcome(
          status: 65, output: "", errors: "padan: standard input: there are no lines to add\n"))
  }
}

import Testing

@Suite struct MergeTests {
  @Test func memoriesBecomeOne() throws {
    let folder = try SampleUnits.folder()
    let outcome = try folder.padan("info", "--json", "--memory", "semua.sqlite")
    #expect(outcome.status == 66)
    _ = try folder.padan("add", "Apa kabar?", "How are you?", "--memory", "lain.sqlite")
    let first = try folder.padan(
      "merge", "lain.sqlite", "--into", "semua.sqlite", "--json")
    #expect(first.objects.first?["added"] as? Int == 1)
    let again = try folder.padan("merge", "lain.sqlite", "--into", "semua.sqlite", "--json")
    #expect(again.objects.first?["added"] as? Int == 0)
    #expect(again.objects.first?["merged"] as? Int == 1)
    let told = try folder.padan("merge", "lain.sqlite", "--into", "semua.sqlite")
    #expect(told.errors.hasPrefix("Merged 1 memory in "))
    #expect(
      try folder.padan("lookup", "Apa kabar?", "--memory", "semua.sqlite").output.contains("How are you?"))
    #expect(try folder.padan("info", "--check", "--memory", "semua.sqlite").status == 0)
  }

  @Test func mistakesChangeNothing() throws {
    let folder = try SampleUnits.folder()
    _ = try folder.padan("add", "Apa kabar?", "How are you?", "--memory", "a.sqlite")
    let itself = try folder.padan("merge", "a.sqlite", "--into", "a.sqlite")
    #expect(itself.status == 64)
    #expect(itself.errors.contains("cannot be merged into itself"))
    let twice = try folder.padan("merge", "a.sqlite", "./a.sqlite", "--into", "b.sqlite")
    #expect(twice.status == 64)
    #expect(twice.errors.contains("named twice"))
    #expect(try folder.padan("merge", "a.sqlite", "nothing.sqlite", "--into", "b.sqlite").status == 66)
    #expect(try folder.padan("info", "--memory", "b.sqlite").status == 66)
  }

  @Test(arguments: [
    ["a.sqlite", "--into", "postgresql://sari:geheim@host/tm"],
    ["a.sqlite", "postgresql://sari:geheim@host/tm", "--into", "b.sqlite"],
  ])
  func databasesAreNotMerged(names: [String]) throws {
    let folder = try SampleUnits.folder()
    _ = try folder.padan("add", "Apa kabar?", "How are you?", "--memory", "a.sqlite")
    let outcome = try Command.run(["merge"] + names, in: folder)
    #expect(outcome.status == 64)
    #expect(outcome.errors == "padan: postgresql://sari@host/tm: merge is for memories that are files\n")
    #expect(!folder.exists("postgresql:") && !folder.exists("b.sqlite"))
  }
}

import Testing

@Suite struct RemoveTests {
  @Test func unitsGoByIdentifier() throws {
    let folder = try SampleUnits.folder()
    #expect(
      try folder.padan("remove", "--unit", "1", "3", "99")
        == Command.Outcome(status: 0, output: "", errors: "Removed 2 units.\n"))
    #expect(try folder.padan("info", "--json").objects.first?["units"] as? Int == 1)
    #expect(try folder.padan("lookup", "Kegiatan itu diikuti 120 peserta.").status == 1)
  }

  @Test func unitsGoByOrigin() throws {
    let folder = try SampleUnits.folder()
    #expect(
      try folder.padan("remove", "--origin", "ekonomi/*", "--json")
        == Command.Outcome(status: 0, output: "{\"removed\":2,\"dryRun\":false}\n", errors: ""))
    #expect(try folder.padan("info", "--json").objects.first?["units"] as? Int == 1)
  }

  @Test func dryRunChangesNothing() throws {
    let folder = try SampleUnits.folder()
    let before = try SampleUnits.content(of: folder)
    #expect(
      try folder.padan("remove", "--origin", "*", "--dry-run")
        == Command.Outcome(status: 0, output: "", errors: "Would remove 3 units.\n"))
    #expect(try SampleUnits.content(of: folder) == before)
  }
}

import Testing

@Suite struct SearchTests {
  @Test func phraseIsMarkedNewestFirst() throws {
    let folder = try SampleUnits.folder()
    #expect(try folder.padan("add", "Pasar sepi.", "The market is quiet.").status == 0)
    let outcome = try folder.padan("search", "pasar")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    // The pair added just now has today's date.
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    #expect(
      lines.joined(separator: "\n") == """
          id  [Pasar] sepi.
          en  The market is quiet.

        ekonomi/pasar, 2026-01-04, unit 3
          id  [Pasar] dibuka pada Sabtu, 8 Januari 2022.
          en  The market opened on Saturday, 8 January 2022.

        """)
  }

  @Test func objectHasThePlacesInScalars() throws {
    let folder = try TemporaryFolder()
    #expect(try folder.padan("add", "🌾🌾 Harga beras naik.", "Rice is up.", "--origin", "a").status == 0)
    let outcome = try folder.padan("search", "harga beras", "--in", "source", "--json")
    let object = try #require(outcome.objects.first)
    #expect(object["source"] as? String == "🌾🌾 Harga beras naik.")
    #expect(object["target"] as? String == "Rice is up.")
    #expect(object["unit"] as? String == "1")
    #expect(object["origin"] as? String == "a")
    let marks = try #require(object["sourceMarks"] as? [[Int]])
    let scalars = Array("🌾🌾 Harga beras naik.".unicodeScalars)
    let marked = marks.map { mark in String(String.UnicodeScalarView(scalars[mark[0]..<mark[1]])) }
    #expect(marked.joined(separator: " ") == "Harga beras")
  }

  @Test func sideAndLimitAreHeeded() throws {
    let folder = try SampleUnits.folder()
    #expect(try folder.padan("search", "market", "--in", "source").status == 1)
    #expect(try folder.padan("search", "market", "--in", "target", "--json").lines.count == 1)
    #expect(try folder.padan("search", "pasar", "--limit", "1", "--json").lines.count == 1)
  }

  @Test func nothingFoundIsStatusOne() throws {
    let folder = try SampleUnits.folder()
    #expect(
      try folder.padan("search", "gajah")
        == Command.Outcome(status: 1, output: "", errors: "padan: nothing holds this phrase\n"))
    #expect(
      try folder.padan("search", "gajah", "--json") == Command.Outcome(status: 1, output: "", errors: ""))
  }
}

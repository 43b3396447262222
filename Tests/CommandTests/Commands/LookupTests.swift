import Foundation
import Testing

@Suite struct LookupTests {
  @Test func answerForPeopleShowsWhatDiffers() throws {
    let folder = try SampleUnits.folder()
    let outcome = try folder.padan("lookup", "Kegiatan itu diikuti 150 peserta.")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(
      outcome.output == """
         99 fuzzy  budaya/festival, 2026-01-02, unit 1
          id  Kegiatan itu diikuti [-120-]{+150+} peserta.
          en  The event drew 120 participants.
          =>  The event drew 150 participants.

        """)
  }

  @Test func answerForProgramsIsOneObject() throws {
    let folder = try SampleUnits.folder()
    let outcome = try folder.padan("lookup", "Harga beras naik lagi.", "--json")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let line = outcome.output.replacing(/"microseconds":\d+/, with: "\"microseconds\":0")
    #expect(
      line == """
        {"query":"Harga beras naik lagi.","matches":[{"score":100,"kind":"exact","source":"Harga beras naik lagi.",\
        "target":"The price of rice is up again.","adapted":null,"caution":null,"unit":"2",\
        "origin":"ekonomi/pasar","changed":"2026-01-03T03:04:05Z"}],"microseconds":0}

        """)
  }

  @Test func otherDirectionIsInTheSameMemory() throws {
    let folder = try SampleUnits.folder()
    let outcome = try folder.padan("lookup", "The event drew 150 participants.", "--from", "en", "--to", "id")
    #expect(
      outcome.output == """
         99 fuzzy  budaya/festival, 2026-01-02, unit 1
          en  The event drew [-120-]{+150+} participants.
          id  Kegiatan itu diikuti 120 peserta.
          =>  Kegiatan itu diikuti 150 peserta.

        """)
  }

  @Test func negationIsPointedOut() throws {
    let folder = try SampleUnits.folder()
    let outcome = try folder.padan("lookup", "Harga beras tidak naik lagi.")
    #expect(
      outcome.output == """
         80 fuzzy  caution: negation  ekonomi/pasar, 2026-01-03, unit 2
          id  Harga beras {+tidak+} naik lagi.
          en  The price of rice is up again.

        """)
    let object = try folder.padan("lookup", "Harga beras tidak naik lagi.", "--json").objects.first
    let match = (object?["matches"] as? [[String: Any]])?.first
    #expect(match?["caution"] as? String == "negation")
  }

  @Test func namesAreAdaptedByWhatTheMemoryKnows() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      Kemarin warga Lamongan memanen padi.\tYesterday the people of Lamongan harvested rice.
      Jalan ke Tuban rusak.\tThe road to Tuban is damaged.
      Pasar di Tuban ramai.\tThe market in Tuban is busy.
      Sawah di Kediri kering.\tThe fields in Kediri are dry.
      Tombol Jaringan rusak.\tThe Network button is broken.

      """, to: "pairs.tsv")
    #expect(try folder.padan("import", "pairs.tsv").status == 0)
    func adapted(_ query: String, _ options: String...) throws -> String? {
      let arguments = ["lookup", query, "--json", "--limit", "1"] + options
      let object = try Command.run(arguments, in: folder, input: Data()).objects.first
      return (object?["matches"] as? [[String: Any]])?.first?["adapted"] as? String
    }
    #expect(
      try adapted("Kemarin warga Tuban memanen padi.") == "Yesterday the people of Tuban harvested rice.")
    #expect(try adapted("Kemarin warga Jaringan memanen padi.") == nil)
    #expect(try adapted("Kemarin warga Sidoarjo memanen padi.") == nil)
    #expect(try adapted("Kemarin warga Kediri memanen padi.") == nil, "seen once only")
    #expect(
      try adapted("Yesterday the people of Tuban harvested rice.", "--from", "en", "--to", "id")
        == "Kemarin warga Tuban memanen padi.")
  }

  @Test func nothingFoundIsStatusOne() throws {
    let folder = try SampleUnits.folder()
    #expect(
      try folder.padan("lookup", "Tidak ada apa-apa di sini.")
        == Command.Outcome(status: 1, output: "", errors: "padan: no match of 70 or more\n"))
    let outcome = try folder.padan("lookup", "Tidak ada apa-apa di sini.", "--json")
    #expect(outcome.status == 1)
    #expect(outcome.errors == "")
    #expect((outcome.objects.first?["matches"] as? [Any])?.isEmpty == true)
  }

  @Test func linesAreAnsweredInOrder() throws {
    let folder = try SampleUnits.folder()
    let queries = ["Harga beras naik lagi.", "", "Tidak ada apa-apa.", "Kegiatan itu diikuti 9 peserta."]
    try folder.write(queries.joined(separator: "\r\n"), to: "queries.txt")
    for arguments in [["lookup", "-", "--json"], ["lookup", "--file", "queries.txt", "--json"]] {
      let outcome = try Command.run(arguments, in: folder, input: Data(queries.joined(separator: "\n").utf8))
      #expect(outcome.status == 0)
      #expect(outcome.objects.map { $0["query"] as? String } == queries)
      #expect(outcome.objects.map { ($0["matches"] as? [Any])?.count } == [1, 0, 0, 1])
    }
  }

  /// More lines than one thread answers, and than are answered together.
  @Test func manyLinesAreAnsweredInOrder() throws {
    let folder = try SampleUnits.folder()
    let queries = (0..<3_000).map { number in
      number % 3 == 0
        ? "" : number % 3 == 1 ? "Kegiatan itu diikuti \(number) peserta." : "Tidak ada \(number)."
    }
    try folder.write(queries.joined(separator: "\n"), to: "queries.txt")
    let outcome = try folder.padan("lookup", "--file", "queries.txt", "--json")
    #expect(outcome.status == 0)
    #expect(outcome.objects.map { $0["query"] as? String } == queries)
    #expect(
      outcome.objects.map { ($0["matches"] as? [Any])?.count } == (0..<3_000).map { $0 % 3 == 1 ? 1 : 0 })
  }

  @Test func severalTextsAreShownAboveTheirMatches() throws {
    let folder = try SampleUnits.folder()
    let outcome = try folder.padan("lookup", "Harga beras naik lagi.", "Tidak ada apa-apa.")
    #expect(
      outcome.output == """
        > Harga beras naik lagi.
        100 exact  ekonomi/pasar, 2026-01-03, unit 2
          id  Harga beras naik lagi.
          en  The price of rice is up again.

        > Tidak ada apa-apa.
          no match

        """)
  }

  @Test func answersComeBeforeInputEnds() throws {
    let folder = try SampleUnits.folder()
    // The second line is written only after the first answer was read.
    let outcome = try Command.shell(
      """
      coproc padan lookup - --json
      echo 'Harga beras naik lagi.' >&${COPROC[1]}
      read -r first <&${COPROC[0]} && echo "$first" | cut -c1-33
      echo 'Apa kabar?' >&${COPROC[1]}
      read -r second <&${COPROC[0]} && echo "$second" | cut -c1-21
      """, in: folder)
    #expect(outcome.output == "{\"query\":\"Harga beras naik lagi.\"\n{\"query\":\"Apa kabar?\"\n")
  }

  @Test func answersBeforeABadLineStand() throws {
    let folder = try SampleUnits.folder()
    try folder.write(Data("Harga beras naik lagi.\nApa ".utf8) + Data([0xE9, 0x0A]), to: "queries.txt")
    let outcome = try folder.padan("lookup", "--file", "queries.txt", "--json")
    #expect(outcome.status == 65)
    #expect(outcome.objects.map { $0["query"] as? String } == ["Harga beras naik lagi."])
    #expect(outcome.errors.hasPrefix("padan: queries.txt:2:5: the byte 0xE9 is not valid UTF-8"))
  }

  @Test func exhaustiveSearchGivesTheSame() throws {
    let folder = try SampleUnits.folder()
    let query = "Kegiatan itu diikuti oleh 150 peserta."
    let matches = try [[], ["--exhaustive"]].map { options in
      try Command.run(["lookup", query, "--json", "--min", "30"] + options, in: folder).output
        .replacing(/"microseconds":\d+/, with: "")
    }
    #expect(matches[0] == matches[1])
    #expect(matches[0].contains("\"score\""))
  }

  @Test func hundredThousandCharactersAreLookedUp() throws {
    let folder = try SampleUnits.folder()
    let long = String(repeating: "Harga beras naik lagi. ", count: 4500)
    let outcome = try folder.padan("lookup", long, "--json")
    #expect(outcome.status == 1)
    #expect(outcome.errors == "")
    #expect(outcome.objects.first?["query"] as? String == long)
  }

  @Test func hundredThousandCharactersAreFoundAgain() throws {
    let folder = try TemporaryFolder()
    let words = (0..<16_000).map { "kata\($0)" }
    let long = words.joined(separator: " ")
    // More than a single argument may have on Linux.
    #expect(long.utf8.count > 131_072)
    #expect(try folder.padan("add", "-", input: "\(long)\tA long text.\n").status == 0)
    let near = (words.prefix(8000) + ["sisipan"] + words.suffix(8000)).joined(separator: " ")
    let outcome = try folder.padan("lookup", "-", input: near)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("kata7999 {+sisipan+} kata8000"))
  }

  @Test func controlCharactersOfTheMemoryDoNotReachTheTerminal() throws {
    let folder = try TemporaryFolder()
    #expect(try folder.padan("add", "Merah \u{1B}[31m", "Red \u{1B}[31m\nsecond").status == 0)
    let outcome = try folder.padan("lookup", "Merah \u{1B}[31m")
    #expect(outcome.output.contains("Red \\u{1B}[31m second"))
    #expect(!outcome.output.contains("\u{1B}"))
  }
}

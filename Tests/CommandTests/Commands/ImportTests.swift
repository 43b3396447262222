import Foundation
import Testing

@Suite struct ImportTests {
  /// A summary without the seconds.
  private func summary(_ outcome: Command.Outcome) -> String {
    outcome.output.replacing(/,"seconds":[0-9.e-]+/, with: "")
  }

  static let article = (
    source: """
    Harga Beras Naik di Pasar Beringharjo

    Harga beras naik 3.000 rupiah sejak 8 Januari 2022. Pedagang mengeluh.

    Pemerintah berjanji membuka pasar murah pada 15 Januari 2022.

    """,
    target: """
    Rice Prices Rise at Beringharjo Market

    The price of rice has risen by 3,000 rupiah since 8 January 2022. Traders are complaining.

    The government has promised to open a low-cost market on 15 January 2022.

    """
  )

  @Test func summaryIsOneObject() throws {
    let folder = try TemporaryFolder()
    try folder.write("Satu.\tOne.\nDua.\tTwo.\nSatu.\tOne.\n\tNothing.\n", to: "a.tsv")
    let outcome = try folder.padan("import", "a.tsv", "--json")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(
      summary(outcome) == """
        {"read":4,"added":2,"merged":1,"removed":0,"skipped":1,"reasons":{"empty side":1}}

        """)
    #expect((outcome.objects.first?["seconds"] as? Double) != nil)
  }

  @Test func summaryForPeopleIsASentence() throws {
    let folder = try TemporaryFolder()
    try folder.write("Satu.\tOne.\n\tNothing.\n", to: "a.tsv")
    let outcome = try folder.padan("import", "a.tsv")
    #expect(outcome.output == "")
    #expect(
      outcome.errors.replacing(/in [0-9.]+ s/, with: "in 0 s")
        == "Read 2 units in 0 s: 1 added, 0 merged, 1 skipped (empty side 1).\n")
  }

  @Test func lineFormatsHaveTheirFileAsOrigin() throws {
    let folder = try TemporaryFolder()
    try folder.write("Satu.\tOne.\n", to: "data/a.tsv")
    #expect(try folder.padan("import", "data/a.tsv").status == 0)
    #expect(try folder.padan("search", "satu", "--json").objects.first?["origin"] as? String == "a.tsv")
    #expect(try folder.padan("import", "data/a.tsv", "--origin", "Kamus").status == 0)
    #expect(try folder.padan("remove", "--origin", "Kamus").errors == "Removed 0 units.\n")
    #expect(try folder.padan("remove", "--origin", "a.tsv").errors == "Removed 1 unit.\n")
  }

  @Test func rejectsAreWrittenWithTheirLines() throws {
    let folder = try TemporaryFolder()
    try folder.write("Satu.\tOne.\n\tNothing.\n", to: "a.tsv")
    try folder.write("Dua.\tTwo.\nSepi.\t\n", to: "b.tsv")
    #expect(try folder.padan("import", "a.tsv", "b.tsv", "--rejects", "rejects.tsv").status == 0)
    let rows = try folder.read("rejects.tsv").split(separator: "\n").map { $0.split(separator: "\t") }
    #expect(rows.map { $0[0] } == ["empty side", "empty side"])
    #expect(rows.map { $0[1] } == ["2", "2"])
    #expect(rows.map { $0.last } == ["a.tsv", "b.tsv"])
    #expect(rows[0][2].contains("Nothing."))
  }

  @Test(arguments: [["a.id", "a.en"], ["a.en", "a.id"]]) func mosesPairIsTwoFiles(paths: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write("Satu.\nDua.\n", to: "a.id")
    try folder.write("One.\nTwo.\n", to: "a.en")
    #expect(try Command.run(["import"] + paths, in: folder).status == 0)
    let outcome = try folder.padan("export", "-", "--format", "jsonl")
    #expect(outcome.objects.map { $0["source"] as? String } == ["Satu.", "Dua."])
    #expect(outcome.objects.map { $0["target"] as? String } == ["One.", "Two."])
  }

  @Test func compressedFilesAreRead() throws {
    let folder = try TemporaryFolder()
    try folder.write("Satu.\tOne.\n", to: "a.tsv")
    let outcome = try Command.shell("gzip a.tsv && padan import a.tsv.gz --json", in: folder)
    #expect(summary(outcome).hasPrefix("{\"read\":1,\"added\":1,"))
  }

  @Test func standardInputIsRead() throws {
    let folder = try TemporaryFolder()
    let outcome = try folder.padan("import", "-", "--format", "tsv", "--json", input: "Satu.\tOne.\n")
    #expect(summary(outcome).hasPrefix("{\"read\":1,\"added\":1,"))
  }

  @Test func everyFormatComesBackAsItWent() throws {
    let folder = try SampleUnits.folder()
    for name in ["out.tmx", "out.jsonl", "out.tsv", "out.csv"] {
      #expect(try folder.padan("export", name).status == 0)
      let copy = folder.url("copy.sqlite").path
      let outcome = try folder.padan("import", name, "--json", "--memory", copy)
      #expect(summary(outcome).hasPrefix("{\"read\":3,\"added\":3,"), "\(name): \(outcome)")
      let matches = try folder.padan("lookup", "Harga beras naik lagi.", "--json", "--memory", copy)
      #expect(matches.output.contains("\"target\":\"The price of rice is up again.\""))
      for ending in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: copy + ending) }
    }
  }

  @Test func folderOfArticlesIsAligned() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.article.source, to: "berita/ekonomi/beras.id.txt")
    try folder.write(Self.article.target, to: "berita/ekonomi/beras.en.txt")
    let outcome = try folder.padan("import", "berita", "--json")
    #expect(outcome.status == 0)
    #expect((outcome.objects.first?["added"] as? Int) == 4)
    let match = try #require(
      (folder.padan("lookup", "Harga beras naik 5.000 rupiah sejak 9 Februari 2023.", "--json").objects
        .first?["matches"]
        as? [[String: Any]])?.first)
    #expect(match["origin"] as? String == "berita/ekonomi/beras")
    #expect(
      match["adapted"] as? String == "The price of rice has risen by 5,000 rupiah since 9 February 2023.")
  }

  @Test func sameArticlesAgainChangeNothing() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.article.source, to: "berita/beras.id.txt")
    try folder.write(Self.article.target, to: "berita/beras.en.txt")
    #expect(try folder.padan("import", "berita").status == 0)
    let before = try folder.padan("lookup", "Pedagang mengeluh.", "--json").output
      .replacing(/"microseconds":\d+/, with: "")
    let outcome = try folder.padan("import", "berita/", "--json")
    #expect(
      summary(outcome) == "{\"read\":4,\"added\":0,\"merged\":4,\"removed\":0,\"skipped\":0,\"reasons\":{}}\n"
    )
    let after = try folder.padan("lookup", "Pedagang mengeluh.", "--json").output
      .replacing(/"microseconds":\d+/, with: "")
    #expect(before == after)
  }

  @Test func changedArticleReplacesWhatItGave() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.article.source, to: "berita/beras.id.txt")
    try folder.write(Self.article.target, to: "berita/beras.en.txt")
    #expect(try folder.padan("import", "berita").status == 0)
    try folder.write(
      Self.article.target.replacing("Traders are complaining.", with: "Traders complain."),
      to: "berita/beras.en.txt")
    let outcome = try folder.padan("import", "berita", "--json")
    #expect(
      summary(outcome) == "{\"read\":4,\"added\":1,\"merged\":3,\"removed\":1,\"skipped\":0,\"reasons\":{}}\n"
    )
    let matches = try folder.padan("lookup", "Pedagang mengeluh.", "--json").output
    #expect(matches.contains("Traders complain.") && !matches.contains("complaining"))
  }

  @Test func neighboursOfAnArticleMakeContextMatches() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.article.source, to: "berita/beras.id.txt")
    try folder.write(Self.article.target, to: "berita/beras.en.txt")
    #expect(try folder.padan("import", "berita").status == 0)
    let outcome = try folder.padan(
      "lookup", "Pedagang mengeluh.", "--before", "Harga beras naik 3.000 rupiah sejak 8 Januari 2022.",
      "--after",
      "Pemerintah berjanji membuka pasar murah pada 15 Januari 2022.")
    #expect(outcome.output.hasPrefix("101 context  berita/beras, "))
  }

  @Test func twoArticleFilesAreAPair() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.article.source, to: "beras.id.txt")
    try folder.write(Self.article.target, to: "beras.en.txt")
    let outcome = try folder.padan("import", "beras.id.txt", "beras.en.txt", "--json")
    #expect((outcome.objects.first?["added"] as? Int) == 4)
    #expect(try folder.padan("search", "pedagang", "--json").objects.first?["origin"] as? String == "beras")
  }

  @Test func unsureAlignmentsCanBeLeftOut() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.article.source, to: "berita/beras.id.txt")
    try folder.write(Self.article.target, to: "berita/beras.en.txt")
    let outcome = try folder.padan("import", "berita", "--min-confidence", "1", "--json")
    let object = try #require(outcome.objects.first)
    #expect(outcome.status == 0)
    #expect((object["reasons"] as? [String: Int])?.keys.allSatisfy { $0 == "low confidence" } == true)
    #expect((object["skipped"] as? Int ?? 0) + (object["added"] as? Int ?? 0) == 4)
  }

  @Test func oneBadFileDoesNotStopTheOthers() throws {
    let folder = try TemporaryFolder()
    try folder.write("Satu.\tOne.\n", to: "a.tsv")
    try folder.write("Dua.\tTwo.\n", to: "c.tsv")
    let outcome = try folder.padan("import", "a.tsv", "missing.tsv", "c.tsv", "--json")
    #expect(outcome.status == 66)
    #expect(outcome.errors == "padan: missing.tsv: there is no such file or folder\n")
    let objects = outcome.objects
    #expect(objects.map { $0["file"] as? String } == ["a.tsv", "c.tsv", nil])
    #expect(objects.map { $0["added"] as? Int } == [1, 1, 2])
    try folder.write("", to: "empty.tsv")
    #expect(try folder.padan("import", "missing.tsv", "empty.tsv", "a.tsv").status == 65)
  }

  @Test func eachOfSeveralFilesIsSummedUp() throws {
    let folder = try TemporaryFolder()
    try folder.write("Satu.\tOne.\n", to: "a.tsv")
    try folder.write("Dua.\tTwo.\nSatu.\tOne.\n", to: "b.tsv")
    let outcome = try folder.padan("import", "a.tsv", "b.tsv")
    #expect(
      outcome.errors.replacing(/in [0-9.]+ s/, with: "in 0 s") == """
        a.tsv: Read 1 unit in 0 s: 1 added, 0 merged.
        b.tsv: Read 2 units in 0 s: 1 added, 1 merged.
        Read 3 units in 0 s: 2 added, 1 merged.

        """)
  }

  /// What has landed stays when the import is stopped in the middle of a later file.
  ///
  /// `env` unblocks the signal, which the thread that runs a test may have blocked.
  @Test func stoppedImportKeepsFinishedFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("Satu.\tOne.\n", to: "a.tsv")
    let outcome = try Command.shell(
      """
      mkfifo slow.tsv
      timeout 60 yes "$(printf 'Tiga.\\tThree.')" > slow.tsv &
      env --default-signal=TERM "$PADAN" import a.tsv slow.tsv c.tsv 2> errors & import=$!
      until grep -q 'a.tsv: Read' errors; do sleep 0.05; done
      sleep 0.2
      kill -TERM $import
      wait $import
      echo "status $?"
      """, in: folder)
    #expect(outcome.output.contains("status 143"), "\(outcome.output) \(outcome.errors)")
    #expect(
      try folder.read("errors").hasSuffix("padan: stopped; in the memory: a.tsv; not: slow.tsv, c.tsv\n"))
    #expect(try SampleUnits.content(of: folder).split(separator: "\n").count == 1)
  }

  @Test func dialectIsHeeded() throws {
    let folder = try TemporaryFolder()
    try folder.write("One \"1\".\tcatatan\t\"Satu \"\"1\"\".\"\n", to: "a.tsv")
    let outcome = try folder.padan(
      "import", "a.tsv", "--quoting", "rfc4180", "--columns", "target,note,source", "--no-header")
    #expect(outcome.status == 0)
    let export = try folder.padan("export", "-", "--format", "tsv", "--columns", "source,-,target,note")
    #expect(export.output == "source\t-\ttarget\tnote\nSatu \"1\".\t\tOne \"1\".\tcatatan\n")
    #expect(try folder.padan("export", "-", "--format", "tmx", "--columns", "source,target").status == 64)
    #expect(try folder.padan("import", "a.tsv", "--format", "tmx", "--no-header").status == 64)
  }

  @Test func otherLanguagesAreSaid() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      <?xml version="1.0"?>
      <tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" \
      srclang="de" datatype="plaintext"></header><body>
      <tu><tuv xml:lang="de"><seg>Eins</seg></tuv><tuv xml:lang="fr"><seg>Un</seg></tuv></tu>
      </body></tmx>
      """, to: "other.tmx")
    let outcome = try folder.padan("import", "other.tmx")
    #expect(outcome.status == 65)
    #expect(
      outcome.errors
        == "padan: other.tmx: no unit in id and en; the languages of this file are de, fr: say --from and --to\n"
    )
  }

  @Test(arguments: [
    ("a.tmx", "<tmx version=\"1.4\"><header/><body><tu><tuv"), ("a.tsv", ""), ("a.tsv", "Satu.\t\n"),
    ("a.tsv", "\u{FEFF}\n"), ("a.jsonl", "[1, 2]\n"),
  ])
  func fileThatGivesNoUnitMakesNoMemory(name: String, content: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(content, to: name)
    let outcome = try folder.padan("import", name, "missing.tsv", "--rejects", "rejects.tsv")
    #expect(outcome.status == 65)
    #expect(outcome.errors.hasPrefix("padan: \(name)"))
    #expect(!folder.exists("memory.sqlite"))
    if content == "Satu.\t\n" {
      #expect(try folder.read("rejects.tsv").hasPrefix("empty side\t1\tSatu."))
    }
    try folder.write("Dua.\tTwo.\n", to: "b.tsv")
    let second = try folder.padan("import", name, "b.tsv", "--json")
    #expect(second.status == 65)
    #expect(second.objects.map { $0["added"] as? Int } == [1, 1])
    #expect(folder.exists("memory.sqlite"))
  }

  @Test func fileThatBreaksAfterItsFirstUnitMakesNoMemory() throws {
    let folder = try TemporaryFolder()
    let whole = try SampleUnits.folder()
    #expect(try whole.padan("export", "whole.tmx").status == 0)
    let text = try whole.read("whole.tmx")
    let cut = try #require(text.range(of: "Pasar dibuka"))
    try folder.write(String(text[..<cut.upperBound]), to: "broken.tmx")
    let outcome = try folder.padan("import", "broken.tmx")
    #expect(outcome.status == 65, "\(outcome)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["broken.tmx"])
  }

  @Test func articleThatIsNoTextMakesNoMemory() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.article.source, to: "berita/beras.id.txt")
    try folder.write(" \n", to: "berita/beras.en.txt")
    let outcome = try folder.padan("import", "berita")
    #expect(outcome.status == 65)
    #expect(outcome.errors == "padan: berita/beras.en.txt: the file is empty, an article is wanted\n")
    #expect(!folder.exists("memory.sqlite"))
  }

  @Test func pipesAreImported() throws {
    let folder = try TemporaryFolder()
    let outcome = try Command.shell(
      """
      mkfifo pipe.tsv; printf 'Satu.\\tOne.\\n' > pipe.tsv & padan import pipe.tsv --json
      padan import <(printf 'Dua.\\tTwo.\\n') --format tsv --json
      """, in: folder)
    #expect(outcome.objects.map { $0["added"] as? Int } == [1, 1])
  }

  @Test func folderWithoutPairsIsSaid() throws {
    let folder = try TemporaryFolder()
    try folder.write("Satu.\n", to: "berita/a.id.txt")
    let outcome = try folder.padan("import", "berita")
    #expect(outcome.status == 65)
    #expect(outcome.errors.hasPrefix("padan: berita: there are no article pairs here"))
    #expect(!folder.exists("memory.sqlite"))
  }

  @Test func articlesWithoutACounterpartAreToldOf() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.article.source, to: "berita/beras.id.txt")
    try folder.write(Self.article.target, to: "berita/beras.en.txt")
    try folder.write("Satu.\n", to: "berita/a.id.txt")
    try folder.write("Dua.\n", to: "berita/id/b.txt")
    try folder.write(Self.article.source, to: "berita/id/beras.txt")
    try folder.write(Self.article.target, to: "berita/en/beras.txt")
    let outcome = try folder.padan("import", "berita", "--json", "--rejects", "rejects.tsv")
    #expect(outcome.status == 0)
    #expect(
      summary(outcome) == """
        {"read":8,"added":4,"merged":0,"removed":0,"skipped":4,"reasons":{"name taken":2,"no counterpart":2}}

        """)
    #expect(
      outcome.errors == """
        padan: berita/a.id.txt: warning: there is no a.en.txt beside it
        padan: berita/en/beras.txt: warning: other files are the pair 'beras'; rename it, or take it away
        padan: berita/id/b.txt: warning: there is no berita/en/b.txt
        padan: berita/id/beras.txt: warning: other files are the pair 'beras'; rename it, or take it away

        """)
    #expect(
      try folder.read("rejects.tsv") == """
        no counterpart\t0\tberita/a.id.txt\tberita/a.id.txt
        name taken\t0\tberita/en/beras.txt\tberita/en/beras.txt
        no counterpart\t0\tberita/id/b.txt\tberita/id/b.txt
        name taken\t0\tberita/id/beras.txt\tberita/id/beras.txt

        """)
    for name in ["c", "d", "e"] { try folder.write("Tiga.\n", to: "berita/\(name).id") }
    let errors = try folder.padan("import", "berita", "--json").errors.split(separator: "\n")
    #expect(errors.count == 6)
    #expect(errors.last == "padan: berita: warning: and 2 more articles without a pair")
  }

  @Test func rejectsReplaceNothingThatIsRead() throws {
    let folder = try SampleUnits.folder()
    try folder.write("Satu.\tOne.\n", to: "a.tsv")
    try folder.write("Satu.\n", to: "berita/a.id.txt")
    try folder.write("One.\n", to: "berita/a.en.txt")
    let (before, memory) = (
      try SampleUnits.content(of: folder), try Data(contentsOf: folder.url("memory.sqlite"))
    )
    let files = FileManager.default
    for (name, goal) in [("to-a", "a.tsv"), ("to-memory", "memory.sqlite"), ("to-new", "new.sqlite")] {
      try files.createSymbolicLink(atPath: folder.url(name).path, withDestinationPath: goal)
    }
    for (rejects, others) in [
      ("a.tsv", ["a.tsv"]), ("./a.tsv", ["a.tsv"]), ("to-a", ["a.tsv"]), ("a.tsv", ["to-a"]),
      ("memory.sqlite", ["a.tsv"]), ("to-memory", ["a.tsv"]),
      ("to-new", ["a.tsv", "--memory", "new.sqlite"]),
      ("new.sqlite", ["a.tsv", "--memory", "to-new"]), ("berita/a.en.txt", ["berita"]),
    ] {
      let outcome = try Command.run(["import", "--rejects", rejects] + others, in: folder)
      #expect(outcome.status == 64, "\(rejects) \(others)")
      #expect(outcome.output == "")
      #expect(outcome.errors.hasPrefix("padan: \(rejects): this is "))
      #expect(outcome.errors.hasSuffix("; choose another name for --rejects\n"))
      #expect(outcome.errors.filter { $0 == "\n" }.count == 1)
    }
    #expect(try folder.read("a.tsv") == "Satu.\tOne.\n")
    #expect(try folder.read("berita/a.en.txt") == "One.\n")
    #expect(try Data(contentsOf: folder.url("memory.sqlite")) == memory)
    #expect(try SampleUnits.content(of: folder) == before)
    #expect(!folder.exists("new.sqlite"))
    // A device is no file that could be lost.
    #expect(try folder.padan("import", "a.tsv", "--rejects", "/dev/null").status == 0)
  }
}

import Foundation
import Testing

@Suite struct PretranslateTests {
  private let text =
    "Harga beras naik lagi. Kegiatan itu diikuti 150 peserta.\n\nHarga beras naik lagi. Laut tenang.\n"

  @Test func textIsFilledBesideItself() throws {
    let folder = try SampleUnits.folder()
    try folder.write(text, to: "a.txt")
    let outcome = try folder.padan("pretranslate", "a.txt")
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasSuffix("Filled 3 of 4 segments: a.en.tsv.\n"))
    let table = """
      Harga beras naik lagi.\tThe price of rice is up again.\t1
      Kegiatan itu diikuti 150 peserta.\tThe event drew 150 participants.\t0.99
      Harga beras naik lagi.\tThe price of rice is up again.\t1
      Laut tenang.\t

      """
    #expect(try folder.read("a.en.tsv") == table)
    // What has come to stand there is not replaced unasked.
    let again = try folder.padan("pretranslate", "a.txt")
    #expect(again.status == 73)
    #expect(again.errors.hasPrefix("padan: a.en.tsv: there is such a file already"))
    #expect(try folder.padan("pretranslate", "a.txt", "--output", "a.en.tsv", "--min", "100").status == 0)
    #expect(try folder.read("a.en.tsv").contains("peserta.\t\n"))
  }

  @Test func inputAndMemoryAreNeverReplaced() throws {
    let folder = try SampleUnits.folder()
    try folder.write(text, to: "a.txt")
    try FileManager.default.createSymbolicLink(atPath: folder.url("b.tsv").path, withDestinationPath: "a.txt")
    for output in ["a.txt", "./a.txt", "b.tsv", "memory.sqlite"] {
      let outcome = try folder.padan("pretranslate", "a.txt", "--output", output)
      #expect(outcome.status == 73, "\(output)")
      #expect(outcome.errors.split(separator: "\n").count == 1)
    }
    #expect(try folder.read("a.txt") == text)
  }

  @Test func summaryForProgramsIsThatOfAnalyse() throws {
    let folder = try SampleUnits.folder()
    try folder.write(text, to: "a.txt")
    let bands =
      #""bands":{"context":{"segments":0,"words":0},"exact":{"segments":2,"words":8},"95":{"segments":1,"words":5},"#
      + #""85":{"segments":0,"words":0},"75":{"segments":0,"words":0},"50":{"segments":0,"words":0},"#
      + #""none":{"segments":1,"words":2},"repetition":{"segments":0,"words":0}},"translated":{"segments":0,"words":0}"#
    let outcome = try folder.padan("pretranslate", "a.txt", "--output", "b.xlf", "--json")
    #expect(
      outcome.output == "{\"file\":\"a.txt\",\(bands),\"output\":\"b.xlf\",\"filled\":3,\"unmarked\":0}\n")
    #expect(outcome.errors == "")
    let analysis = try folder.padan("analyse", "a.txt", "--json")
    #expect(analysis.output == "{\"file\":\"a.txt\",\(bands)}\n{\"file\":null,\(bands)}\n")
    // What was filled is read again as translated.
    let object = try folder.padan("analyse", "b.xlf", "--json").objects.first
    #expect(object?["translated"] as? [String: Int] == ["segments": 3, "words": 13])
  }

  /// A table without a place for the confidence says nothing of what wants a second look; the command does.
  @Test func whatCannotBeMarkedIsCounted() throws {
    let folder = try SampleUnits.folder()
    try folder.write("source\ttarget\tnote\nKegiatan itu diikuti 150 peserta.\t\t\n", to: "a.tsv")
    let outcome = try folder.padan("pretranslate", "a.tsv", "--output", "b.tsv")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("padan: a.tsv: warning: 1 translation to be looked at again, without"))
    let object = try folder.padan("pretranslate", "a.tsv", "--output", "b.tsv", "--json").objects.first
    #expect(object?["unmarked"] as? Int == 1)
  }

  @Test func wrongUsageIsSaid() throws {
    let folder = try SampleUnits.folder()
    try folder.write("Satu.\t\n", to: "a.tsv")
    #expect(try folder.padan("pretranslate", "-").status == 64)
    #expect(try folder.padan("pretranslate", "a.tsv", "--format", "xliff").status == 64)
    #expect(try folder.padan("pretranslate", "a.tsv", "--min", "0").status == 64)
    #expect(try folder.padan("pretranslate", "missing.tsv").status == 66)
    #expect(!FileManager.default.fileExists(atPath: folder.url("a.en.tsv").path))
  }
}

@Suite struct AnalyseTests {
  @Test func tablesHaveATotal() throws {
    let folder = try SampleUnits.folder()
    try folder.write("Laut tenang.\n", to: "a,1.txt")
    try folder.write("Laut tenang. Laut tenang.\n", to: "b.txt")
    let outcome = try folder.padan("analyse", "a,1.txt", "b.txt")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.hasPrefix(
        "a,1.txt\n               segments      words\n  context             0          0\n"))
    #expect(
      outcome.output.hasSuffix(
        "  none                2          4\n  repetition          1          2\n  total               3          6\n"
      ))
    let rows = try folder.padan("analyse", "a,1.txt", "b.txt", "--format", "csv").lines
    #expect(rows.count == 25)
    #expect(rows[0] == "file,band,segments,words")
    #expect(rows[7] == "\"a,1.txt\",none,1,2")
    #expect(rows.last == ",repetition,1,2")
  }

  @Test func badFileDoesNotStopTheOthers() throws {
    let folder = try SampleUnits.folder()
    try folder.write("<xliff", to: "a.xlf")
    try folder.write("Laut tenang.\n", to: "b.txt")
    let outcome = try folder.padan("analyse", "a.xlf", "b.txt", "--json")
    #expect(outcome.status == 65)
    #expect(outcome.objects.map { $0["file"] as? String } == ["b.txt", nil])
    #expect(outcome.errors.hasPrefix("padan: a.xlf:1"))
  }
}

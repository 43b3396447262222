import Foundation
import Testing

@Suite struct ConvertTests {
  static let lines = """
    {"source":"Satu, \\"dua\\".","target":"One, two.","from":"id","to":"en","origin":"o","note":"n"}
    {"source":"Tiga <b>&amp;</b>.","target":"Three.","from":"id","to":"en","origin":"o"}

    """

  @Test func everyFormatBecomesEveryOther() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.lines, to: "awal.jsonl")
    let formats = ["tmx", "tsv", "csv", "jsonl", "xlf", "moses", "po"]
    func convert(_ input: String, _ output: String) throws {
      let inputs = input.hasSuffix("moses") ? ["\(input).id", "\(input).en"] : [input]
      let more = output.hasSuffix("moses") ? ["--format", "moses"] : []
      let outcome = try Command.run(["convert"] + inputs + [output] + more, in: folder)
      #expect(outcome.status == 0, "\(input) \(output): \(outcome.errors)")
      #expect(outcome.errors.contains("Wrote 2 units to "))
    }
    for first in formats {
      try convert("awal.jsonl", "a.\(first)")
      for second in formats where second != first {
        try convert("a.\(first)", "b.\(second)")
        try convert("b.\(second)", "akhir.jsonl")
        let texts = try folder.read("akhir.jsonl").split(separator: "\n").map {
          $0.split(separator: ",\"from\"")[0]
        }
        #expect(texts == Self.lines.split(separator: "\n").map { $0.split(separator: ",\"from\"")[0] })
      }
    }
    // No memory came of it.
    #expect(!folder.exists("memory.sqlite"))
  }

  /// What is to be named is the format of the input: `--format` is that of the output.
  @Test func formatThatIsNotTold() throws {
    let folder = try TemporaryFolder()
    try folder.write("Satu.\n", to: "a.txt")
    let outcome = try folder.padan("convert", "a.txt", "-", "--format", "tsv")
    #expect(outcome.status == 65 && outcome.errors.contains("name it with --input-format"))
  }

  /// Inline codes, properties and users of TMX, and the codes of XLIFF, are in a TMX of level 2.
  @Test func levelTwoKeepsWhatFilesSay() throws {
    let folder = try TemporaryFolder()
    let unit = """
      <tu tuid="7">
      <prop type="x-p">v</prop>
      <tuv xml:lang="id" changeid="s"><seg>Satu <ph x="1">&lt;br&gt;</ph></seg></tuv>
      <tuv xml:lang="en"><seg>One <ph x="1">&lt;br&gt;</ph></seg></tuv>
      <tuv xml:lang="de"><seg>Eins</seg></tuv>
      </tu>

      """
    let header = "<header creationtool=\"t\" srclang=\"id\"><note>h</note></header>"
    try folder.write(
      "<tmx version=\"1.4\">\(header)<body>\(unit)\(unit.replacing("7", with: "8"))</body></tmx>", to: "a.tmx"
    )
    #expect(try folder.padan("convert", "a.tmx", "b.tmx", "--level", "2").status == 0)
    let text = try folder.read("b.tmx")
    #expect(text.contains(unit) && text.contains("tuid=\"8\"") && text.contains("<note>h</note>"))
    #expect(try folder.padan("convert", "a.tmx", "c.tmx").status == 0)
    #expect(try !folder.read("c.tmx").contains("<ph"))
    try folder.write(
      """
      <xliff version="1.2"><file original="o" source-language="id" target-language="en"><body><trans-unit id="1">\
      <source>Dua <g id="1">tiga</g></source><target>Two <g id="1">three</g></target></trans-unit></body></file></xliff>
      """, to: "a.xlf")
    #expect(try folder.padan("convert", "a.xlf", "d.tmx", "--level", "2").status == 0)
    #expect(
      try folder.read("d.tmx").contains(
        "<seg>Two <bpt i=\"1\" x=\"1\">&lt;g id=&quot;1&quot;&gt;</bpt>three<ept"))
    // Through a memory too.
    #expect(try folder.padan("import", "a.xlf").status == 0)
    #expect(try folder.padan("export", "e.tmx", "--level", "2").status == 0)
    #expect(try folder.read("e.tmx").contains("<bpt i=\"1\" x=\"1\">"))
    #expect(try folder.padan("lookup", "Dua tiga").output.contains("<>"))
  }

  @Test func standardInputBecomesStandardOutput() throws {
    let outcome = try TemporaryFolder().padan(
      "convert", "-", "-", "--format", "csv", "--columns", "target,source", "--no-header",
      input: "{\"source\":\"a\",\"target\":\"b\"}\n")
    #expect(
      outcome == Command.Outcome(status: 0, output: "b,a\r\n", errors: "Wrote 1 unit to standard output.\n"))
  }

  @Test func summaryCountsWhatWasSkipped() throws {
    let folder = try TemporaryFolder()
    try folder.write("Satu.\tOne.\nDua.\n\tNothing.\nA\u{1}.\tB.\n", to: "a.tsv")
    let outcome = try folder.padan("convert", "a.tsv", "b.tmx", "--json", "--rejects", "r.tsv")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.replacing(/"seconds":[0-9.e-]+/, with: "") == """
        {"read":4,"written":2,"skipped":2,"reasons":{"empty side":1,"fewer than two columns":1},\
        "losses":{"characters that the format cannot hold, dropped":1},}

        """)
    #expect(
      try folder.read("r.tsv")
        == "fewer than two columns\t2\tDua.\ta.tsv\nempty side\t3\t\\tNothing.\ta.tsv\n")
    let plain = try folder.padan("convert", "a.tsv", "b.tmx")
    #expect(
      plain.errors.hasSuffix(
        "Wrote 2 units to b.tmx, skipped 2 (empty side 1, fewer than two columns 1).\n"))
    let refused = try folder.padan("convert", "a.tsv", "c.tmx", "--forbidden-characters", "refuse")
    #expect(refused.status == 65 && refused.errors.contains("U+0001") && !folder.exists("c.tmx"))
  }

  /// A file is whole or not there.
  @Test func malformedInputLeavesTheOldFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("lama", to: "b.tsv")
    try folder.write(
      "<tmx version=\"1.4\"><header/><body><tu><tuv xml:lang=\"id\"><seg>a</seg></tuv>"
        + "<tuv xml:lang=\"en\"><seg>b</seg></tuv></tu>", to: "a.tmx")
    let outcome = try folder.padan("convert", "a.tmx", "b.tsv")
    #expect(outcome.status == 65 && outcome.errors.hasPrefix("padan: a.tmx:1:"))
    #expect(try folder.read("b.tsv") == "lama")
    let empty = try folder.padan("convert", "a.tmx", "c.tsv", "--from", "fr")
    #expect(empty.status == 65 && !folder.exists("c.tsv"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == ["a.tmx", "b.tsv"])
  }

  @Test func inputIsNeverTheOutput() throws {
    let folder = try TemporaryFolder()
    try folder.write("a\tb\n", to: "a.tsv")
    let made = try Command.shell("ln a.tsv hard.tsv && ln -s a.tsv soft.tsv", in: folder)
    #expect(made.status == 0)
    for output in ["a.tsv", "./a.tsv", "hard.tsv", "soft.tsv"] {
      let outcome = try folder.padan("convert", "a.tsv", output)
      #expect(outcome.status == 64, "\(output)")
      #expect(outcome.errors.contains("this is the file to read"))
    }
    for line in [
      "padan convert a.tsv - --format tsv >> hard.tsv", "padan convert - a.tsv < hard.tsv",
      "padan convert a.tsv b.tmx --rejects a.tsv", "padan convert a.tsv b.tmx --rejects b.tmx",
    ] {
      #expect(try Command.shell(line, in: folder).status == 64, "\(line)")
    }
    #expect(try folder.read("a.tsv") == "a\tb\n")
    try folder.write("a\n", to: "m.id")
    try folder.write("b\n", to: "m.en")
    #expect(try folder.padan("convert", "m.id", "m.en", "m", "--format", "moses").status == 64)
  }

  @Test(arguments: [
    ["a.tsv"], ["a.tsv", "b"], ["a.tsv", "-"], ["a.id", "a.en", "b.tmx", "c.tmx"],
    ["a.tsv", "-", "--format", "moses"], ["a.tsv", "b.tmx", "--input-format", "articles"],
    ["a.tsv", "b.csv", "--quoting", "none"], ["a.id", "a.en", "b.tmx", "--columns", "source,target"],
    ["a.tsv", "b.tsv", "--columns", "source"],
    ["a.tsv", "b.tmx", "--input-format", "tsv", "--moses-escapes"],
    ["a.tsv", "b.tsv", "--level", "2"], ["a.tsv", "b.tmx", "--level", "3"],
    ["a.tsv", "-", "--format", "tmx", "--json"], ["a.tsv", "b.tmx", "--forbidden-characters", "keep"],
  ])
  func wrongUsage(arguments: [String]) throws {
    let outcome = try Command.run(["convert"] + arguments, in: TemporaryFolder())
    #expect(outcome.status == 64, "\(arguments): \(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }
}

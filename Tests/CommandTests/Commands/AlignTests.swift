import Foundation
import Testing

@Suite struct AlignTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      "Harga beras naik 3.000 rupiah.\n\nPasar Beringharjo ramai pada 8 Januari.\n", to: "a.id.txt")
    try folder.write(
      "The price of rice rose by 3,000 rupiah.\n\nBeringharjo market was crowded on 8 January.\n",
      to: "a.en.txt")
    return folder
  }

  @Test func beadIsALineOfThreeColumns() throws {
    let folder = try folder()
    for options in [[], ["--format", "tsv"], ["--lines"]] {
      let outcome = try Command.run(["align", "a.id.txt", "a.en.txt"] + options, in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
      let rows = outcome.lines.map { $0.split(separator: "\t") }
      #expect(rows.allSatisfy { $0.count == 3 && (0...1).contains(Double($0[2]) ?? -1) })
      #expect(
        rows.map { $0.prefix(2).joined(separator: "|") } == [
          "Harga beras naik 3.000 rupiah.|The price of rice rose by 3,000 rupiah.",
          "Pasar Beringharjo ramai pada 8 Januari.|Beringharjo market was crowded on 8 January.",
        ])
    }
  }

  /// A sentence that lacks its stop is two segments in running text, and the line it is with `--lines`.
  @Test func linesAreNeverCut() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "Hujan turun sejak pagi, kemudian reda, kemudian turun lagi, kemudian reda.\n\n"
        + "Sungai meluap ke jalan desa Kemudian petugas membawa warga ke sekolah.\n",
      to: "c.id.txt")
    try folder.write(
      "Rain fell from the morning, then stopped, then fell again, then stopped.\n\n"
        + "The river overflowed onto the village road.\nThen officers took residents to the school.\n",
      to: "c.en.txt")
    func sources(_ options: String...) throws -> [String?] {
      let outcome = try Command.run(["align", "c.id.txt", "c.en.txt", "--json"] + options, in: folder)
      #expect(outcome.status == 0)
      return outcome.objects.flatMap { $0["source"] as? [[String: Any]] ?? [] }.map { $0["text"] as? String }
    }
    #expect(
      try sources().suffix(2) == [
        "Sungai meluap ke jalan desa", "Kemudian petugas membawa warga ke sekolah.",
      ])
    #expect(try sources("--lines").count == 2)
  }

  @Test func objectsHoldEverySentenceOnce() throws {
    let folder = try folder()
    try folder.write("Satu.\n\n  Dua tiga.  \nEmpat.\n", to: "b.id.txt")
    try folder.write("One.\n", to: "b.en.txt")
    let outcome = try folder.padan("align", "b.id.txt", "b.en.txt", "--lines", "--json")
    #expect(outcome.status == 0)
    let sources = outcome.objects.flatMap { $0["source"] as? [[String: Any]] ?? [] }
    let targets = outcome.objects.flatMap { $0["target"] as? [[String: Any]] ?? [] }
    #expect(sources.map { $0["text"] as? String } == ["Satu.", "Dua tiga.", "Empat."])
    #expect(sources.map { $0["start"] as? Int } == [0, 9, 21])
    #expect(sources.map { $0["end"] as? Int } == [5, 18, 27])
    #expect(targets.map { $0["text"] as? String } == ["One."])
    #expect(outcome.objects.allSatisfy { $0["confidence"] is Double })
    #expect(outcome.lines.allSatisfy { $0.hasPrefix("{\"source\":[") && $0.contains("],\"target\":[") })
  }

  @Test func confidencesAreTheSameInEachFormat() throws {
    let folder = try folder()
    let (plain, json) = (
      try folder.padan("align", "a.id.txt", "a.en.txt"),
      try folder.padan("align", "a.id.txt", "a.en.txt", "--json")
    )
    let confidences = plain.lines.compactMap { $0.split(separator: "\t").last }
    #expect(confidences.count == 2)
    for (confidence, line) in zip(confidences, json.lines) {
      #expect(line.hasSuffix("\"confidence\":\(confidence)}"))
    }
  }

  @Test func tmxHoldsThePairs() throws {
    let outcome = try folder().padan("align", "a.id.txt", "a.en.txt", "--format", "tmx")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("<?xml"))
    #expect(outcome.output.contains("<seg>Harga beras naik 3.000 rupiah.</seg>"))
    #expect(outcome.output.hasSuffix("</tmx>\n"))
  }

  @Test func oneSideMayBeStandardInput() throws {
    let folder = try folder()
    let outcome = try folder.padan("align", "-", "a.en.txt", input: folder.read("a.id.txt"))
    #expect(outcome.lines.count == 2)
  }

  @Test func viewStandsSideBySideInEightyColumns() throws {
    let folder = try folder()
    try folder.write(
      "Ini juga: 你好 e\u{301}.\n\nHanya di sini, panjang dan tanpa terjemahan apa pun.\n", to: "b.id.txt")
    try folder.write("This too: 你好 é.\n", to: "b.en.txt")
    let outcome = try folder.padan("align", "a.id.txt", "a.en.txt", "--view")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.replacing(/(?m)^[01]\.\d\d/, with: "p.pp").split(separator: "\n").map {
        $0.trimmingCharacters(in: .whitespaces)
      } == [
        "│ id                                 │ en", "│                                    │",
        "p.pp  │ Harga beras naik 3.000 rupiah.     │ The price of rice rose by 3,000",
        "│                                    │ rupiah.", "│                                    │",
        "p.pp  │ Pasar Beringharjo ramai pada 8     │ Beringharjo market was crowded on 8",
        "│ Januari.                           │ January.",
      ])
    #expect(!outcome.output.contains("\u{1B}"))
    let wide = try folder.padan("align", "b.id.txt", "b.en.txt", "--view")
    #expect(
      wide.lines.contains { $0.contains("│ Ini juga: 你好 e\u{301}.                  │ This too: 你好 é.") })
    #expect(wide.output.contains("(no translation)"))
    let narrow = try Command.run(
      ["align", "a.id.txt", "a.en.txt", "--view"], in: folder, environment: ["COLUMNS": "60"])
    #expect(narrow.output.contains("│ Harga beras naik 3.000   │ The price of rice rose by\n"))
  }

  @Test func pageHoldsBothTexts() throws {
    let outcome = try folder().padan("align", "a.id.txt", "a.en.txt", "--format", "html")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("<!DOCTYPE html>"))
    #expect(outcome.output.hasSuffix("</html>\n"))
    #expect(outcome.output.contains("<title>a.id.txt – a.en.txt</title>"))
    #expect(outcome.output.contains("lang=\"id\"><p dir=\"auto\">Harga beras naik 3.000 rupiah.</p>"))
  }

  @Test func waysToPrintExcludeEachOther() throws {
    let folder = try folder()
    for options in [["--view", "--json"], ["--view", "--format", "tmx"], ["--json", "--format", "html"]] {
      #expect(try Command.run(["align", "a.id.txt", "a.en.txt"] + options, in: folder).status == 64)
    }
  }
}

import Testing
import Text
import TranslationMemory

@testable import Exchange

@Suite struct TranslatableFileTests {
  private let answers = [
    "Satu.": [match(100, "Satu.", "One\t.")], "Dua 2.": [match(98, "Dua 3.", "Two 3.", adapted: "Two 2.")],
  ]

  @Test func emptyCellsOfTableAreFilled() throws {
    let filled = try Scratch().fill(
      "Satu.\t\r\nDua 2.\nTiga.\t\nSatu.\tOne!\n\nSatu.", name: "a.tsv", answers)
    #expect(filled == "Satu.\tOne .\t1\r\nDua 2.\tTwo 2.\t0.98\nTiga.\t\nSatu.\tOne!\n\nSatu.\tOne .\t1")
  }

  @Test func headerNamesTheColumns() throws {
    let table = "note\ttarget\tsource\nn\t\tSatu.\nn\tX\tSatu.\n"
    #expect(
      try Scratch().fill(table, name: "a.tsv", answers)
        == table.replacing("n\t\tSatu", with: "n\tOne .\tSatu"))
  }

  /// What wants a second look has a confidence below 1 wherever there is a place for it; else it is counted.
  @Test(arguments: [
    ("Dua 2.\t\t\n", "Dua 2.\tTwo 2.\t0.98\n", 0), ("Dua 2.\t\t1\tn", "Dua 2.\tTwo 2.\t0.98\tn", 0),
    ("Dua 2.\t\tn\n", "Dua 2.\tTwo 2.\tn\n", 1), ("Satu.\t\tn\n", "Satu.\tOne .\tn\n", 0),
    (
      "source\ttarget\tconfidence\nDua 2.\t\t\nSatu.\nDua 2.\t\n",
      "source\ttarget\tconfidence\nDua 2.\tTwo 2.\t0.98\nSatu.\tOne .\t1\nDua 2.\tTwo 2.\t0.98\n", 0
    ),
    ("confidence\ttarget\tsource\n\t\tDua 2.\n", "confidence\ttarget\tsource\n0.98\tTwo 2.\tDua 2.\n", 0),
    (
      "source\ttarget\tnote\tconfidence\nDua 2.\n",
      "source\ttarget\tnote\tconfidence\nDua 2.\tTwo 2.\t\t0.98\n", 0
    ),
    (
      "source\ttarget\tnote\nDua 2.\t\t\nDua 2.\nSatu.\t\t\n",
      "source\ttarget\tnote\nDua 2.\tTwo 2.\t\nDua 2.\tTwo 2.\nSatu.\tOne .\t\n", 2
    ),
  ])
  func confidenceIsSaidWhereThereIsAPlace(table: String, expected: String, unmarked: Int) throws {
    let scratch = try Scratch()
    #expect(try scratch.fill(table, name: "a.tsv", answers) == expected)
    let file = try TranslatableFile(scratch.at("a.tsv"))
    try file.fill(to: scratch.at("out")) { $0.map { answers[$0.text] ?? [] } }
    #expect(file.unmarked == unmarked)
  }

  @Test func textBecomesTable() throws {
    let filled = try Scratch().fill("Satu. Dua 2.\n\nTiga.\n", name: "a.txt", answers)
    #expect(filled == "Satu.\tOne .\t1\nDua 2.\tTwo 2.\t0.98\nTiga.\t\n")
  }

  @Test func textBecomesXLIFF() throws {
    let scratch = try Scratch()
    let filled = try scratch.fill("Satu. Tiga & 4.\n", name: "a.txt", textForm: .xliff, answers)
    #expect(
      filled.contains(
        "<source>Satu.</source>\n<target state=\"translated\" state-qualifier=\"exact-match\">One&#9;.</target>"
      ))
    #expect(filled.contains("<source>Tiga &amp; 4.</source>\n</trans-unit>"))
  }

  @Test func neighboursAreThoseOfTheText() throws {
    let scratch = try Scratch()
    let file = try TranslatableFile(scratch.write("Satu. Dua 2. Tiga.".utf8, to: "a.txt"))
    let segments = try file.segments
    #expect(segments.map(\.before) == ["", "Satu.", "Dua 2."])
    #expect(segments.map(\.after) == ["Dua 2.", "Tiga.", ""])
  }

  /// Files within a document begin anew; what has no segments lies between neighbours.
  @Test func neighboursAreThoseOfTheFileWhereverItIsCut() throws {
    let empty = "<trans-unit id='0'><source><x id='1'/></source></trans-unit>"
    func unit(_ text: String) -> String { "<trans-unit id='1'><source>\(text)</source></trans-unit>" }
    func file(_ units: String) -> String {
      "<file source-language='id' target-language='en'><body><group>\(units)</group></body></file>"
    }
    let units = [unit("A") + empty + unit("B") + empty, empty + unit("C") + unit("D"), empty, unit("E")]
    let document = "<xliff version='1.2'>" + units.map(file).joined() + "</xliff>"
    let scratch = try Scratch()
    let path = try scratch.write(document.utf8, to: "a.xlf")
    for size in [1, 70, 140, 1 << 18] {
      let file = try TranslatableFile(path, LanguageChoice(), overwrites: false, .tsv, partSize: size)
      var parts = 0
      var segments: [TranslatableSegment] = []
      try file.forEachPart {
        segments += $0
        parts += 1
      }
      #expect(parts > 1 || size > 1000)
      #expect(segments.map(\.before) == ["", "A", "", "C", ""])
      #expect(segments.map(\.after) == ["B", "", "D", "", ""])
    }
  }

  /// What is wrong far behind the first part is found, with its line, and leaves no file.
  @Test(arguments: [
    (
      "a.xlf", "<xliff version='1.2'><file target-language='en'><body>\n",
      "<trans-unit id='1'><source>A</source></trans-unit>\n", "</file>"
    ),
    ("a.po", "msgid \"\"\nmsgstr \"\"\n\n", "msgid \"a\"\nmsgstr \"\"\n\n", "msgid a\n"),
    ("a.tsv", "A\t\n", "A\t\n", "\u{0}"),
  ]) func laterFaultsHaveTheirLine(name: String, head: String, unit: String, end: String) throws {
    let scratch = try Scratch()
    let text = head + String(repeating: unit, count: (1 << 19) / unit.utf8.count)
    var bytes = Array((text + end).utf8)
    if name == "a.tsv" { bytes.append(0xFF) }
    let file = try TranslatableFile(scratch.write(bytes, to: name))
    let error = try #require(throws: ExchangeError.self) {
      try file.fill(to: scratch.at("out")) { $0.map { _ in [] } }
    }
    #expect(error.line == text.utf8.count { $0 == 0x0A } + 1)
    #expect(scratch.names == [name])
  }

  @Test func otherFormatsAndEqualLanguagesAreRefused() throws {
    let scratch = try Scratch()
    let tmx = try scratch.write("<tmx version='1.4'/>".utf8, to: "a.tmx")
    #expect(throws: ExchangeError.self) { try TranslatableFile(tmx) }
    let text = try scratch.write("Satu.".utf8, to: "a.txt")
    #expect(throws: ExchangeError.self) { try TranslatableFile(text, from: .english, to: .english) }
  }

  @Test(arguments: [
    ("a.xlf", "a.en.xlf"), ("a.b.txt", "a.b.en.tsv"), ("x.y/a.tsv", "x.y/a.en.tsv"),
  ]) func nameOfOutputHasTheLanguage(path: String, output: String) throws {
    let scratch = try Scratch()
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let xliff = "<xliff version='1.2'><file source-language='id' target-language='en'><body/></file></xliff>"
    let file = try TranslatableFile(scratch.write((name == "a.xlf" ? xliff : "A\t\n").utf8, to: name))
    #expect(file.suggestedOutput == scratch.at(String(output.split(separator: "/").last ?? "")))
  }
}

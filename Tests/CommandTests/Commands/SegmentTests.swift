import Foundation
import Testing

@Suite struct SegmentTests {
  static let text = """
    Harga Beras Naik

    Harga beras naik lagi. Kata dr. Sri,
    itu wajar.

    """

  @Test func sentenceIsALineAndParagraphsAreApart() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.text, to: "berita.txt")
    let expected = Command.Outcome(
      status: 0, output: "Harga Beras Naik\n\nHarga beras naik lagi.\nKata dr. Sri, itu wajar.\n", errors: "")
    #expect(try folder.padan("segment", "berita.txt") == expected)
    #expect(try folder.padan("segment", "-", input: Self.text) == expected)
    #expect(try folder.padan("segment", input: Self.text) == expected)
  }

  @Test func objectsHavePlaces() throws {
    let outcome = try TemporaryFolder().padan("segment", "--json", input: "\u{FEFF}" + Self.text)
    #expect(
      outcome.output == """
        {"paragraph":0,"start":0,"end":16,"text":"Harga Beras Naik"}
        {"paragraph":1,"start":18,"end":40,"text":"Harga beras naik lagi."}
        {"paragraph":1,"start":41,"end":65,"text":"Kata dr. Sri,\\nitu wajar."}

        """)
  }

  @Test func placesCountScalars() throws {
    // A scalar outside the BMP, a letter with a combining mark, a line end of two scalars.
    let text = "🌾 Beras nai\u{301}k.\r\n\r\nHarga turun.\r\n"
    let outcome = try TemporaryFolder().padan("segment", "--json", input: text)
    let scalars = Array(text.unicodeScalars)
    for object in outcome.objects {
      let (start, end) = (object["start"] as? Int ?? 0, object["end"] as? Int ?? 0)
      #expect(String(String.UnicodeScalarView(scalars[start..<end])) == object["text"] as? String)
    }
    #expect(outcome.objects.map { $0["paragraph"] as? Int } == [0, 1])
  }

  @Test func quotationsAreSplitOrKept() throws {
    let text = "\"Kami siap. Airnya cukup,\" kata Sri.\n"
    let folder = try TemporaryFolder()
    #expect(try folder.padan("segment", input: text).lines.count == 2)
    #expect(try folder.padan("segment", "--quotations", "keep", input: text).lines.count == 1)
  }

  @Test func rulesMayComeFromAFile() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <srx xmlns="http://www.lisa.org/srx20" version="2.0">
      <header segmentsubflows="yes" cascade="yes"/>
      <body><languagerules><languagerule languagerulename="all">
      <rule break="yes"><beforebreak>;</beforebreak><afterbreak>\\s</afterbreak></rule>
      </languagerule></languagerules>
      <maprules><languagemap languagepattern=".*" languagerulename="all"/></maprules></body></srx>
      """, to: "semicolon.srx")
    let outcome = try folder.padan("segment", "--srx", "semicolon.srx", input: "Satu. Dua; tiga.\n")
    #expect(outcome == Command.Outcome(status: 0, output: "Satu. Dua;\ntiga.\n", errors: ""))
  }

  @Test func theBuiltInRulesCanBeTakenOut() throws {
    let folder = try TemporaryFolder()
    let rules = try folder.padan("segment", "--print-srx")
    #expect(rules.status == 0)
    try folder.write(rules.output, to: "rules.srx")
    // By themselves, without the breaks they refine here, they split the same plain text.
    let outcome = try folder.padan("segment", "--srx", "rules.srx", input: Self.text)
    #expect(outcome == (try folder.padan("segment", input: Self.text)))
  }

  @Test func aLongTextIsSplitAsItIsRead() throws {
    let text = (0..<60_000).map { "Paragraf ke-\($0) naïf. Kata dr. Sri, itu wajar.\n\n" }.joined()
    let folder = try TemporaryFolder()
    try folder.write(text, to: "long.txt")
    let outcome = try folder.padan("segment", "long.txt", "--json")
    #expect(outcome.lines.count == 120_000)
    let last = try #require(outcome.objects.last)
    let end = try #require(last["end"] as? Int)
    #expect(end == text.unicodeScalars.count - 2)
    #expect(last["paragraph"] as? Int == 59_999)
  }

  @Test func utf16AndGzipAreRead() throws {
    let folder = try TemporaryFolder()
    let text = "Beras náik. 🌾 Harga turun.\n"
    let plain = try folder.padan("segment", "--json", input: text)
    #expect(plain.lines.count == 2)
    try folder.write(Data([0xFF, 0xFE]) + #require(text.data(using: .utf16LittleEndian)), to: "wide.txt")
    #expect(try folder.padan("segment", "--json", "wide.txt") == plain)
    try folder.write(text, to: "packed.txt")
    #expect(try Command.shell("gzip packed.txt; padan segment --json packed.txt.gz", in: folder) == plain)
    #expect(try Command.shell("padan segment --json < packed.txt.gz", in: folder) == plain)
  }

  @Test func pipeIsReadToItsEnd() throws {
    let script = "padan segment <(printf S; sleep 0.1; printf 'atu. Dua'; sleep 0.1; echo .)"
    #expect(try Command.shell(script, in: TemporaryFolder()).output == "Satu.\nDua.\n")
  }

  @Test func emptyTextHasNoSentences() throws {
    #expect(try TemporaryFolder().padan("segment") == Command.Outcome(status: 0, output: "", errors: ""))
  }

  @Test func rulesMayBeStandardInput() throws {
    let folder = try TemporaryFolder()
    try folder.write("Satu; dua. Tiga.\n", to: "a.txt")
    let rules = """
      <srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="yes"/>
      <body><languagerules><languagerule languagerulename="all">
      <rule break="yes"><beforebreak>;</beforebreak><afterbreak>\\s</afterbreak></rule>
      </languagerule></languagerules>
      <maprules><languagemap languagepattern=".*" languagerulename="all"/></maprules></body></srx>
      """
    let outcome = try folder.padan("segment", "a.txt", "--srx", "-", input: rules)
    #expect(outcome == Command.Outcome(status: 0, output: "Satu;\ndua. Tiga.\n", errors: ""))
    #expect(
      try folder.padan("segment", "a.txt", "--srx", "-", input: "<a").errors.hasPrefix(
        "padan: standard input:"))
  }
}

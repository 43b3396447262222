import Exchange
import Foundation
import Testing
import Text

struct SRXReaderTests {
  private func read(_ text: String) throws -> SegmentationRules {
    let path = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString + ".srx"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try SegmentationRules(srx: path)
  }

  private func failure(_ text: String) -> ExchangeError? {
    do {
      _ = try read(text)
      return nil
    } catch { return error as? ExchangeError }
  }

  private func document(header: String = "<header cascade=\"yes\"/>", rules: String, maps: String) -> String {
    """
    <?xml version="1.0"?>
    <srx xmlns="http://www.lisa.org/srx20" xmlns:x="urn:x" version="2.0">
    \(header)
    <body><languagerules>\(rules)</languagerules><maprules>\(maps)</maprules></body></srx>
    """
  }

  @Test func readsRulesAndMapsInOrder() throws {
    let rules = try read(
      document(
        rules: """
          <languagerule languagerulename="A">
          <rule break="no"><beforebreak>\\bdr\\.</beforebreak><afterbreak>\\s&lt;</afterbreak></rule>
          <rule><beforebreak><![CDATA[[.!?]]]></beforebreak></rule>
          <rule/>
          </languagerule>
          """,
        maps: """
          <languagemap languagepattern="id.*" languagerulename="A"/>
          """))
    #expect(rules.cascades)
    #expect(rules.basis == .rulesAlone)
    #expect(
      rules.rules == [
        "A": [
          .init(isBreak: false, before: "\\bdr\\.", after: "\\s<", line: 5),
          .init(isBreak: true, before: "[.!?]", after: "", line: 6),
          .init(isBreak: true, before: "", after: "", line: 7),
        ]
      ])
    #expect(rules.maps.map(\.pattern) == ["id.*"])
  }

  @Test func passesOverElementsOfOthersAndMissingAttributes() throws {
    let rules = try read(
      document(
        header: "<header><x:options useJavaRegex=\"yes\"><x:rule break=\"no\"/></x:options></header>",
        rules: """
          <languagerule languagerulename="A"><x:note>n</x:note><rule><beforebreak>a</beforebreak><x:i>b</x:i></rule>
          </languagerule>
          """,
        maps: "<languagemap languagepattern=\".*\" languagerulename=\"A\"/>"))
    #expect(!rules.cascades)
    #expect(rules.rules["A"]?.map(\.before) == ["a"])
  }

  @Test func namesTheRulesThatAMapLacks() throws {
    let error = failure(
      document(
        rules: "<languagerule languagerulename=\"A\"/>",
        maps: "\n<languagemap languagepattern=\".*\" languagerulename=\"Hilang\"/>"))
    #expect(error?.reason.contains("Hilang") == true)
    #expect(error?.line == 5)
    #expect(error?.kind == .malformed)
  }

  @Test(arguments: [
    ("", 1), ("bukan XML", 1), ("<tmx/>", 1), ("<srx/>", 1), ("<srx>\n<header>\n</srx>", 3),
    ("<!DOCTYPE srx [<!ENTITY e \"x\">]>\n<srx><header cascade=\"&e;\"/></srx>", 1),
    ("<?xml version=\"1.0\"?>\n<!-- a\n-->\n<!DOCTYPE srx [<!ENTITY e \"x\">]>\n<srx/>", 4),
    ("<!DOCTYPE srx SYSTEM \"tiada.dtd\">\n<srx>\n<body>&apa;</body></srx>", 3),
    ("<srx><body>\n<languagerule/></body></srx>", 2),
    ("<srx><body>\n<maprules><languagemap languagepattern=\"a\"/></maprules></body></srx>", 2),
  ])
  func refusesWhatIsNoSRX(_ text: String, line: Int) throws {
    let error = try #require(failure(text))
    #expect(error.kind == .malformed)
    #expect(error.line == line)
  }

  @Test func placesASyntaxErrorInItsLine() throws {
    let error = try #require(failure("<srx>\n  <body>\n</srx>"))
    #expect(error.line == 3)
    #expect(error.column != nil)
  }

  @Test(arguments: ["/tiada/berkas.srx", "/"]) func saysThatAFileCannotBeRead(_ path: String) {
    #expect { try SegmentationRules(srx: path) } throws: { ($0 as? ExchangeError)?.kind == .unreadable }
  }

  @Test func theBuiltInRulesRefineTheBreakIterator() {
    #expect(SegmentationRules.builtIn.basis == .sentenceBreaks)
    #expect(SegmentationRules.builtIn.maps.map(\.name) == ["Indonesian", "English", "Every language"])
  }
}

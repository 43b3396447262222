import Testing
import Text
import TranslationMemory

@testable import Exchange

/// What of a TMX file becomes a unit, and what is skipped, refused or warned of.
@Suite struct TMXReaderTests {
  /// A file with this in its body, which begins on line 3.
  static func file(_ body: String, version: String = "1.4") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <tmx version="\(version)"><header creationtool="t" srclang="id"/><body>
    \(body)
    </body></tmx>
    """
  }

  static func unit(_ id: String, _ en: String) -> String {
    "<tu><tuv xml:lang=\"id\"><seg>\(id)</seg></tuv><tuv xml:lang=\"en\"><seg>\(en)</seg></tuv></tu>"
  }

  @Test(arguments: [
    ("Klik <bpt i=\"1\">&lt;b></bpt>di sini<ept i=\"1\">&lt;/b></ept>.", "Klik di sini."),
    ("A <ph>x<sub>y</sub>z</ph>B<it pos=\"begin\">q</it><ut>u</ut>", "A B"),
    ("A <hi>B <hi>C</hi></hi> D", "A B C D"), ("A<x>B</x><t5:n r=\"1\"/>C", "ABC"),
    ("<![CDATA[<b> &amp; ]]>x<!-- no --><?no no?>y", "<b> &amp; xy"),
    ("&lt;&gt;&amp;&quot;&apos;&#233;&#x1F600;", "<>&\"'é😀"),
    ("&amp;amp;", "&amp;"), ("a&#13;&#10;b\r\nc", "a\r\nb\nc"), (" tepi ", " tepi "),
    ("a\u{FEFF}b\u{2028}c", "a\u{FEFF}b\u{2028}c"),
  ])
  func plainText(segment: String, text: String) throws {
    let reading = try readText(Self.file(Self.unit(segment, "x")), as: "a.tmx")
    #expect(reading.units.map { Array($0.source.utf8) } == [Array(text.utf8)])
  }

  @Test func linesAndOrder() throws {
    let body =
      Self.unit("a", "b") + "\n\n" + Self.unit("c", "d")
      + "\n<tu\n\n  tuid='1'>\n<tuv xml:lang='id'><seg>e</seg></tuv>\n<tuv xml:lang='en'><seg>f</seg></tuv></tu>"
    let reading = try readText(Self.file(body), as: "a.tmx")
    #expect(reading.pairs == [["a", "b"], ["c", "d"], ["e", "f"]])
    #expect(reading.lines == [3, 5, 6])
  }

  /// libxml2 keeps line numbers of elements in 16 bits; the events come from the parser itself.
  @Test func linesBeyond65535() throws {
    let reading = try readText(
      Self.file(String(repeating: "\n", count: 70_000) + Self.unit("a", "b")), as: "a.tmx")
    #expect(reading.lines == [70_003])
  }

  @Test(arguments: [
    ("id", "en", "id", "en"), ("ID", "EN", "id", "en"), ("in", "eng", "id", "en"),
    ("id_ID", "en_GB", "id-ID", "en-GB"),
    ("ind", "en-us", "id", "en-US"),
  ])
  func languageSpellings(source: String, target: String, asSource: String, asTarget: String) throws {
    let body =
      "<tu><tuv xml:lang=\"\(target)\"><seg>b</seg></tuv><tuv lang=\"\(source)\"><seg>a</seg></tuv></tu>"
    let unit = try #require(try readText(Self.file(body), as: "a.tmx").units.first)
    #expect([unit.source, unit.target] == ["a", "b"])
    #expect([unit.sourceLanguage.description, unit.targetLanguage.description] == [asSource, asTarget])
  }

  static func variants(_ list: [(String, String)]) -> String {
    "<tu>" + list.map { "<tuv xml:lang=\"\($0.0)\"><seg>\($0.1)</seg></tuv>" }.joined() + "</tu>"
  }

  /// Languages wanted, variants, and the pairs that come of them.
  static let choices: [(from: String, to: String, list: [(String, String)], pairs: [[String]])] = [
    // The exact tag goes before a wider one, and that before a sibling.
    ("en", "de", [("en-US", "1"), ("en", "2"), ("de", "3")], [["2", "3"]]),
    ("en-GB", "de", [("en-US", "1"), ("en", "2"), ("de", "3")], [["2", "3"]]),
    ("en-GB", "de", [("en-US", "1"), ("de", "3")], [["1", "3"]]),
    // Every variant of the target gives a unit, where none fits better.
    ("de", "en", [("de", "1"), ("en", "2"), ("en", "3")], [["1", "2"], ["1", "3"]]),
    ("de", "en", [("de", "1"), ("en-GB", "2"), ("en-US", "3")], [["1", "2"], ["1", "3"]]),
    ("de", "en", [("de", "1"), ("en-GB", "2"), ("en", "3")], [["1", "3"]]),
    // Two forms of one language.
    ("en-US", "en-GB", [("en-GB", "1"), ("en-US", "2")], [["2", "1"]]),
    ("en", "en-GB", [("en-GB", "1"), ("en-US", "2")], [["2", "1"]]),
    ("en-US", "en-GB", [("en-US", "1"), ("en-US", "2")], []),
    ("fr", "en", [("de", "1"), ("en", "2")], []),
  ]

  @Test(arguments: choices.indices)
  func choice(index: Int) throws {
    let choice = Self.choices[index]
    let reading = try readText(
      Self.file(Self.variants(choice.list)), as: "a.tmx", from: #require(LanguageTag(choice.from)),
      to: #require(LanguageTag(choice.to)))
    #expect(reading.pairs == choice.pairs)
  }

  @Test func xmlLangWins() throws {
    let body = "<tu><tuv xml:lang='id' lang='en'><seg>a</seg></tuv><tuv lang='en'><seg>b</seg></tuv></tu>"
    let reading = try readText(Self.file(body), as: "a.tmx")
    #expect(reading.pairs == [["a", "b"]])
    #expect(reading.warnings == ["line 3: lang and xml:lang differ: xml:lang is taken"])
  }

  @Test func metadata() throws {
    let body = """
      <tu creationdate="20260102T030405Z" changedate="2026-02-03T04:05:06Z" creationid="Budi &amp; Ani" usagecount="7" tuid="x">
      <note>satu</note><note>dua</note><prop type="x-origin">a/b.txt</prop><prop type="x-position">12</prop>
      <prop type="x-confidence">0.25</prop><prop type="x-context-pre"></prop><prop type="x-context-post">Lalu &lt;.</prop>
      <prop type="file">no</prop><tuv xml:lang="id"><seg>a</seg></tuv><tuv xml:lang="en"><seg>b</seg></tuv></tu>
      """
    let unit = try #require(try readText(Self.file(body), as: "a.tmx").units.first)
    var expected = TranslationUnit("a", "b")
    expected.created = Timestamp("2026-01-02T03:04:05Z")
    expected.changed = Timestamp("2026-02-03T04:05:06Z")
    expected.author = "Budi & Ani"
    expected.usage = 7
    expected.note = "satu\ndua"
    expected.origin = "a/b.txt"
    expected.position = 12
    expected.confidence = 0.25
    expected.before = ""
    expected.after = "Lalu <."
    // What of the file is kept beside this, `TMXWholeTests` tries.
    expected.record = unit.record
    expected.recordHeader = unit.recordHeader
    #expect(unit == expected)
  }

  /// OmegaT writes who and when on the `tuv` of the translation.
  @Test func metadataOfTheVariantGoFirst() throws {
    let body = """
      <tu creationid="a" creationdate="20200101T000000Z"><tuv xml:lang="id"><seg>a</seg></tuv>
      <tuv xml:lang="en" changeid="b" creationdate="20210101T000000Z"><note>n</note><seg>b</seg></tuv></tu>
      """
    let unit = try #require(try readText(Self.file(body), as: "a.tmx").units.first)
    #expect(unit.author == "b" && unit.note == "n" && unit.created == Timestamp("2021-01-01"))
  }

  @Test(arguments: ["", "kemarin", "20200231T250000Z", "20201340T000000Z", "2020", "99999999T999999Z"])
  func datesOffForm(date: String) throws {
    let body =
      "<tu creationdate='\(date)' usagecount='99999999999999999999'>" + Self.unit("a", "b").dropFirst(4)
    let reading = try readText(Self.file(body), as: "a.tmx")
    #expect(reading.units.map(\.created) == [nil] && reading.units.map(\.usage) == [0])
    #expect(reading.warnings.count == 2 && reading.warnings.allSatisfy { $0.hasPrefix("line 3: ") })
  }

  @Test(arguments: [
    (unit("", "b"), "empty side"), (unit(" \u{A0}\n", "b"), "empty side"),
    (unit("<ph>x</ph>", "b"), "empty side"),
    ("<tu><tuv xml:lang='id'><seg>a</seg></tuv></tu>", "one language only"),
    ("<tu></tu>", "one language only"),
    ("<tu><tuv xml:lang='id'>a</tuv><tuv xml:lang='en'><seg>b</seg></tuv></tu>", "no seg"),
    ("<tu><tuv><seg>a</seg></tuv><tuv xml:lang='en'><seg>b</seg></tuv></tu>", "no language"),
    (
      "<tu><tuv xml:lang='de'><seg>a</seg></tuv><tuv xml:lang='fr'><seg>b</seg></tuv></tu>", "other languages"
    ),
  ])
  func skipped(body: String, reason: String) throws {
    let reading = try readText(Self.file(body + Self.unit("x", "y")), as: "a.tmx")
    #expect(reading.reasons == [reason: 1] && reading.skipped.map(\.line) == [3])
    #expect(reading.pairs == [["x", "y"]])
  }

  @Test func languagesAreReported() throws {
    let reading = try readText(Self.file(Self.variants([("de", "a"), ("fr_FR", "b")])), as: "a.tmx")
    #expect(reading.report?.languages == ["de", "fr_FR"])
  }

  @Test(arguments: [("1.4b", 1), ("2.0", 1), ("", 1), ("1.1", 0), ("1.4", 0)])
  func versions(version: String, warnings: Int) throws {
    let reading = try readText(Self.file(Self.unit("a", "b"), version: version), as: "a.tmx")
    #expect(reading.pairs == [["a", "b"]] && reading.warnings.count == warnings)
  }

  @Test func defaultNamespaceIsRead() throws {
    let text = Self.file(Self.unit("a", "b")).replacing(
      "<tmx ", with: "<tmx xmlns='http://www.lisa.org/tmx14' ")
    #expect(try readText(text, as: "a.tmx").pairs == [["a", "b"]])
  }

  @Test(arguments: [
    (file(unit("a & b", "c")), 3, "&amp;"), (file("<tu><tuv></tu>"), 3, "mismatch"),
    (file(unit("a&#1;", "b")), 3, "forbids"), (file(unit("a\u{1}", "b")), 3, "forbids"),
    (file(unit("a", "b")) + "<tmx/>", 4, "root"), (String(file(unit("a", "b")).dropLast(8)), 4, "cut off"),
    ("<map/>", 1, "<map>"), (file(unit("a", "b")).replacing("1.0", with: "1.1"), 1, "XML 1.1"),
    ("<tmx><body><tu/></body>\n\n</TMX>", 3, "mismatch"),
  ])
  func malformed(text: String, line: Int, hint: String) throws {
    let error = try #require(try failure(text, as: "a.tmx"))
    #expect(error.kind == .malformed && error.line == line && error.column != nil, "\(error)")
    #expect(error.reason.contains(hint), "\(error)")
  }

  /// The notes of a unit are one text, and have its limit.
  @Test func notesOfOneUnitAreOneText() throws {
    let many = (0..<10_000).map { "<note>n\($0)</note>" }.joined()
    let unit = Self.unit("a", "b")
    let reading = try readText(
      XMLHostilityTests.file(unit.replacing("<tu>", with: "<tu>" + many)), as: "a.tmx")
    #expect(reading.units.first?.note == (0..<10_000).map { "n\($0)" }.joined(separator: "\n"))
    let long = String(repeating: "<note>" + String(repeating: "n", count: 1 << 20) + "</note>", count: 17)
    for place in ["<tu>", "<tuv xml:lang=\"id\">"] {
      let text = XMLHostilityTests.file(unit.replacing(place, with: place + long))
      #expect(try failure(text, as: "a.tmx")?.reason.contains("16 MiB") == true)
    }
  }

  /// The text of a `tuv` stands in its `seg`; without one, the languages are not what is wrong.
  @Test func textOutsideOfSegments() throws {
    let body = "<tu><tuv xml:lang='id'>a</tuv><tuv xml:lang='en'>b</tuv></tu>"
    let reading = try readText(XMLHostilityTests.file(body), as: "a.tmx")
    #expect(reading.reasons == ["no seg": 1] && reading.report?.languages == [])
  }

  /// However many language tags a file has, each is read, in one unit or in many.
  @Test func manyLanguageTags() throws {
    let variants = (0..<1500).map { "<tuv xml:lang='en-x-a\($0)'><seg>b\($0)</seg></tuv>" }
    let source = "<tuv xml:lang='id'><seg>a</seg></tuv>"
    let pairs = (0..<1500).map { ["a", "b\($0)"] }
    let units = variants.map { "<tu>\(source)\($0)</tu>" }.joined()
    let many = try readText(XMLHostilityTests.file(units), as: "a.tmx")
    #expect(many.pairs == pairs)
    #expect(
      many.units.map(\.targetLanguage.description).map { $0.lowercased() } == (0..<1500).map { "en-x-a\($0)" }
    )
    let one = try readText(
      XMLHostilityTests.file("<tu>\(variants.joined())\(source)\(variants[0])</tu>"), as: "a.tmx")
    #expect(one.pairs == pairs + [["a", "b0"]])
  }

  /// memoQ writes neighbours as segments in XML, in the `tuv` of the source; others in the `tu`, as texts.
  @Test(arguments: [
    (
      "&lt;seg&gt;Lalu &amp;amp; &lt;ph x='1'&gt;&amp;lt;b&amp;gt;&lt;/ph&gt;kini &lt;hi&gt;ia&lt;/hi&gt;&lt;/seg&gt;",
      "Lalu & kini ia"
    ),
    ("&lt;seg&gt;&lt;/seg&gt;", ""), ("Lalu &lt;b&gt;", "Lalu <b>"), ("&lt;seg&gt;Lalu", "<seg>Lalu"),
    ("&lt;seg&gt;a &amp; b &lt; c&lt;/seg&gt;", "a & b "),
  ])
  func neighboursOfOtherTools(property: String, text: String) throws {
    func unit(inUnit: String, inSource: String, inTarget: String) -> String {
      "<tu>\(inUnit)<tuv xml:lang=\"id\">\(inSource)<seg>Satu</seg></tuv><tuv xml:lang=\"en\">\(inTarget)<seg>One</seg></tuv></tu>"
    }
    let pre = "<prop type=\"x-context-pre\">\(property)</prop>"
    let post = "<prop type=\"x-context-post\">&lt;seg&gt;Nanti&lt;/seg&gt;</prop>"
    func file(_ unit: String) -> String {
      "<tmx version=\"1.4\"><header srclang=\"id\"/><body>\(unit)</body></tmx>"
    }
    for place in [
      unit(inUnit: "", inSource: pre + post, inTarget: ""),
      unit(inUnit: pre + post, inSource: "", inTarget: ""),
    ] {
      let read = try readText(file(place), as: "a.tmx").units
      #expect(read.map(\.before) == [text] && read.map(\.after) == ["Nanti"])
    }
    let other = try readText(file(unit(inUnit: "", inSource: "", inTarget: pre)), as: "a.tmx").units
    #expect(other.map(\.before) == [nil])
  }

  /// What a property has may be no XML, and long.
  @Test func longNeighbours() throws {
    let marks = String(repeating: "&", count: 1_000_000)
    #expect("<seg>\(marks)</seg>".outsideOfSegmentTags == marks)
    #expect("<seg>\(marks)<\(marks)</seg>".outsideOfSegmentTags == marks)
  }
}

import Exchange
import TestSupport
import Testing
import Text
import TranslationMemory

/// TMX at level 2: what was read comes back whole.
@Suite struct TMXWholeTests {
  /// A file of units as level 2 writes it.
  private func whole(_ units: [TranslationUnit]) throws -> String {
    let scratch = try Scratch()
    let writer = try UnitWriter(
      scratch.at("out"), format: .tmx, from: .indonesian, to: .english, tmxLevel: .two)
    for unit in units { try writer.write(unit) }
    try writer.finish()
    return String(decoding: scratch.read("out"), as: UTF8.self)
  }

  private func read(_ body: String, root: String = "<tmx version=\"1.4\">") throws -> Reading {
    try readText(
      "\(root)<header srclang=\"id\" creationtool=\"t\"/><body>\(body)</body></tmx>", as: "a.tmx")
  }

  private func unit(_ segment: String, attributes: String = "") -> String {
    "<tu\(attributes)><tuv xml:lang=\"id\"><seg>\(segment)</seg></tuv><tuv xml:lang=\"en\"><seg>x</seg></tuv></tu>"
  }

  /// What a unit holds itself is not kept twice.
  @Test(arguments: [
    "",
    " creationdate=\"20260102T030405Z\" changedate=\"20260102T030405Z\" creationid=\"b\" usagecount=\"3\"",
  ])
  func plainUnitsKeepNoRecord(attributes: String) throws {
    #expect(try read(unit("satu", attributes: attributes)).units.map(\.record) == [nil])
  }

  @Test(arguments: [
    unit2("a <hi>b</hi>"), unit2("a", " tuid=\"1\""), unit2("a", " usagecount=\"007\""),
    unit2("a", " creationdate=\"2026-01-02\""), unit2("a", " changeid=\"b\""), unit2("a", " x=\"1\""),
    "<tu><prop type=\"p\">1</prop><tuv xml:lang=\"id\"><seg>a</seg></tuv><tuv xml:lang=\"en\"><seg>x</seg></tuv></tu>",
    "<tu><note>1</note><note>2</note><tuv xml:lang=\"id\"><seg>a</seg></tuv><tuv xml:lang=\"en\"><seg>x</seg></tuv></tu>",
    "<tu><tuv xml:lang=\"ID\"><seg>a</seg></tuv><tuv xml:lang=\"en\"><seg>x</seg></tuv></tu>",
    "<tu><tuv lang=\"id\"><seg>a</seg></tuv><tuv xml:lang=\"en\" changeid=\"c\"><seg>x</seg></tuv></tu>",
    """
    <tu><tuv xml:lang="id"><seg>a</seg></tuv><tuv xml:lang="en"><seg>x</seg></tuv>\
    <tuv xml:lang="de"><seg>y</seg></tuv></tu>
    """,
  ])
  func whatSaysMoreIsKept(body: String) throws {
    let units = try read(body).units
    let record = try #require(units.first?.record)
    let again = try readText(whole(units), as: "a.tmx").units
    #expect(again.map(\.record) == [record])
    #expect(again.map(\.source) == units.map(\.source))
  }

  static func unit2(_ segment: String, _ attributes: String = "") -> String {
    TMXWholeTests().unit(segment, attributes: attributes)
  }

  @Test func theFormIsOne() throws {
    let body = """
      <tu tuid='1"2' ><!-- no --><prop type="x-origin">a</prop><tuv lang='id'><seg>Klik <bpt i='1'>&lt;b></bpt>di\
      <![CDATA[<sini>]]><ept i='1'/>
      </seg></tuv><tuv xml:lang="en"><seg>Click</seg></tuv></tu>
      """
    let unit = try #require(try read(body).units.first)
    #expect(
      unit.record == """
        <tu tuid="1&quot;2">
        <tuv xml:lang="id"><seg>Klik <bpt i="1">&lt;b&gt;</bpt>di&lt;sini&gt;<ept i="1"/>&#10;</seg></tuv>
        <tuv xml:lang="en"><seg>Click</seg></tuv>
        </tu>
        """)
    #expect(unit.origin == "a")
    let text = try whole([unit])
    #expect(text.contains("<tu tuid=\"1&quot;2\">\n<prop type=\"x-origin\">a</prop>\n<tuv"))
    #expect(text.contains("<header creationtool=\"t\" creationtoolversion"))
  }

  /// Each stands in a `seg`, and comes back the same; a second round changes nothing.
  @Test(arguments: [
    "a<ph>1<sub>2<ph>3<sub>4<it pos=\"begin\">5</it></sub></ph></sub></ph>b", "a<bpt i=\"1\"/>b",
    "a<ept i=\"9\">x</ept>b", "a<ut>{\\b</ut>b<hi type=\"x\">c<hi>d</hi></hi>",
    "<ph/>a<ph x=\"1\" assoc=\"b\"/>",
    "a<t5:n id=\"1\" r=\"&lt;&#10;&amp;\"/>b", "a<q:n xmlns:q=\"urn:q\" q:a=\"1\"><q:m/>c</q:n>b",
    "a<n xmlns=\"urn:n\"><ph xmlns=\"\">1</ph></n>b", " \u{2028}a<ph>\u{FEFF}\u{200B}\u{1F600}</ph>&#13;\t ",
    "a<ph>" + String(repeating: "<sub>", count: 200) + String(repeating: "</sub>", count: 200) + "</ph>",
    "a<ph>" + String(repeating: "&lt;kode&gt;\u{E9}", count: 20_000) + "</ph>",
  ])
  func nastyCodes(segment: String) throws {
    let units = try read(unit(segment)).units
    let first = try whole(units)
    let again = try readText(first, as: "a.tmx").units
    #expect(again.map { Array($0.source.utf8) } == units.map { Array($0.source.utf8) })
    #expect(again.map(\.record) == units.map(\.record) && units.first?.record != nil)
    #expect(try whole(again) == first)
  }

  /// Elements at random: whatever is read once is read the same again.
  @Test func randomCodes() throws {
    var generator = SeededGenerator(seed: 5)
    let pieces = [
      "<ph>", "</ph>", "<bpt i=\"1\">", "</bpt>", "<ept i=\"1\"/>", "<hi>", "</hi>", "<sub>", "</sub>", "a",
      "&#9;",
      "<t5:n/>", "<q:n xmlns:q=\"u\">", "</q:n>", "&lt;", "<![CDATA[&]]>", "e\u{301}", "<!-- c -->", " ",
    ]
    var kept = 0
    for _ in 0..<3000 {
      let segment = (0..<Int.random(in: 1...7, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      guard let units = try? read(unit(segment)).units, !units.isEmpty else { continue }
      if units[0].record != nil { kept += 1 }
      let first = try whole(units)
      let again = try readText(first, as: "a.tmx").units
      #expect(again.map(\.record) == units.map(\.record), "\(segment)")
      #expect(again.map { Array($0.source.utf8) } == units.map { Array($0.source.utf8) }, "\(segment)")
    }
    #expect(kept > 50)
  }

  /// A unit that lies over the ends of pieces is kept whole.
  @Test func piecesEndAnywhere() throws {
    let filling = String(repeating: "kata ", count: 50_000)
    let units = try read(unit("\(filling)<ph t5:x=\"1\" y=\"2\">\(filling)</ph>z")).units
    let record = try #require(units.first?.record)
    #expect(record.utf8.count > 500_000)
    #expect(record.contains("<ph t5:x=\"1\" y=\"2\">kata "))
    #expect(record.hasSuffix("</tu>"))
  }

  @Test func oneRecordIsWrittenOnce() throws {
    let body = """
      <tu><tuv xml:lang="id"><seg>a</seg></tuv><tuv xml:lang="en"><seg>x</seg></tuv>\
      <tuv xml:lang="en"><seg>y</seg></tuv></tu>
      """
    let units = try read(body).units
    #expect(units.map(\.target) == ["x", "y"])
    #expect(try whole(units).split(separator: "<tu>").count == 2)
  }

  @Test func headersThatDifferAreSaidWithTheUnits() throws {
    var units = try read(unit("a", attributes: " tuid=\"1\"")).units
    units[0].recordHeader = "<header srclang=\"de\" datatype=\"rtf\">\n<prop type=\"a\">1</prop>\n</header>"
    let scratch = try Scratch()
    let writer = try UnitWriter(
      scratch.at("out"), format: .tmx, from: .indonesian, to: .english, tmxLevel: .two,
      tmxHeaders: [units[0].recordHeader, nil])
    for unit in units { try writer.write(unit) }
    try writer.finish()
    let text = String(decoding: scratch.read("out"), as: UTF8.self)
    #expect(text.contains("srclang=\"id\" datatype=\"plaintext\">\n<prop type=\"a\">1</prop>\n</header>"))
    #expect(text.contains("<tu tuid=\"1\" srclang=\"de\" datatype=\"rtf\">"))
  }

  @Test func markupIsThatOfTheText() throws {
    let body = """
      <tu><tuv xml:lang="id"><seg>OK <ph>1</ph>&amp;</seg></tuv><tuv xml:lang="en"><seg>OK <ph>2</ph>&amp;</seg></tuv></tu>
      """
    let record = TMXRecord(try #require(try read(body).units.first?.record))
    #expect(record.markup(of: "OK &", in: .indonesian) == "OK <ph>1</ph>&amp;")
    #expect(record.markup(of: "OK &", in: .english) == "OK <ph>2</ph>&amp;")
    #expect(record.markup(of: "OK", in: .english) == nil)
    #expect(TMXRecord("<a<>/>seg").markup(of: "", in: .english) == nil)
  }

  /// At level 1 no text ends in a blank, where a character was dropped there neither.
  @Test func edgesAreTrimmedAroundWhatIsDropped() throws {
    let file = try written([TranslationUnit("\u{1} Ya.\u{2} \u{FFFF}", "Yes.")], as: .tmx)
    #expect(String(decoding: file.bytes, as: UTF8.self).contains("<seg>Ya.</seg>"))
    #expect(file.losses["characters that the format cannot hold, dropped"] == 3)
    #expect(file.losses["texts with blanks at their edges, trimmed"] == 1)
  }
}

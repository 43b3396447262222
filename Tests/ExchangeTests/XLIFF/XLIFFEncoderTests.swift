import Testing
import Text
import TranslationMemory

@testable import Exchange

/// XLIFF of level 2, and the way from XLIFF by TMX to XLIFF.
@Suite struct XLIFFEncoderTests {
  /// The content of `source` after reading XLIFF, writing TMX, reading it and writing XLIFF.
  private func roundTrip(_ text: String) throws -> (source: String, target: String) {
    let scratch = try Scratch()
    try write(readText(text, as: "a.xlf").units, to: scratch.at("a.tmx"), .tmx)
    try write(readFile(scratch.at("a.tmx")).units, to: scratch.at("b.xlf"), .xliff)
    let written = String(decoding: scratch.read("b.xlf"), as: UTF8.self)
    func content(_ name: String) -> String {
      let start = written.firstRange(of: "<\(name)")?.upperBound ?? written.endIndex
      let inner = written[start...].drop { $0 != ">" }.dropFirst()
      return String(inner[..<(inner.firstRange(of: "</\(name)>")?.lowerBound ?? inner.endIndex)])
    }
    // What is written is read as the same units.
    let again = try readFile(scratch.at("b.xlf"))
    #expect(again.pairs == (try readText(text, as: "a.xlf")).pairs)
    return (content("source"), content("target"))
  }

  private func write(_ units: [TranslationUnit], to path: String, _ format: ExchangeFormat) throws {
    let writer = try UnitWriter(path, format: format, from: .indonesian, to: .english, tmxLevel: .two)
    for unit in units { try writer.write(unit) }
    try writer.finish()
  }

  /// Codes of XLIFF 1.2 come back as they were.
  @Test(arguments: [
    #"Satu <g id="1" ctype="bold" equiv-text="[b]">dua</g>."#,
    #"<x id="1" ctype="lb" equiv-text="&quot;&lt;"/>Satu<x id="2"/>"#,
    #"<bpt id="1" rid="a" ctype="x-b">&lt;b&gt;</bpt>Satu<ept id="2" rid="a">&lt;/b&gt;</ept>"#,
    #"<bx id="1" rid="a"/>Satu<bx id="2" rid="b"/> dua<ex id="3" rid="a"/>"#,
    #"Satu<it id="1" pos="open">&lt;i&gt;</it> dua<ph id="2">&amp;a<sub>lt</sub>b</ph>"#,
    #"<mrk mtype="term" comment="k">Satu <g id="1"><g id="2">dua</g></g></mrk>"#,
    #"Satu &amp; <x id="é"/>dua"#,
    #"<bpt id="1" rid="a"/>Satu<ept id="2" rid="a"/><ph id="3" equiv-text="x"/><it id="4" pos="open"/>"#,
  ])
  func versionOneComesBack(source: String) throws {
    let body = "<trans-unit id='1'><source>\(source)</source><target>One.</target></trans-unit>"
    #expect(try roundTrip(XLIFFReaderTests.one(body)).source == source)
  }

  /// Those of version 2 become those of 1.2 with their native code.
  @Test func versionTwoBecomesVersionOne() throws {
    let unit = """
      <unit id="u"><originalData><data id="d">&lt;b></data><data id="e">&lt;/b></data></originalData>
      <segment><source>Satu <pc id="1" type="fmt" subType="xlf:b" equivStart="[" equivEnd="]" dataRefStart="d" dataRefEnd="e">dua</pc>\
      <ph id="2" equiv="{0}" disp="x"/></source>
      <target><sc id="1" dataRef="d"/>One <mrk id="m" type="term">two</mrk><ec startRef="1" dataRef="e"/><sc id="3" isolated="yes"/></target>
      </segment></unit>
      """
    let (source, target) = try roundTrip(XLIFFReaderTests.two(unit))
    #expect(
      source == #"Satu <bpt id="1" rid="1" ctype="x-fmt" equiv-text="[">&lt;b&gt;</bpt>dua"#
        + #"<ept id="1" rid="1" equiv-text="]">&lt;/b&gt;</ept><ph id="2" equiv-text="{0}"></ph>"#)
    #expect(
      target == #"<bpt id="1" rid="1">&lt;b&gt;</bpt>One <mrk mtype="term">two</mrk>"#
        + #"<ept id="1" rid="1">&lt;/b&gt;</ept><it id="3" pos="open">&lt;sc id=&quot;3&quot;/&gt;</it>"#)
  }

  /// XLIFF 1.2 has no `sub` directly in another: what is marked in one is its text.
  @Test func subflowsHaveNoCodes() throws {
    let source = #"<ph id="1">a<sub>b<ph id="2">c<sub>d</sub></ph></sub>e<sub>f</sub></ph>."#
    let expected = #"<ph id="1">a<sub>bcd</sub>e<sub>f</sub></ph>."#
    let body = "<trans-unit id='1'><source>Satu\(source)</source><target>One.</target></trans-unit>"
    #expect(try roundTrip(XLIFFReaderTests.one(body)).source == "Satu" + expected)
    let seg = source.replacing("id=", with: "x=")
    let scratch = try Scratch()
    let units = try readText(XMLHostilityTests.file(TMXReaderTests.unit("Satu" + seg, "b")), as: "a.tmx")
      .units
    try write(units, to: scratch.at("a.xlf"), .xliff)
    #expect(String(decoding: scratch.read("a.xlf"), as: UTF8.self).contains(expected))
  }

  /// Codes of TMX that never were in XLIFF, and a list of tags that does not fit or is malicious.
  @Test(arguments: [
    ("", #"<bpt id="1" rid="1" ctype="bold">&lt;b&gt;</bpt>A<ept id="1" rid="1">&lt;/b&gt;</ept>"#),
    (
      "<g id='7'><x id='8'/>",
      #"<bpt id="1" rid="1" ctype="bold">&lt;b&gt;</bpt>A<ept id="1" rid="1">&lt;/b&gt;</ept>"#
    ),
    ("<g id='7'></g>", #"<g id="7">A</g>"#),
    ("<g id='7&quot;&lt;evil>' onload='x'></g>", #"<g id="7&quot;&lt;evil&gt;">A</g>"#),
    (
      "</g><g id='7'>",
      #"<bpt id="1" rid="1" ctype="bold">&lt;b&gt;</bpt>A<ept id="1" rid="1">&lt;/b&gt;</ept>"#
    ),
    ("<g><ex", #"<bpt id="1" rid="1" ctype="bold">&lt;b&gt;</bpt>A<ept id="1" rid="1">&lt;/b&gt;</ept>"#),
    (
      "<script></script>",
      #"<bpt id="1" rid="1" ctype="bold">&lt;b&gt;</bpt>A<ept id="1" rid="1">&lt;/b&gt;</ept>"#
    ),
  ])
  func codesOfOthers(tags: String, expected: String) throws {
    let escaped = tags.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    let prop = tags.isEmpty ? "" : "<prop type='x-xliff-codes'>\(escaped)</prop>"
    let body =
      "<tu><tuv xml:lang='id'>\(prop)<seg><bpt i='1' x='1' type='bold'>&lt;b></bpt>A<ept i='1'>&lt;/b></ept></seg></tuv>"
      + "<tuv xml:lang='en'><seg><hi>B</hi><ut>u<sub>s<ph>p</ph></sub></ut><ph type='a b'/></seg></tuv></tu>"
    let scratch = try Scratch()
    try write(readText(XMLHostilityTests.file(body), as: "a.tmx").units, to: scratch.at("a.xlf"), .xliff)
    let written = String(decoding: scratch.read("a.xlf"), as: UTF8.self)
    #expect(written.contains("<source>\(expected)</source>"), "\(written)")
    #expect(
      written.contains(
        #"><mrk mtype="x-hi">B</mrk><ph id="c1">u<sub>sp</sub></ph><ph id="c2" ctype="x-a-b"></ph></target>"#)
    )
    #expect(try readFile(scratch.at("a.xlf")).pairs == [["A", "B"]])
  }

  /// Codes without `x`, as memoQ writes them, are known again by what they are, whatever their order.
  @Test func codesWithoutIdentifiers() throws {
    func pair(_ i: Int, _ type: String, _ text: String) -> String {
      "<bpt i='\(i)' type='\(type)'>{}</bpt>\(text)<ept i='\(i)'>{}</ept>"
    }
    let body =
      "<tu><tuv xml:lang='id'><seg>\(pair(1, "bold", "A"))\(pair(2, "italic", "B"))<ph>n</ph></seg></tuv>"
      + "<tuv xml:lang='en'><seg><ph>n</ph>\(pair(1, "italic", "b"))\(pair(2, "bold", "a"))<ph>new</ph><ph>n</ph></seg></tuv></tu>"
    let scratch = try Scratch()
    try write(readText(XMLHostilityTests.file(body), as: "a.tmx").units, to: scratch.at("a.xlf"), .xliff)
    let written = String(decoding: scratch.read("a.xlf"), as: UTF8.self)
    func identifiers(_ element: Substring?) -> [String] {
      (element ?? "").split(separator: "id=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
        .filter { $0.hasPrefix("c") }
    }
    let sides = written.split(separator: "<target")
    #expect(identifiers(sides.first) == ["c1", "c1", "c2", "c2", "c3"], "\(written)")
    #expect(identifiers(sides.last) == ["c3", "c2", "c2", "c1", "c1", "c4", "c5"], "\(written)")
  }
}

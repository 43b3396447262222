import Exchange
import Testing
import Text
import TranslationMemory

/// Inline codes of XLIFF are kept beside the plain text, in the terms of TMX.
@Suite struct XLIFFCodeTests {
  /// The content of both segments, as a lookup shows it.
  private func markup(_ reading: Reading) throws -> [String?] {
    let unit = try #require(reading.units.first)
    let record = unit.record.map(TMXRecord.init)
    return [
      record?.markup(of: unit.source, in: unit.sourceLanguage),
      record?.markup(of: unit.target, in: unit.targetLanguage),
    ]
  }

  @Test(arguments: [
    (
      "Satu <g id='1' ctype='bold'>dua</g>.",
      #"Satu <bpt i="1" x="1" type="bold">&lt;g id=&quot;1&quot;&gt;</bpt>dua<ept i="1">&lt;/g&gt;</ept>."#
    ),
    (
      "<x id='1'/>Satu<x id='2' ctype='lb'/>",
      #"<ph x="1">&lt;x id=&quot;1&quot;/&gt;</ph>Satu<ph x="2" type="lb">&lt;x id=&quot;2&quot;/&gt;</ph>"#
    ),
    (
      "<bpt id='1' rid='a'>&lt;b&gt;</bpt>Satu<ept id='2' rid='a'>&lt;/b&gt;</ept>",
      #"<bpt i="1" x="1">&lt;b&gt;</bpt>Satu<ept i="1">&lt;/b&gt;</ept>"#
    ),
    (
      "<bx id='1' rid='a'/>Satu<bx id='2' rid='b'/> dua<ex id='3' rid='a'/>",
      #"<bpt i="1" x="1">&lt;bx id=&quot;1&quot;/&gt;</bpt>Satu<it pos="begin" x="2">&lt;bx id=&quot;2&quot;/&gt;</it>"#
        + #" dua<ept i="1">&lt;ex id=&quot;3&quot;/&gt;</ept>"#
    ),
    ("Satu<ex id='3'/>", #"Satu<it pos="end" x="1">&lt;ex id=&quot;3&quot;/&gt;</it>"#),
    (
      "Satu<it id='1' pos='open'>&lt;i&gt;</it> dua<it id='2' pos='close'>&lt;/i&gt;</it>",
      #"Satu<it pos="begin" x="1">&lt;i&gt;</it> dua<it pos="end" x="2">&lt;/i&gt;</it>"#
    ),
    ("Satu<ph id='1'>&amp;a<sub>lt</sub>b</ph>", #"Satu<ph x="1">&amp;a<sub>lt</sub>b</ph>"#),
    (
      "<mrk mtype='term'>Satu <g id='1'>dua</g></mrk>",
      #"<hi type="term">Satu <bpt i="1" x="1">&lt;g id=&quot;1&quot;&gt;</bpt>dua<ept i="1">&lt;/g&gt;</ept></hi>"#
    ),
  ])
  func versionOne(source: String, seg: String) throws {
    let body = "<trans-unit id='1'><source>\(source)</source><target>One.</target></trans-unit>"
    let reading = try readText(XLIFFReaderTests.one(body), as: "a.xlf")
    #expect(try markup(reading) == [seg, nil])
  }

  /// Codes of both languages that have the same identifier have the same number.
  @Test func numbersAreTheSameInBothLanguages() throws {
    let body = """
      <trans-unit id="1"><source>A <x id="p"/> <x id="q"/></source><target><x id="q"/> B <x id="p"/></target></trans-unit>
      """
    #expect(
      try markup(readText(XLIFFReaderTests.one(body), as: "a.xlf")).map {
        $0?.replacing(/>&lt;[^<]*</, with: "><")
      } == [
        #"A <ph x="1"></ph> <ph x="2"></ph>"#, #"<ph x="2"></ph> B <ph x="1"></ph>"#,
      ])
  }

  @Test func versionTwo() throws {
    let unit = """
      <unit id="u"><notes><note>n &amp; m</note></notes>
      <originalData><data id="d">&lt;b></data><data id="e">&lt;/b><cp hex="000A"/></data></originalData>
      <segment><source>Satu <pc id="1" type="fmt" dataRefStart="d" dataRefEnd="e">dua</pc><ph id="2"/></source>
      <target><sc id="1" dataRef="d"/>One <mrk id="m" type="term">two</mrk><ec startRef="1" dataRef="e"/><sc id="3" isolated="yes"/></target>
      </segment></unit>
      """
    let reading = try readText(XLIFFReaderTests.two(unit), as: "a.xlf")
    #expect(reading.pairs == [["Satu dua", "One two"]])
    #expect(
      try markup(reading) == [
        #"Satu <bpt i="1" x="1" type="fmt">&lt;b&gt;</bpt>dua<ept i="1">&lt;/b&gt;&#10;</ept>"#
          + #"<ph x="2">&lt;ph id=&quot;2&quot;/&gt;</ph>"#,
        #"<bpt i="1" x="1">&lt;b&gt;</bpt>One <hi type="term">two</hi><ept i="1">&lt;/b&gt;&#10;</ept>"#
          + #"<it pos="begin" x="3">&lt;sc id=&quot;3&quot;/&gt;</it>"#,
      ])
    #expect(try #require(reading.units.first?.record).contains("<note>n &amp; m</note>"))
  }

  /// A pair that goes across segments is two halves, each alone in its segment.
  @Test func segmentsHaveTheirOwnCodes() throws {
    let body = """
      <trans-unit id="1"><source>x</source><seg-source><g id="1"><mrk mtype="seg" mid="a">Satu <x id="2"/></mrk> \
      <mrk mtype="seg" mid="b"><bx id="3"/>Dua</mrk></g><mrk mtype="seg" mid="c"><ex id="3"/>Tiga</mrk></seg-source>\
      <target><mrk mtype="seg" mid="a">One</mrk> <mrk mtype="seg" mid="b">Two</mrk><mrk mtype="seg" mid="c">Three</mrk></target>\
      </trans-unit>
      """
    let reading = try readText(XLIFFReaderTests.one(body), as: "a.xlf")
    #expect(reading.pairs == [["Satu ", "One"], ["Dua", "Two"], ["Tiga", "Three"]])
    #expect(
      reading.units.map { $0.record.flatMap { TMXRecord($0) }?.markup(of: $0.source, in: .indonesian) } == [
        #"Satu <ph x="1">&lt;x id=&quot;2&quot;/&gt;</ph>"#,
        #"<it pos="begin" x="1">&lt;bx id=&quot;3&quot;/&gt;</it>Dua"#,
        #"<it pos="end" x="1">&lt;ex id=&quot;3&quot;/&gt;</it>Tiga"#,
      ])
  }

  /// More codes than a record holds are left out with a warning, those of segments read before too; the text stays.
  @Test func tooManyCodesAreLeftOut() throws {
    let native = "<ph id='1'>" + String(repeating: "x", count: 1 << 20) + "</ph>"
    let segments = (0..<3).map {
      "<mrk mtype='seg' mid='\($0)'>\($0)\(String(repeating: native, count: 12))</mrk>"
    }
    let body = """
      <trans-unit id='1'><source>x</source><seg-source>\(segments.joined())</seg-source><target>\
      <mrk mtype='seg' mid='0'>a</mrk><mrk mtype='seg' mid='1'>b</mrk><mrk mtype='seg' mid='2'>c</mrk></target></trans-unit>
      """
    let reading = try readText(XLIFFReaderTests.one(body), as: "a.xlf")
    #expect(reading.pairs == [["0", "a"], ["1", "b"], ["2", "c"]])
    #expect(reading.units.allSatisfy { $0.record == nil })
    #expect(reading.warnings.count { $0.contains("too many codes") } == 3)
  }

  /// Nothing is kept beside a text without codes.
  @Test func plainTextHasNoRecord() throws {
    let body = "<trans-unit id='1'><source>Satu.</source><target>One.</target><note>n</note></trans-unit>"
    #expect(try readText(XLIFFReaderTests.one(body), as: "a.xlf").units.map(\.record) == [nil])
  }

  @Test func levelTwoHoldsTheCodes() throws {
    let body = """
      <trans-unit id="1"><source>Satu <g id="1">dua</g></source><target>One <g id="1">two</g></target><note>n</note></trans-unit>
      """
    let units = try readText(XLIFFReaderTests.one(body), as: "a.xlf").units
    let scratch = try Scratch()
    let writer = try UnitWriter(
      scratch.at("a.tmx"), format: .tmx, from: .indonesian, to: .english, tmxLevel: .two)
    for unit in units { try writer.write(unit) }
    try writer.finish()
    let again = try readFile(scratch.at("a.tmx")).units
    #expect(again.map(\.source) == ["Satu dua"] && again.map(\.target) == ["One two"])
    #expect(again.map(\.note) == ["n"] && again.map(\.origin) == ["a.html"])
    func segments(_ unit: TranslationUnit) -> [String?] {
      [unit.source, unit.target].map { text in
        unit.record.flatMap { TMXRecord($0).markup(of: text, in: .indonesian) }
      }
    }
    #expect(again.map(segments) == units.map(segments) && segments(units[0])[0] != nil)
  }
}

import TestSupport
import Testing
import TranslationMemory

@testable import Exchange

@Suite struct XLIFFFillerTests {
  private func version1(_ units: String, file: String = "source-language=\"id\" target-language=\"en\"")
    -> String
  {
    """
    <?xml version="1.0"?>
    <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" \(file) datatype="plaintext"><body>
    \(units)
    </body></file></xliff>

    """
  }

  private func version2(_ units: String) -> String {
    """
    <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="id" trgLang="en"><file id="f">
    \(units)
    </file></xliff>
    """
  }

  @Test func settledMatchBecomesTarget() throws {
    let unit = "<trans-unit id='1'>\r\n  <source>Apa &amp; <![CDATA[siapa]]>?</source>\r\n</trans-unit>"
    let filled = try Scratch().fill(
      version1(unit), name: "a.xlf", ["Apa & siapa?": [match(100, "Apa & siapa?", "What & who?")]])
    let target = "\r\n  <target state=\"translated\" state-qualifier=\"exact-match\">What &amp; who?</target>"
    #expect(filled == version1(unit.replacing("</source>", with: "</source>" + target)))
  }

  @Test func fuzzyMatchIsForReviewAndCandidate() throws {
    let unit = "<trans-unit id='1'><source>Ada 5 ikan.</source><note>n</note></trans-unit>"
    let filled = try Scratch().fill(
      version1(unit), name: "a.xlf",
      ["Ada 5 ikan.": [match(99, "Ada 4 ikan.", "There are 4 fish.", adapted: "There are 5 fish.")]])
    let added =
      "<target state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\">There are 5 fish.</target>"
      + "<alt-trans match-quality=\"99\"><source>Ada 4 ikan.</source><target>There are 5 fish.</target>"
      + "<note from=\"padan\">adapted from: There are 4 fish.</note></alt-trans>"
    #expect(filled == version1(unit.replacing("</source>", with: "</source>" + added)))
  }

  @Test func codesInsideTheTextAllowCandidatesOnly() throws {
    let unit = "<trans-unit id='1'><source>Apa <g id='1'>kabar</g>?</source></trans-unit>"
    let filled = try Scratch().fill(
      version1(unit), name: "a.xlf", ["Apa kabar?": [match(100, "Apa kabar?", "How are you?")]])
    #expect(filled.contains("<alt-trans match-quality=\"100\">"))
    #expect(!filled.contains("<target state"))
  }

  @Test(arguments: [("<g id='1'> Apa?<x id='2'/></g>", "<g id='1'> What?<x id='2'/></g>")])
  func codesAroundTheTextAreKept(source: String, target: String) throws {
    let unit = "<trans-unit id='1'><source>\(source)</source></trans-unit>"
    let exact = try Scratch().fill(version1(unit), name: "a.xlf", [" Apa?": [match(100, "Apa?", "What?")]])
    #expect(exact.contains("exact-match\">\(target)</target>"))
    let fuzzy = try Scratch().fill(version1(unit), name: "a.xlf", [" Apa?": [match(90, "Apa!", "What!")]])
    #expect(!fuzzy.contains("<target state"))
  }

  /// What a CAT tool says is confirmed or locked stays, whatever is to be replaced.
  @Test(arguments: [
    ("mq:status='ManuallyConfirmed'", "One.", false), ("mq:status='Pretranslated'", "One.", true),
    ("m:confirmed='1'", "One.", false), ("m:confirmed='0'", "One.", true),
    ("mq:status='Proofread'", "", true), ("mq:locked='locked' mq:status='NotStarted'", "", false),
    ("m:locked='true'", "One.", false), ("m:locked='false'", "One.", true),
  ])
  func confirmedInToolsStays(attributes: String, target: String, isFilled: Bool) throws {
    let unit =
      "<trans-unit id='1' \(attributes)><source>Satu.</source><target>\(target)</target></trans-unit>"
    let filled = try Scratch().fill(
      version1(unit), name: "a.mqxliff", overwrites: true, ["Satu.": [match(100, "Satu.", "One!")]])
    #expect(filled.contains(">One!</target>") == isFilled)
    #expect(isFilled || filled == version1(unit))
  }

  @Test func confirmedTradosSegmentsStay() throws {
    let unit = """
      <trans-unit id='1'><source>s</source><seg-source><mrk mtype='seg' mid='1'>Satu.</mrk><mrk mtype='seg' mid='2'>Dua.</mrk>\
      <mrk mtype='seg' mid='3'>Tiga.</mrk></seg-source><target><mrk mtype='seg' mid='1'>a</mrk><mrk mtype='seg' mid='2'>b</mrk>\
      <mrk mtype='seg' mid='3'></mrk></target><sdl:seg-defs><sdl:seg id='1' conf='ApprovedSignOff'/><sdl:seg id='2' conf='Draft'/>\
      <sdl:seg id='3' locked='true'/></sdl:seg-defs></trans-unit>
      """
    let answers = [
      "Satu.": [match(100, "Satu.", "One.")], "Dua.": [match(100, "Dua.", "Two.")],
      "Tiga.": [match(100, "Tiga.", "Three.")],
    ]
    let filled = try Scratch().fill(version1(unit), name: "a.sdlxliff", overwrites: true, answers)
    #expect(filled.contains("mid='1'>a</mrk><mrk mtype='seg' mid='2'>Two.</mrk>"))
    #expect(filled.contains("mid='3'></mrk></target>"))
  }

  @Test func whatIsThereStays() throws {
    let units = """
      <trans-unit id='1'><source>Satu.</source><target>One.</target></trans-unit>
      <trans-unit id='2' translate='no'><source>Satu.</source></trans-unit>
      <trans-unit id='3' approved='yes'><source>Satu.</source><target/></trans-unit>
      <trans-unit id='4'><source>Satu.</source><target state='final'>Uno</target></trans-unit>
      <x:trans-unit xmlns:x='urn:other'><source>Satu.</source></x:trans-unit>
      """
    let answers = ["Satu.": [match(100, "Satu.", "One!")]]
    #expect(try Scratch().fill(version1(units), name: "a.xlf", answers) == version1(units))
    let over = try Scratch().fill(version1(units), name: "a.xlf", overwrites: true, answers)
    #expect(
      over
        == version1(
          units.replacing(
            "<target>One.", with: "<target state=\"translated\" state-qualifier=\"exact-match\">One!")))
  }

  @Test func emptyTargetAndCopyMarkedAsNewAreFilled() throws {
    let units = """
      <trans-unit id='1'><source>Satu.</source><target xml:lang='en' /></trans-unit>
      <trans-unit id='2'><source>Satu.</source><target state='new'>Satu.</target></trans-unit>
      """
    let filled = try Scratch().fill(version1(units), name: "a.xlf", ["Satu.": [match(100, "Satu.", "One.")]])
    #expect(
      filled.contains(
        "<target state=\"translated\" state-qualifier=\"exact-match\" xml:lang='en' >One.</target>"))
    #expect(filled.contains("<target state-qualifier=\"exact-match\" state='translated'>One.</target>"))
  }

  @Test func segmentsAreFilledOneByOne() throws {
    let cut = "<mrk mid='1' mtype='seg'>Satu.</mrk> <mrk mid='2' mtype='seg'>Dua.</mrk>"
    let unit = "<trans-unit id='1'><source>Satu. Dua.</source><seg-source>\(cut)</seg-source></trans-unit>"
    let answers = ["Satu.": [match(100, "Satu.", "One.")]]
    let filled = try Scratch().fill(version1(unit), name: "a.xlf", answers)
    let empty = "<mrk mid='1' mtype='seg'>One.</mrk> <mrk mid='2' mtype='seg'></mrk>"
    #expect(
      filled.contains("<target state=\"needs-translation\" state-qualifier=\"exact-match\">\(empty)</target>")
    )
    // The second is filled later, and the first stays.
    let whole = try Scratch().fill(
      filled, name: "a.xlf", ["Satu.": [match(100, "Satu.", "Uno.")], "Dua.": [match(100, "Dua.", "Two.")]])
    #expect(
      whole
        == filled.replacing("'seg'></mrk>", with: "'seg'>Two.</mrk>").replacing(
          "needs-translation", with: "translated"))
  }

  /// Segments that the target lacks are put in beside those that it has, which stay.
  @Test(arguments: [
    (
      "<mrk mtype='seg' mid='2'>two</mrk>", ["1", "3"],
      "<1>Satu.!</1> <mrk mtype='seg' mid='2'>two</mrk> <3>Tiga.!</3>"
    ),
    (
      "<g id='1'><mrk mtype='seg' mid='3'/></g>", ["1", "2", "3"],
      "<g id='1'><1>Satu.!</1> <2>Dua.!</2> <mrk mtype='seg' mid='3'>Tiga.!</mrk></g>"
    ),
    ("<mrk mtype='seg' mid='1'>one</mrk>", ["3"], "<mrk mtype='seg' mid='1'>one</mrk> <3>Tiga.!</3>"),
    // Text outside of segments may be the translation of one.
    ("One. <mrk mtype='seg' mid='2'>two</mrk>", [], "One. <mrk mtype='seg' mid='2'>two</mrk>"),
    ("<mrk mtype='seg' mid='9'>all</mrk>", [], "<mrk mtype='seg' mid='9'>all</mrk>"),
  ])
  func segmentsThatTheTargetLacksAreFilled(target: String, known: [String], expected: String) throws {
    let texts = zip(["1", "2", "3"], ["Satu.", "Dua.", "Tiga."])
    let cut = texts.map { "<mrk mid=\"\($0)\" mtype=\"seg\">\($1)</mrk>" }.joined(separator: " ")
    func unit(_ target: String) -> String {
      version1("<trans-unit id='1'><source>-</source><seg-source>\(cut)</seg-source>\(target)</trans-unit>")
    }
    var answers: [String: [Match]] = [:]
    for (mid, text) in texts where known.contains(mid) { answers[text] = [match(100, text, text + "!")] }
    let filled = try Scratch().fill(unit("<target>\(target)</target>"), name: "a.xlf", answers)
    var whole = expected
    for mid in ["1", "2", "3"] {
      whole = whole.replacing("<\(mid)>", with: "<mrk mid=\"\(mid)\" mtype=\"seg\">")
        .replacing("</\(mid)>", with: "</mrk>")
    }
    let isWhole = known.count > 1
    let state = "state=\"\(isWhole ? "translated" : "needs-translation")\" state-qualifier=\"exact-match\""
    #expect(filled == unit("<target\(known.isEmpty ? "" : " " + state)>\(whole)</target>"))
  }

  /// New identifiers go past those that a unit has.
  @Test func newIdentifiersAreNew() throws {
    let source = "<source>Satu <ph id=\"s2\"/>.</source>"
    let unit = "<unit id=\"u\">" + String(repeating: "<segment>\(source)</segment>", count: 3) + "</unit>"
    let filled = try Scratch().fill(
      version2(unit), name: "a.xlf", ["Satu .": [match(100, "Satu .", "One .")]])
    #expect(filled.matches(of: /<segment id="(\w+)">/).map(\.1) == ["s1", "s3", "s4"])
    #expect(filled.matches(of: /ref="#(\w+)"/).map(\.1) == ["s1", "s3", "s4"])
  }

  /// Candidates that are there are not written again, whoever wrote them; those for other texts are.
  @Test(arguments: [false, true]) func candidatesAreWrittenOnce(overwrites: Bool) throws {
    let codes = "<source>Dua <g id='1'>3</g>.</source>"
    let cut =
      "<seg-source><mrk mtype='seg' mid='a'>Satu.</mrk> <mrk mtype='seg' mid='b'>Satu.</mrk></seg-source>"
    let first = version1(
      "<trans-unit id='1'><source>Satu.</source></trans-unit><trans-unit id='2'>\(codes)</trans-unit>"
        + "<trans-unit id='3'><source>Satu. Satu.</source>\(cut)</trans-unit>")
    let second = version2(
      "<unit id='1'><segment><source>Satu.</source></segment><segment id='x'>\(codes.replacing("g", with: "pc"))</segment></unit>"
    )
    let matches = [match(90, "S & a\n", "O \u{1}& <", adapted: "O \u{1}& <!"), match(80, "Sa", "On")]
    var answers = ["Satu.": matches, "Dua 3.": matches]
    for (document, count) in [(first, 8), (second, 4)] {
      let once = try Scratch().fill(document, name: "a.xlf", overwrites: overwrites, answers)
      #expect(once.matches(of: /match-?[qQ]uality=/).count == count)
      #expect(try Scratch().fill(once, name: "a.xlf", overwrites: overwrites, answers) == once)
      let others = once.replacing("<source>Sa</source>", with: "<x>y</x><source>S<!-- -->a</source>")
      #expect(try Scratch().fill(others, name: "a.xlf", overwrites: overwrites, answers) == others)
    }
    answers["Dua 3."] = [match(70, "Sa", "Un")]
    let once = try Scratch().fill(first, name: "a.xlf", overwrites: overwrites, answers)
    answers["Dua 3."] = matches
    let again = try Scratch().fill(once, name: "a.xlf", overwrites: overwrites, answers)
    #expect(again.matches(of: /match-quality=/).count == 9)
  }

  @Test func targetLanguageIsNamedWhereItWasNot() throws {
    let unit = "<trans-unit id='1'><source>Satu.</source></trans-unit>"
    let filled = try Scratch().fill(
      version1(unit, file: "source-language='id'"), name: "a.xlf", ["Satu.": [match(100, "Satu.", "One.")]])
    #expect(filled.contains("<file target-language=\"en\" original"))
    // One that is empty names none.
    let empty = try Scratch().fill(
      version1(unit, file: "source-language='id' target-language=''"), name: "a.xlf",
      ["Satu.": [match(100, "Satu.", "One.")]])
    #expect(empty.contains("source-language='id' target-language='en'") && empty.contains("One."))
    let two = version2("<unit id='u'><segment id='s'><source>Satu.</source></segment></unit>")
      .replacing("trgLang=\"en\"", with: "trgLang=\"\"")
    let filled2 = try Scratch().fill(two, name: "a.xlf", ["Satu.": [match(100, "Satu.", "One.")]])
    #expect(filled2.contains("srcLang=\"id\" trgLang=\"en\""))
  }

  @Test func version2HasStatesAndMatches() throws {
    let unit = """
      <unit id="u"><notes><note>n</note></notes>
      <segment id="a"><source>Satu.</source></segment>
      <segment><source>Dua <pc id="1">2</pc>.</source></segment>
      </unit>
      """
    let filled = try Scratch().fill(
      version2(unit), name: "a.xlf",
      [
        "Satu.": [match(100, "Satu.", "One.")],
        "Dua 2.": [match(98, "Dua 3.", "Two 3.", adapted: "Two 2.")],
      ])
    let candidates = """
      <unit id="u">
      <mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0">
      <mtc:match ref="#s1" type="am" matchQuality="98" subType="padan:adapted"><source>Dua 3.</source><target>Two 2.</target></mtc:match>
      </mtc:matches>
      """
    let expected = unit.replacing("<unit id=\"u\">", with: candidates)
      .replacing("<segment id=\"a\">", with: "<segment state=\"translated\" id=\"a\">")
      .replacing("Satu.</source>", with: "Satu.</source><target>One.</target>")
      .replacing("<segment><source>Dua", with: "<segment id=\"s1\"><source>Dua")
    #expect(filled == version2(expected))
  }

  @Test(arguments: ["UTF-16LE", "UTF-16BE"]) func encodingIsKept(name: String) throws {
    let document = version1("<trans-unit id='1'>\r\n<source>Café 😀</source>\r\n</trans-unit>")
    let answers = ["Café 😀": [match(100, "Café 😀", "€ 😀")]]
    let mark: [UInt8] = name == "UTF-16LE" ? [0xFF, 0xFE] : [0xFE, 0xFF]
    func encode(_ text: String) -> [UInt8] {
      mark + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }.swapped(name == "UTF-16BE")
    }
    let plain = try Scratch().fill(document, name: "a.xlf", answers)
    #expect(try Scratch().fill(encode(document), name: "a.xlf", answers) == encode(plain))
    let marked = try Scratch().fill([0xEF, 0xBB, 0xBF] + Array(document.utf8), name: "a.xlf", answers)
    #expect(marked == [0xEF, 0xBB, 0xBF] + Array(plain.utf8))
  }

  @Test func characterThatTheEncodingLacksIsAReference() throws {
    let document = version1("<trans-unit id='1'><source>Café</source></trans-unit>")
      .replacing("version=\"1.0\"?", with: "version=\"1.0\" encoding=\"ISO-8859-1\"?")
    let filled = try Scratch().fill(
      document.unicodeScalars.map { UInt8($0.value) }, name: "a.xlf", ["Café": [match(100, "Café", "é € 😀")]])
    let text = String(String.UnicodeScalarView(filled.map { Unicode.Scalar($0) }))
    #expect(text.contains(">é &#8364; &#128512;</target>"))
    #expect(text.contains("<source>Café</source>"))
  }

  /// Random documents without a target: what was put in, taken out again, leaves the input.
  @Test func allElseStaysByteForByte() throws {
    var random = SeededGenerator(seed: 5)
    let texts = [
      "Satu", "a &lt; b", "&#233;&amp;", "<![CDATA[<x>]]>", "😀", "\r\n  ", " ", "<!-- <target> -->",
      "<?p q?>",
    ]
    let codes = ["<x id='1'/>", "<g id=\"2\">g</g>", "<ph id='3'>&lt;br></ph>", "<bpt id='1'>[</bpt>"]
    for _ in 0..<400 {
      let prefix = ["", "x:"].randomElement(using: &random) ?? ""
      let lineEnd = ["\n", "\r\n", ""].randomElement(using: &random) ?? ""
      var units = ""
      for unit in 0..<Int.random(in: 1...4, using: &random) {
        var source = ""
        for _ in 0..<Int.random(in: 0...5, using: &random) {
          source += (Bool.random(using: &random) ? texts : codes).randomElement(using: &random) ?? ""
        }
        source =
          prefix.isEmpty ? source : source.replacing("<g", with: "<x:g").replacing("</g", with: "</x:g")
        units +=
          "\(lineEnd)  <\(prefix)trans-unit id='\(unit)' >\(lineEnd)\t<\(prefix)source>\(source)</\(prefix)source>"
        if Bool.random(using: &random) {
          units +=
            "<\(prefix)seg-source><\(prefix)mrk mtype='seg' mid='0'>\(source)</\(prefix)mrk></\(prefix)seg-source>"
        }
        units += "\(lineEnd) </\(prefix)trans-unit>"
      }
      let name = prefix.isEmpty ? "xmlns" : "xmlns:x"
      let document =
        "<!DOCTYPE \(prefix)xliff [<!-- ' > ]> -->]><\(prefix)xliff \(name)='urn:oasis:names:tc:xliff:document:1.2' version='1.2'>"
        + "<\(prefix)file original='>' source-language='id' target-language='en' datatype='x'><\(prefix)body>\(units)"
        + "</\(prefix)body></\(prefix)file></\(prefix)xliff>\(lineEnd)"
      let scratch = try Scratch()
      let file = try TranslatableFile(
        try scratch.write(document.utf8, to: "in.xlf"), LanguageChoice(), overwrites: false, .tsv,
        partSize: Int.random(in: 1...400, using: &random))
      var texts: [String] = []
      let filled = try file.fill(to: scratch.at("out.xlf")) { segments in
        texts += segments.map(\.text)
        return segments.map { segment in
          [100, 80].prefix(Int.random(in: 0...2, using: &random)).shuffled(using: &random)
            .map { match($0, segment.text, "T <&>\n") }
        }
      }
      let output = scratch.read("out.xlf")
      let again = try TranslatableFile(scratch.at("out.xlf")).segments
      #expect(again.map(\.text) == texts)
      #expect(again.count { $0.state == .translated } == filled)
      var rest = output
      for element in ["alt-trans", "target"] {
        let start = Array("<\(prefix)\(element) ".utf8)
        let end = Array("</\(prefix)\(element)>".utf8)
        while let from = rest.firstRange(of: start), let to = rest[from.upperBound...].firstRange(of: end) {
          let blanks = rest[..<from.lowerBound].reversed().prefix { $0 <= 0x20 }.count
          rest.removeSubrange((from.lowerBound - blanks)..<to.upperBound)
        }
      }
      #expect(rest == Array(document.utf8), "\(document)")
    }
  }

  @Test func brokenDocumentsAreRefusedAndNeverTrap() throws {
    let document = Array(
      version1("<trans-unit id='1'><source>Satu <x id='1'/>.</source><target>T</target></trans-unit>").utf8)
    var random = SeededGenerator(seed: 6)
    for _ in 0..<500 {
      var bytes = document
      for _ in 0..<3 {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = [0x3C, 0x3E, 0x22, 0x26, 0x2F, 0x5B, 0x41].randomElement(using: &random) ?? 0
      }
      bytes.removeLast(Int.random(in: 0...2, using: &random) * 9)
      _ = try? Scratch().fill(bytes, name: "a.xlf", ["Satu .": [match(100, "Satu .", "One.")]])
      // The scanner that finds the places is safe by itself.
      var markup = XMLMarkup(bytes)
      while let piece = markup.next() { _ = XMLMarkup.attributes(of: piece, in: bytes) }
      _ = XLIFFContent(bytes, in: bytes.indices)
    }
  }
}

extension [UInt8] {
  /// Pairs of bytes the other way round, where that is wanted.
  fileprivate func swapped(_ isSwapped: Bool) -> [UInt8] {
    isSwapped ? indices.map { self[$0 ^ 1] } : self
  }
}

import Exchange
import Testing
import Text
import TranslationMemory

/// XLIFF 1.2 and 2.x: the targets that can be trusted, as plain text.
@Suite struct XLIFFReaderTests {
  static func one(_ body: String, source: String = "id", target: String = "en") -> String {
    """
    <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
    <file original="a.html" source-language="\(source)" target-language="\(target)" datatype="html"><header><note>h</note></header><body>
    \(body)
    </body></file></xliff>
    """
  }

  static func unit(_ rest: String, attributes: String = "") -> String {
    "<trans-unit id=\"1\" \(attributes)><source>Satu.</source>\(rest)</trans-unit>"
  }

  static func two(_ unit: String) -> String {
    """
    <xliff version="2.0" srcLang="id" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:m">
    <file id="f1">
    \(unit)
    </file></xliff>
    """
  }

  @Test(
    arguments: [
      ("", "", "empty side"), ("<target/>", "", "empty side"), ("<target>One.</target>", "", nil),
      ("<target state='translated'>One.</target>", "", nil), ("<target state='final'>One.</target>", "", nil),
      ("<target state='signed-off'>One.</target>", "", nil),
      ("<target state='new'>One.</target>", "", "not approved"),
      ("<target state='needs-review-translation'>One.</target>", "", "not approved"),
      ("<target state='new'>One.</target>", "approved='yes'", nil),
      ("<target>One.</target>", "translate='no'", "not translatable"),
      ("<alt-trans><target>One.</target></alt-trans>", "", "empty side"),
      (
        "<target>One.</target><alt-trans match-quality='85'><source>x</source><target>y</target></alt-trans>",
        "", nil
      ),
      ("<target state='new'>Won.</target><target>One.</target>", "", "not approved"),
      ("<target>One.</target><target state='new'>Won.</target>", "", nil),
    ] as [(String, String, String?)])
  func trust(rest: String, attributes: String, reason: String?) throws {
    let reading = try readText(Self.one(Self.unit(rest, attributes: attributes)), as: "a.xlf")
    #expect(reading.pairs == (reason == nil ? [["Satu.", "One."]] : []))
    #expect(reading.skipped.map(\.reason) == (reason.map { [$0] } ?? []))
    #expect((reading.lines + reading.skipped.map(\.line)) == [3])
  }

  @Test(arguments: [
    ("One <g id='1'>two</g> <x id='2'/>three", "One two three"),
    ("<bpt id='1'>&lt;b></bpt>One<ept id='1'>x</ept>", "One"),
    ("One <ph id='1'>%<sub>s</sub></ph><it id='2' pos='open'>q</it>.", "One ."),
    ("<mrk mtype='protected'>One</mrk> <mrk mtype='x-term'>two</mrk>", "One two"),
    ("One &lt;b&gt;", "One <b>"),
    (
      "<mrk mtype='x-sdl-deleted' sdl:revid='1'>Uno <x id='1'/></mrk><mrk mtype='x-sdl-added'>One</mrk>",
      "One"
    ),
  ])
  func inlineCodes(target: String, text: String) throws {
    let reading = try readText(Self.one(Self.unit("<target>\(target)</target>")), as: "a.xlf")
    #expect(reading.units.map(\.target) == [text])
  }

  /// What prepares files for translation names no target language, and who translates them puts none in.
  @Test(arguments: [
    ("en", nil, "pesan.id.xlf", ["Satu.", "One."]), ("en-US", "", "pesan.id.xlf", ["Satu.", "One."]),
    ("id", nil, "messages.en.xlf", ["One.", "Satu."]), (nil, "en", "messages.en.xlf", ["One.", "Satu."]),
    (nil, "id-ID", "id.xlf", ["Satu.", "One."]), (nil, nil, "a.xlf", ["One.", "Satu."]),
  ])
  func oneLanguageWithoutAName(source: String?, target: String?, name: String, pair: [String]) throws {
    for version in [1, 2] {
      let names = version == 1 ? ("source-language", "target-language") : ("srcLang", "trgLang")
      let attributes =
        (source.map { " \(names.0)=\"\($0)\"" } ?? "") + (target.map { " \(names.1)=\"\($0)\"" } ?? "")
      let text =
        version == 1
        ? """
        <xliff version="1.2"><file original="a" datatype="html"\(attributes)><body><trans-unit id="1">
        <source>One.</source><target>Satu.</target></trans-unit></body></file></xliff>
        """
        : """
        <xliff version="2.0"\(attributes)><file id="f"><unit id="1"><segment>
        <source>One.</source><target>Satu.</target></segment></unit></file></xliff>
        """
      let reading = try readText(text, as: name)
      #expect(reading.pairs == [pair])
      #expect(reading.units.first?.sourceLanguage.language == "id")
      #expect(reading.units.first?.targetLanguage.language == "en")
      #expect(reading.warnings == [])
    }
  }

  /// Where the name of the file does not say it either, what was guessed is told once.
  @Test func guessedLanguage() throws {
    let units = Self.unit("<target>One.</target>") + Self.unit("<target>Un.</target>")
    func read(_ source: String, as name: String) throws -> Reading {
      try readText(Self.one(units, source: source).replacing(" target-language=\"en\"", with: ""), as: name)
    }
    #expect(
      try read("id", as: "a.xlf").warnings == [
        "the file names no target language, and it was taken for en: --from and --to say what it is"
      ])
    #expect(try read("id", as: "how-to.xlf").warnings.count == 1)
    // A name that says another language is believed, lest all of `messages.*.xlf` become English.
    for (name, languages) in [("a.de.xlf", ["de", "id"]), ("id.xlf", ["id"])] {
      let reading = try read("id", as: name)
      #expect(reading.reasons == ["other languages": 2] && reading.warnings == [])
      #expect(reading.report?.languages == Set(languages))
    }
    // Only what the file says is told of it.
    let other = try read("fr", as: "a.xlf")
    #expect(other.reasons == ["other languages": 2])
    #expect(other.report?.languages == ["fr"])
    #expect(other.warnings == [])
  }

  @Test func segmentsAreUnits() throws {
    let marked = """
      <trans-unit id="1"><source>Satu. Dua.</source><seg-source><mrk mtype="seg" mid="a">Satu.</mrk> <g id="1"><mrk mtype="seg" \
      mid="b">Dua.</mrk></g></seg-source><target><mrk mtype="seg" mid="b">Two.</mrk> <mrk mtype="seg" mid="a">One.</mrk></target></trans-unit>
      """
    #expect(try readText(Self.one(marked), as: "a.xlf").pairs == [["Dua.", "Two."], ["Satu.", "One."]])
    // Cut otherwise, the whole is the unit.
    let other = marked.replacing("mid=\"a\">One", with: "mid=\"c\">One")
    #expect(try readText(Self.one(other), as: "a.xlf").pairs == [["Satu. Dua.", "Two. One."]])
  }

  /// What the target lacks is not translated; the rest stays a pair.
  @Test(arguments: [
    ("<mrk mtype='seg' mid='2'>Two.</mrk>", [["Dua.", "Two."]], 2),
    (
      "<mrk mtype='seg' mid='3'>Three.</mrk> <mrk mtype='seg' mid='1'>One.</mrk>",
      [["Tiga.", "Three."], ["Satu.", "One."]], 1
    ),
    ("<mrk mtype='seg' mid='1'>One.</mrk><mrk mtype='seg' mid='2'/>", [["Satu.", "One."]], 2),
    // One that the source does not have, or one twice: it was cut otherwise.
    ("<mrk mtype='seg' mid='9'>All.</mrk>", [["Satu. Dua. Tiga.", "All."]], 0),
    ("<mrk mtype='seg' mid='1'>A</mrk><mrk mtype='seg' mid='1'>B</mrk>", [["Satu. Dua. Tiga.", "AB"]], 0),
  ])
  func segmentsThatTheTargetLacks(target: String, pairs: [[String]], skipped: Int) throws {
    let cut = zip(1...3, ["Satu.", "Dua.", "Tiga."]).map { "<mrk mtype='seg' mid='\($0)'>\($1)</mrk>" }
    let unit = """
      <trans-unit id="1"><source>Satu. Dua. Tiga.</source><seg-source>\(cut.joined(separator: " "))</seg-source>\
      <target>\(target)</target></trans-unit>
      """
    let reading = try readText(Self.one(unit), as: "a.xlf")
    #expect(reading.pairs == pairs)
    #expect(reading.reasons == (skipped == 0 ? [:] : ["empty side": skipped]))
  }

  /// What memoQ and Phrase say of a unit goes before what a target without a state is taken for.
  @Test(arguments: [
    ("mq:status='ManuallyConfirmed'", true), ("mq:status='Reviewer1Confirmed'", true),
    ("mq:status='Proofread'", true), ("mq:status='NotStarted'", false),
    ("mq:status='PartiallyEdited'", false), ("mq:status='Pretranslated'", false),
    ("mq:status='AssembledFromFragments'", false), ("mq:status='MachineTranslated'", false),
    ("mq:status='Rejected'", false), ("m:confirmed='1'", true), ("m:confirmed='0'", false),
    ("x:status='Rejected' x:confirmed='0' confirmed='0'", true),
  ])
  func statusOfTools(attributes: String, isTrusted: Bool) throws {
    let reading = try readText(
      Self.one(Self.unit("<target>One.</target>", attributes: attributes)), as: "a.mqxliff")
    #expect(reading.pairs == (isTrusted ? [["Satu.", "One."]] : []))
    #expect(reading.reasons == (isTrusted ? [:] : ["not approved": 1]))
  }

  /// Trados Studio says it of each segment, after the target.
  @Test(arguments: [true, false])
  func statusOfTradosSegments(isDeclared: Bool) throws {
    let levels: [String?] = [
      nil, "Draft", "Translated", "RejectedTranslation", "ApprovedTranslation", "RejectedSignOff",
      "ApprovedSignOff",
    ]
    func marks(_ name: String) -> String {
      levels.indices.map { "<mrk mtype='seg' mid='\($0)'>\(name)\($0).</mrk>" }.joined(separator: " ")
    }
    let definitions = levels.enumerated().map { index, level in
      "<sdl:seg id='\(index)'\(level.map { " conf='\($0)'" } ?? "")><sdl:value key='a'>b</sdl:value></sdl:seg>"
    }
    let unit = """
      <trans-unit id="1"><source>s</source><seg-source>\(marks("Satu "))</seg-source><target>\(marks("One "))</target>\
      <sdl:seg-defs\(isDeclared ? " xmlns:sdl='http://sdl.com/FileTypes/SdlXliff/1.0'" : "")>\(definitions.joined())</sdl:seg-defs></trans-unit>
      """
    let reading = try readText(Self.one(unit), as: "a.sdlxliff")
    #expect(reading.pairs == [2, 4, 6].map { ["Satu \($0).", "One \($0)."] })
    #expect(reading.reasons == ["not approved": 4])
  }

  /// A target that is cut otherwise than the source is trusted where all its segments are.
  @Test(arguments: [("Translated", true), ("Draft", false)])
  func statusOfTradosUnits(level: String, isTrusted: Bool) throws {
    let unit = """
      <trans-unit id="1"><source>Satu.</source><target>One.</target><sdl:seg-defs><sdl:seg id="1" conf="Translated"/>\
      <sdl:seg id="2" conf="\(level)"/></sdl:seg-defs></trans-unit>
      """
    #expect(try readText(Self.one(unit), as: "a.sdlxliff").pairs == (isTrusted ? [["Satu.", "One."]] : []))
  }

  @Test func originNotesAndGroups() throws {
    let body = """
      <group><group translate="no">\(Self.unit("<target>x</target>"))\(Self.unit("<target>y</target>", attributes: "translate='yes'"))</group>
      \(Self.unit("<target>z</target><note>satu</note><note>dua</note>"))</group><bin-unit><bin-source/></bin-unit>
      """
    let reading = try readText(Self.one(body), as: "a.xlf")
    #expect(reading.units.map(\.target) == ["y", "z"] && reading.units.map(\.note) == [nil, "satu\ndua"])
    #expect(reading.units.allSatisfy { $0.origin == "a.html" })
    #expect(reading.lines == [3, 4])
  }

  @Test func languages() throws {
    let turned = try readText(
      Self.one(Self.unit("<target>x</target>"), source: "en-US", target: "in"), as: "a.xlf")
    #expect(turned.pairs == [["x", "Satu."]] && turned.units.first?.targetLanguage.description == "en-US")
    let other = try readText(
      Self.one(Self.unit("<target>x</target>"), source: "de", target: "fr"), as: "a.xlf")
    #expect(other.reasons == ["other languages": 1] && other.report?.languages == ["de", "fr"])
    let broken = try readText(Self.one(Self.unit("<target>x</target>"), target: "??"), as: "a.xlf")
    #expect(broken.reasons == ["no language": 1])
    let unnamed = Self.one(Self.unit("<target xml:lang='en-GB'>x</target>")).replacing(
      "target-language=\"en\"", with: "")
    #expect(try readText(unnamed, as: "a.xlf").units.map(\.targetLanguage.description) == ["en-GB"])
  }

  @Test func versionTwo() throws {
    let unit = """
      <group id="g"><unit id="u"><mtc:matches><mtc:match ref="#s"><source>q</source><target>r</target></mtc:match></mtc:matches>
      <notes><note>n</note></notes><originalData><data id="d">&lt;b></data></originalData>
      <segment state="final"><source>Satu <pc id="1" dataRefStart="d">dua</pc><ph id="2"/></source>
      <target>One <mrk id="m" type="term">two</mrk><cp hex="001A"/></target></segment>
      <ignorable><source> </source><target> </target></ignorable>
      <segment><source>a</source><target>b</target></segment><segment state="initial"><source>c</source><target>d</target></segment>
      <segment><source>e</source></segment></unit></group>
      """
    let reading = try readText(Self.two(unit), as: "a.xlf")
    #expect(reading.pairs == [["Satu dua", "One two\u{1A}"], ["a", "b"]])
    #expect(reading.reasons == ["not approved": 1, "empty side": 1])
    #expect(reading.units.map(\.note) == ["n", "n"] && reading.lines == [5, 8])
  }

  @Test(arguments: [
    ("<xliff version='9'/>", "XLIFF 9"), ("<xliff version='1.2'><file></xliff>", "mismatch"),
    (two("<unit><segment><source>a</source><target><cp hex='zz'/></target></segment></unit>"), "hex"),
    (two("<unit><segment><source>a</source><target><cp hex='D800'/></target></segment></unit>"), "hex"),
    (two("<unit><segment><source>&x;</source></segment></unit>"), "&x;"),
  ])
  func malformed(text: String, hint: String) throws {
    let error = try #require(try failure(text, as: "a.xlf"))
    #expect(error.kind == .malformed && error.line != nil && error.reason.contains(hint), "\(error)")
  }
}

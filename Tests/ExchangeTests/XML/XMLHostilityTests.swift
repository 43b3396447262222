import Exchange
import Testing
import TranslationMemory

/// XML made to do harm is refused at once, with its place.
@Suite struct XMLHostilityTests {
  static func file(_ body: String, doctype: String = "") -> String {
    """
    <?xml version="1.0"?>
    \(doctype)
    <tmx version="1.4"><header/><body>
    \(body)
    </body></tmx>
    """
  }

  static let unit = TMXReaderTests.unit("a", "b")

  @Test(arguments: [
    "<!DOCTYPE tmx [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY x '&b;&b;&b;&b;&b;&b;'>]>",
    "<!DOCTYPE tmx [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>",
    "<!DOCTYPE tmx [<!ENTITY x SYSTEM 'http://127.0.0.1:9/x'>]>", "<!DOCTYPE tmx SYSTEM 'tmx14.dtd'>", "",
    "<!DOCTYPE tmx [<!ENTITY x 'pagi'>]>",
  ])
  func entitiesAreNotExpanded(doctype: String) throws {
    for body in [
      TMXReaderTests.unit("Selamat &x;.", "b"), "<tu creationid='&x;'>" + Self.unit.dropFirst(4),
      "<tu>&x;</tu>",
    ] {
      let error = try #require(try failure(Self.file(body, doctype: doctype), as: "a.tmx"))
      #expect(error.line == 4 && error.column != nil && error.reason.contains("&x;"), "\(error)")
    }
  }

  /// Columns are scalars of the line, also where libxml2 counts bytes of what the line became in UTF-8.
  @Test func columnsAreThoseOfTheFile() throws {
    let text =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><tmx version=\"1.4\"><body><![CDATA["
      + String(repeating: "é", count: 300) + "]]></body></tmx>x"
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    let scratch = try Scratch()
    let path = try scratch.write(bytes, to: "a.tmx")
    let error = try #require(throws: ExchangeError.self) { try readFile(path) }
    #expect(error.line == 1 && error.column == bytes.count, "\(error)")
  }

  @Test func parameterEntities() throws {
    let doctype = "<!DOCTYPE tmx [<!ENTITY % p SYSTEM 'file:///etc/hostname'> %p;]>"
    #expect(try failure(Self.file(Self.unit, doctype: doctype), as: "a.tmx")?.kind == .malformed)
  }

  @Test(arguments: [
    "<!DOCTYPE tmx SYSTEM 'none.dtd'>",
    "<!DOCTYPE tmx PUBLIC '-//LISA OSCAR:1998//DTD' 'http://127.0.0.1:9/a.dtd'>",
    "<!DOCTYPE tmx [<!ENTITY unused 'x'><!ATTLIST tu creationid CDATA 'default'>]>",
  ])
  func documentTypesAreHarmless(doctype: String) throws {
    let reading = try readText(Self.file(Self.unit, doctype: doctype), as: "a.tmx")
    #expect(reading.pairs == [["a", "b"]])
    #expect(reading.units.first?.author == nil)
  }

  @Test(arguments: [250, 251, 252, 300, 100_000])
  func depth(count: Int) throws {
    let nested = String(repeating: "<hi>", count: count) + "x" + String(repeating: "</hi>", count: count)
    let text = Self.file(TMXReaderTests.unit(nested, "b"))
    // tmx, body, tu, tuv and seg lie outside.
    if count + 5 <= 256 {
      #expect(try readText(text, as: "a.tmx").pairs == [["x", "b"]])
    } else {
      #expect(try failure(text, as: "a.tmx")?.reason.contains("256") == true)
    }
  }

  @Test func differentNames() throws {
    func file(names: Int) -> String { Self.file((0..<names).map { "<n\($0)/>" }.joined() + Self.unit) }
    #expect(try readText(file(names: 20_000), as: "a.tmx").pairs == [["a", "b"]])
    let error = try #require(try failure(file(names: 200_000), as: "a.tmx"))
    #expect(error.line != nil && error.reason.contains("1024 KiB"), "\(error)")
  }

  @Test func longTexts() throws {
    let text = Self.file(TMXReaderTests.unit(String(repeating: "kata ", count: 4_000_000), "b"))
    let error = try #require(try failure(text, as: "a.tmx"))
    #expect(error.line == 4 && error.reason.contains("16 MiB"))
    // Elements in between do not help.
    let split = Self.file(TMXReaderTests.unit(String(repeating: "kata <hi/>", count: 4_000_000), "b"))
    #expect(try failure(split, as: "a.tmx")?.reason.contains("16 MiB") == true)
  }

  @Test(arguments: [
    ("<tu a='" + String(repeating: "x", count: 2_000_000) + "'></tu>", "256 KiB"),
    ("<!--" + String(repeating: "x", count: 8_000_000) + "-->", "4096 KiB"),
    ("<tu>&" + String(repeating: "x", count: 2_000_000) + ";</tu>", ""),
    ("<" + String(repeating: "x", count: 2_000_000) + "/>", ""),
  ])
  func longMarkup(body: String, hint: String) throws {
    let error = try #require(try failure(Self.file(body), as: "a.tmx"))
    #expect(error.kind == .malformed && (hint.isEmpty || error.reason.contains(hint)), "\(error)")
  }

  @Test func longCommentsWithinTheLimit() throws {
    let comment = "<!--" + String(repeating: "x", count: 1_000_000) + "-->"
    #expect(try readText(Self.file(comment + Self.unit), as: "a.tmx").pairs == [["a", "b"]])
  }

  @Test func manyAttributes() throws {
    let attributes = (0..<20_000).map { "a\($0)=\"\"" }.joined(separator: " ")
    #expect(
      try readText(Self.file("<tu \(attributes)></tu>" + Self.unit), as: "a.tmx").pairs == [["a", "b"]])
    #expect(try failure(Self.file("<tu a='1' a='2'/>"), as: "a.tmx")?.reason.contains("redefined") == true)
  }

  @Test func nulIsRefused() throws {
    let error = try #require(try failure(Self.file(TMXReaderTests.unit("a\0b", "c")), as: "a.tmx"))
    #expect(error.line == 4 && error.reason.contains("U+0000"))
  }

  @Test func ampersandsInAttributes() throws {
    let body = "<tu creationid='a&amp;b &#38;amp; &lt;&quot;&#38;#38; &#233;'>" + Self.unit.dropFirst(4)
    #expect(try readText(Self.file(body), as: "a.tmx").units.first?.author == "a&b &amp; <\"&#38; é")
  }

  @Test func manyLanguages() throws {
    let body = (0..<2000).map { "<tu><tuv xml:lang='xx-\($0)'><seg>a</seg></tuv></tu>" }.joined()
    let reading = try readText(Self.file(body + Self.unit), as: "a.tmx")
    #expect((reading.report?.languages.count ?? 0) <= 200)
    #expect(reading.skipped.count >= 2000)
  }

  /// Wherever a file was cut, that is what is said.
  @Test func cutFilesAreSaidToBeCut() throws {
    let text = Array(Self.file(Self.unit + "<!-- c --><tu creationid='x'>&amp;<![CDATA[x]]></tu>").utf8)
    let start = try #require(text.firstRange(of: Array("<header".utf8)))
    for end in start.lowerBound...(text.count - 2) {
      let error = try failure(Array(text[..<end]), as: "a.tmx")
      let place = String(decoding: text[..<end].suffix(20), as: UTF8.self)
      #expect(error?.reason.contains("cut off") == true, "\(place)| \(error?.description ?? "")")
    }
  }

  @Test(arguments: [
    ("a < b & c", "a < stands"), ("a <1 c", "a < stands"), ("a <b} c", "&lt; is meant"),
    ("a & b", "an & stands"),
    ("a &b c", "an & stands"), ("a <b 1> c", "&lt; is meant"),
  ])
  func markThatIsText(seg: String, hint: String) throws {
    let error = try #require(try failure(Self.file(TMXReaderTests.unit(seg, "b")), as: "a.tmx"))
    #expect(error.line == 4 && error.reason.contains(hint), "\(error)")
  }
}

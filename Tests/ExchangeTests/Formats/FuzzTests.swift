import Exchange
import TestSupport
import Testing
import Text
import TranslationMemory

/// Whatever a file holds, reading it ends in units or in an error that says where: never in a trap.
@Suite struct FuzzTests {
  static let seeds: [String: String] = [
    "a.tmx": """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE tmx SYSTEM "tmx14.dtd">
    <tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" \
    srclang="*all*" datatype="plaintext"><note>n</note></header><body><!-- c --><?pi?>
    <tu creationdate="20260102T030405Z" usagecount="3" creationid="b&amp;b"><note>a</note><prop type="x-position">4</prop>
    <tuv xml:lang="id"><seg>Satu <bpt i="1">&lt;b></bpt>dua<ept i="1"/> <ph><sub>x</sub></ph><![CDATA[<é>]]></seg></tuv>
    <tuv xml:lang="en-GB" changedate="2026-01-02"><seg>One <hi>two</hi> &#x1F600;</seg></tuv></tu></body></tmx>
    """,
    "a.xlf": """
    <?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" \
    source-language="id" target-language="en" datatype="x"><header/><body><group translate="yes">
    <trans-unit id="1" approved="yes"><source>Satu. Dua.</source><seg-source><mrk mtype="seg" mid="1">Satu.</mrk> \
    <mrk mtype="seg" mid="2">Dua.</mrk></seg-source><target state="final"><mrk mtype="seg" mid="1">One.</mrk> \
    <g id="3"><mrk mtype="seg" mid="2">Two.</mrk></g></target><alt-trans><target>No</target></alt-trans>\
    <note>n</note></trans-unit></group></body></file></xliff>
    """,
    "b.xlf": """
    <xliff version="2.0" srcLang="id" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0" \
    xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><file id="f"><unit id="1"><mtc:matches><mtc:match ref="#s">\
    <source>a</source><target>b</target></mtc:match></mtc:matches><notes><note>n</note></notes>
    <segment state="final"><source>Satu <pc id="1">dua</pc></source><target>One <cp hex="001A"/>two</target>\
    </segment><ignorable><source> </source></ignorable></unit></file></xliff>
    """,
    "a.tsv":
      "source\ttarget\tusage\tcreated\tconfidence\nSatu\tOne\t3\t2026-01-02T03:04:05Z\t0.5\r\nDua é\tTwo\t\t\t\n",
    "a.csv": "id,en,note\r\n\"Satu, \"\"dua\"\"\r\ntiga\",One,\"\"\r\nDua,Two,x\r\n",
    "a.jsonl": """
    {"source":"Satu","target":"One","x":[1,{"a":[null,true,-1.5e+3]}],"usage":3,"created":"2026-01-02"}
    {"src":"Dua \\ud83d\\ude00 \\u00e9 \\n","tgt":"Two","from":"in","to":"eng","confidence":0.5}

    """,
    "a.po": """
    msgid ""
    msgstr ""
    "Content-Type: text/plain; charset=UTF-8\\n"
    "Plural-Forms: nplurals=1; plural=0;\\n"

    # comment
    #, fuzzy
    msgctxt "menu"
    msgid "Buka\\t\\x41\\101"
    msgstr "Open"

    msgid "%d berkas"
    msgid_plural "%d berkas-berkas"
    msgstr[0] "%d file"
    msgstr[1] ""
    "%d files"

    #~ msgid "Lama"
    #~ msgstr "Old"

    """,
  ]

  static let tokens: [[UInt8]] =
    [
      "<", ">", "&", "&#0;", "&x;", "&lt;", "\"", "'", "\0", "\n", "\r", "\t", "<seg>", "</tu>", "<!--",
      "]]>",
      "<![CDATA[", "<!DOCTYPE x [<!ENTITY x \"y\">]>", "<?xml version=\"1.1\"?>", "\\", "\\u", "\\ud800", "{",
      "[", ",",
      "msgid ", "#~ ", "#, fuzzy", "xmlns=\"a\"", "a:", "xml:lang=\"en\"", "encoding=\"UTF-16\"",
      "99999999999999999999",
      "1e999", "-1", "\u{FEFF}", "\u{FFFF}",
    ].map { Array($0.utf8) } + [
      [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90], [0x1F, 0x8B], [0xFF, 0xFE],
    ]

  static func mutated(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: 0...bytes.count, using: &generator)
      let end = min(bytes.count, place + Int.random(in: 0...20, using: &generator))
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 2 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 3: bytes.removeLast(bytes.count - place)
      case 4 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      default: bytes.insert(contentsOf: tokens.randomElement(using: &generator) ?? [], at: place)
      }
    }
    return bytes
  }

  @Test(arguments: seeds.keys.sorted())
  func seedsAreValid(name: String) throws {
    #expect(try !readText(Self.seeds[name] ?? "", as: name).units.isEmpty)
  }

  @Test(arguments: seeds.keys.sorted())
  func damagedFilesDoNoHarm(name: String) throws {
    var generator = SeededGenerator(seed: 20_260_101)
    let seed = Array((Self.seeds[name] ?? "").utf8)
    let scratch = try Scratch()
    var failures = 0
    for _ in 0..<1500 {
      let path = try scratch.write(Self.mutated(seed, &generator), to: name)
      do {
        let reading = try readFile(path)
        for unit in reading.units {
          let isSound = [unit.source, unit.target].allSatisfy { text in
            !text.utf8.contains(0) && !text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
          }
          #expect(isSound && unit.usage >= 0 && (unit.confidence.map { (0...1).contains($0) } ?? true))
        }
        #expect(reading.lines.allSatisfy { $0 >= 1 } && reading.skipped.allSatisfy { $0.line >= 1 })
      } catch let error as ExchangeError {
        failures += 1
        #expect(error.kind == .malformed && error.path == path)
        #expect((error.line ?? 1) >= 1 && (error.column ?? 1) >= 1, "\(error)")
        #expect(!error.description.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
      }
    }
    #expect(failures > 0)
  }

  /// XML that was cut off anywhere is refused, whatever was delivered before.
  @Test(arguments: ["a.tmx", "a.xlf", "b.xlf"])
  func cutOffAnywhere(name: String) throws {
    let seed = Array((Self.seeds[name] ?? "").utf8)
    let scratch = try Scratch()
    for count in 0..<seed.count {
      let path = try scratch.write(seed.prefix(count), to: name)
      let error = #expect(throws: ExchangeError.self) { try readFile(path) }
      #expect(error?.kind == .malformed)
    }
  }

  /// Bytes of no format at all, under each name and none.
  @Test(arguments: ["a.tmx", "a.xlf", "a.tsv", "a.csv", "a.jsonl", "a.po", "noise"])
  func noise(name: String) throws {
    var generator = SeededGenerator(seed: 3)
    for length in [1, 2, 3, 4, 5, 17, 1000, 100_000] {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let reading = try? readBytes(bytes, as: name)
      #expect(reading?.units.isEmpty ?? true)
      let error = try failure(bytes, as: name)
      #expect(error.map { $0.kind == .malformed } ?? true)
    }
  }

  /// The same file, moved over the end of a piece by one byte at a time.
  @Test(arguments: seeds.keys.sorted())
  func piecesEndAnywhere(name: String) throws {
    let seed = Self.seeds[name] ?? ""
    let whole = try readText(seed, as: name)
    let scratch = try Scratch()
    // Offsets where the reading differed.
    let different = try (0..<seed.utf8.count).filter { shift in
      let path = try scratch.write(Self.padded(seed, name, (1 << 16) - shift).utf8, to: name)
      return try !RoundTripTests.same(readFile(path).units, whole.units)
    }
    #expect(different.isEmpty)
  }

  /// A seed with so many bytes in it that a reader passes over.
  static func padded(_ seed: String, _ name: String, _ count: Int) -> String {
    func filled(_ open: String, _ close: String) -> String {
      open + String(repeating: "x", count: count - open.utf8.count - close.utf8.count) + close
    }
    return switch name {
    case "a.tmx", "a.xlf": seed.replacing("<body>", with: "<body>" + filled("<!--", "-->"))
    case "b.xlf": seed.replacing("<file ", with: filled("<!--", "-->") + "<file ")
    case "a.tsv": seed.replacing("confidence\n", with: "confidence\n" + filled("", "\n"))
    case "a.csv": seed.replacing("note\r\n", with: "note\r\n" + filled("", "\r\n"))
    case "a.po": filled("#", "\n") + seed
    default: filled("{\"", "\":0}\n") + seed
    }
  }
}

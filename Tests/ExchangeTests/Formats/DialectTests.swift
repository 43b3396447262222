import Exchange
import Testing
import Text
import TranslationMemory

/// Dialects: what a file does not say about itself, when it is read and when it is written.
@Suite struct DialectTests {
  static func dialect(_ change: (inout Dialect) -> Void) -> Dialect {
    var dialect = Dialect()
    change(&dialect)
    return dialect
  }

  @Test func quotedTSVHoldsAll() throws {
    let quoted = Self.dialect { $0.quoting = .rfc4180 }
    for seed in 1...3 as ClosedRange<UInt64> {
      let units = RoundTripTests.units(seed: seed, extra: RoundTripTests.forbidden)
      let file = try written(units, as: .tsv, dialect: quoted)
      #expect(file.losses.isEmpty)
      let reading = try readBytes(file.bytes, as: "a.tsv", dialect: quoted)
      #expect(RoundTripTests.same(reading.units, units))
    }
  }

  /// What Excel saves as "Unicode text": UTF-16 with a mark, tabs, quotes where a cell has need of them.
  @Test func excelTextIsRead() throws {
    let text =
      "Asal\tTerjemahan\r\n\"Dia bilang \"\"ya\"\".\"\tShe said \"yes\".\r\n\"dua\nbaris\"\ttwo lines\r\n"
    let bytes = [0xFF, 0xFE] + EncodingTests.utf16(text, bigEndian: false)
    let dialect = Self.dialect {
      $0.quoting = .rfc4180
      $0.hasHeader = true
    }
    let reading = try readBytes(bytes, as: "a.tsv", dialect: dialect)
    #expect(reading.pairs == [["Dia bilang \"ya\".", "She said \"yes\"."], ["dua\nbaris", "two lines"]])
    #expect(reading.lines == [2, 3])
  }

  @Test func columnsAreNamed() throws {
    let columns = try #require(Dialect.Columns("target, source,-,note"))
    let named = Self.dialect { $0.columns = columns }
    let reading = try readText("b\ta\tx\tn\n", as: "a.tsv", dialect: named)
    #expect(reading.pairs == [["a", "b"]] && reading.units.first?.note == "n" && reading.warnings.isEmpty)
    // A header that is one is passed over, and does not change the columns.
    #expect(try readText("en\tid\t?\tnote\nb\ta\n", as: "a.tsv", dialect: named).pairs == [["a", "b"]])
    let file = try written([reading.units[0]], as: .tsv, dialect: named)
    #expect(String(decoding: file.bytes, as: UTF8.self) == "target\tsource\t-\tnote\nb\ta\t\tn\n")
    #expect(try readBytes(file.bytes, as: "a.tsv").units == reading.units)
  }

  @Test(arguments: ["", "source", "source,target,source", "source,target,", "source,target,harga", "a,b"])
  func whatNamesNoColumns(text: String) { #expect(Dialect.Columns(text) == nil) }

  @Test func headerIsToldByOption() throws {
    let without = Self.dialect { $0.hasHeader = false }
    let with = Self.dialect { $0.hasHeader = true }
    let text = "source\ttarget\na\tb\n"
    #expect(try readText(text, as: "a.tsv").pairs == [["a", "b"]])
    #expect(try readText(text, as: "a.tsv", dialect: without).pairs == [["source", "target"], ["a", "b"]])
    #expect(try readText("Asal\tHasil\na\tb\n", as: "a.tsv", dialect: with).pairs == [["a", "b"]])
    for format in [ExchangeFormat.tsv, .csv] {
      let file = try written([TranslationUnit("source", "target")], as: format, dialect: without)
      #expect(
        try readBytes(file.bytes, as: "a", format: format, dialect: without).pairs == [["source", "target"]])
    }
  }

  /// Without a header the first text of a file is the first of its bytes, whatever those look like.
  @Test(arguments: ["\u{FEFF}a", "PK\u{3}\u{4}", "\u{FEFF}\u{FEFF}"])
  func firstTextIsNoMark(source: String) throws {
    let units = [TranslationUnit(source + "a", source + "b"), TranslationUnit(source + "c", source + "d")]
    let columns = Dialect.Columns("source,target")
    for quoting in Dialect.Quoting.allCases {
      let dialect = Self.dialect {
        $0.hasHeader = false
        $0.columns = columns
        $0.quoting = quoting
      }
      let file = try written(units, as: .tsv, dialect: dialect)
      #expect(
        RoundTripTests.same(try readBytes(file.bytes, as: "a.tsv", dialect: dialect).units, units))
    }
    let scratch = try Scratch()
    let writer = try UnitWriter(scratch.at("m"), format: .moses, from: .indonesian, to: .english)
    for unit in units { try writer.write(unit) }
    try writer.finish()
    #expect(RoundTripTests.same(try readFile(scratch.at("m.id"), second: scratch.at("m.en")).units, units))
  }

  @Test func rawCSVIsReadAndNotWritten() throws {
    let raw = Self.dialect { $0.quoting = Dialect.Quoting.none }
    #expect(try readText("\"a,b\"\n", as: "a.csv", dialect: raw).pairs == [["\"a", "b\""]])
    let error = try #require(try failure(Array("a\tb\n".utf8), as: "a.csv", dialect: raw))
    #expect(error.reason.contains("comma"))
    #expect(throws: ExchangeError.self) {
      try written([TranslationUnit("a", "b")], as: .csv, dialect: raw)
    }
  }

  @Test func mosesReferencesAreUndoneOnce() throws {
    let scratch = try Scratch()
    let source = try scratch.write("a &#124; b &amp;lt; &bar; &tidak; &\n".utf8, to: "m.id")
    let target = try scratch.write("&#91;x&#93; &apos;&quot;&lt;&gt;\n".utf8, to: "m.en")
    let escaped = Self.dialect { $0.hasMosesEscapes = true }
    #expect(
      try readFile(source, second: target, dialect: escaped).pairs
        == [["a | b &lt; | &tidak; &", "[x] '\"<>"]])
    #expect(try readFile(source, second: target).pairs.first?.first == "a &#124; b &amp;lt; &bar; &tidak; &")
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func escapedMosesHoldsTexts(seed: UInt64) throws {
    let units = RoundTripTests.units(seed: seed)
    let escaped = Self.dialect { $0.hasMosesEscapes = true }
    let scratch = try Scratch()
    let writer = try UnitWriter(
      scratch.at("k"), format: .moses, from: .indonesian, to: .english, dialect: escaped)
    for unit in units { try writer.write(unit) }
    try writer.finish()
    let special = Set("|<>'\"[]".utf8)
    #expect(!scratch.read("k.id").contains { special.contains($0) })
    let reading = try readFile(scratch.at("k.id"), second: scratch.at("k.en"), dialect: escaped)
    let expected = units.map { [$0.source.withoutLineEnds, $0.target.withoutLineEnds] }
    #expect(reading.pairs.map { $0.map { Array($0.utf8) } } == expected.map { $0.map { Array($0.utf8) } })
  }

  @Test func encodingIsNamed() throws {
    let latin = Self.dialect { $0.encoding = "windows-1252" }
    let bytes: [UInt8] = [0x93, 0x61, 0x94, 0x09, 0xE9, 0x0A]
    #expect(try readBytes(bytes, as: "a.tsv", dialect: latin).pairs == [["“a”", "é"]])
    #expect(try readBytes(bytes, as: "a.csv", format: .tsv, dialect: latin).pairs == [["“a”", "é"]])
    // A mark has the last word.
    #expect(try readText("\u{FEFF}é\tb\n", as: "a.tsv", dialect: latin).pairs == [["é", "b"]])
    let unknown = Self.dialect { $0.encoding = "tidak-ada" }
    #expect(try failure(bytes, as: "a.tsv", dialect: unknown)?.reason.contains("TIDAK-ADA") == true)
    for name in ["UTF-16", "utf-16le"] {
      let utf16 = EncodingTests.utf16("日本\té\n", bigEndian: false)
      let dialect = Self.dialect { $0.encoding = name }
      #expect(try readBytes(utf16, as: "a.tsv", dialect: dialect).pairs == [["日本", "é"]])
    }
  }

  @Test(arguments: [false, true])
  func unmarkedUTF16IsTold(bigEndian: Bool) throws {
    for (name, text) in [
      ("a.tsv", "ab\tc\n"), ("a.csv", "ab,c\n"), ("a.jsonl", "{\"source\":\"ab\",\"target\":\"c\"}\n"),
      ("a.po", "msgid \"ab\"\nmsgstr \"c\"\n"),
    ] {
      let bytes = EncodingTests.utf16(text, bigEndian: bigEndian)
      #expect(try readBytes(bytes, as: name).pairs == [["ab", "c"]], "\(name)")
    }
  }

  @Test(arguments: [ExchangeFormat.tmx, .xliff])
  func forbiddenCharactersAreRefused(format: ExchangeFormat) throws {
    for character in RoundTripTests.forbidden {
      var unit = TranslationUnit("a", "b")
      unit.note = "x" + character
      let error = #expect(throws: ExchangeError.self) {
        try written([TranslationUnit("c", "d"), unit], as: format, forbiddenCharacters: .refuse)
      }
      #expect(
        error?.kind == .malformed && error?.reason.contains("unit 2") == true, "\(String(describing: error))")
    }
    let file = try written([TranslationUnit("a\t\n\r\u{85}", "b")], as: format, forbiddenCharacters: .refuse)
    #expect(file.losses["characters that the format cannot hold, dropped"] == nil)
  }

  @Test(arguments: [ExchangeFormat.tsv, .csv, .jsonl])
  func onlyNULIsForbiddenElsewhere(format: ExchangeFormat) throws {
    #expect(throws: ExchangeError.self) {
      try written([TranslationUnit("a\0", "b")], as: format, forbiddenCharacters: .refuse)
    }
    _ = try written([TranslationUnit("a\u{1}\u{FFFE}", "b")], as: format, forbiddenCharacters: .refuse)
  }
}

import Exchange
import Testing
import Text
import TranslationMemory

/// Texts in the encodings that tools write, and bytes that are no text in the one they claim.
@Suite struct EncodingTests {
  static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  static func tmx(_ declaration: String, _ source: String = "Kafé 😀") -> String {
    declaration + "<tmx version=\"1.4\"><header/><body>\n" + TMXReaderTests.unit(source, "b")
      + "</body></tmx>"
  }

  @Test(arguments: [false, true])
  func utf16(bigEndian: Bool) throws {
    let mark: [UInt8] = bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
    let name = bigEndian ? "UTF-16BE" : "UTF-16LE"
    for declaration in [
      "", "<?xml version='1.0'?>", "<?xml version='1.0' encoding='UTF-16'?>",
      "<?xml version=\"1.0\" encoding=\"\(name)\"?>",
    ] {
      let bytes = Self.utf16(Self.tmx(declaration), bigEndian: bigEndian)
      #expect(try readBytes(mark + bytes, as: "a.tmx").pairs == [["Kafé 😀", "b"]])
      #expect(try readBytes(bytes, as: "a.tmx").pairs == [["Kafé 😀", "b"]])
    }
    for blank in ["\n", " ", "\r\n"] {
      let bytes = Self.utf16(blank + Self.tmx(""), bigEndian: bigEndian)
      #expect(try readBytes(bytes, as: "a.tmx").pairs == [["Kafé 😀", "b"]])
    }
    let table = Self.utf16("Kafé 😀\tb\r\nc\td\r\n", bigEndian: bigEndian)
    #expect(try readBytes(mark + table, as: "a.tsv").pairs == [["Kafé 😀", "b"], ["c", "d"]])
  }

  @Test func utf16OverManyPieces() throws {
    let lines = (0..<20_000).map { "baris \($0) 😀\tline \($0)\n" }.joined()
    let reading = try readBytes([0xFF, 0xFE] + Self.utf16(lines, bigEndian: false), as: "a.tsv")
    #expect(reading.units.count == 20_000 && reading.units.last?.source == "baris 19999 😀")
  }

  @Test(arguments: [
    ("ISO-8859-1", [0xE9, 0xA0, 0xFF] as [UInt8], "é\u{A0}ÿ"),
    ("windows-1252", [0x93, 0xE9, 0x94, 0x80], "“é”€"),
    ("us-ascii", [0x65], "e"), ("windows-1251", [0xDF], "Я"), ("Shift_JIS", [0x93, 0xFA, 0x96, 0x7B], "日本"),
    ("GBK", [0xC4, 0xE3], "你"), ("UTF-8", [0xC3, 0xA9], "é"), ("utf8", [0xC3, 0xA9], "é"),
  ])
  func declared(name: String, bytes: [UInt8], text: String) throws {
    let parts = Self.tmx("<?xml version=\"1.0\" encoding=\"\(name)\"?>", "<>").split(
      separator: "<>", maxSplits: 1)
    let file = Array(parts[0].utf8) + bytes + Array(parts[1].utf8)
    #expect(try readBytes(file, as: "a.tmx").pairs == [[text, "b"]])
    let po = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=\(name)\\n\"\n\nmsgid \""
    let poFile = Array(po.utf8) + bytes + Array("\"\nmsgstr \"b\"\n".utf8)
    #expect(try readBytes(poFile, as: "a.po").pairs == [[text, "b"]])
  }

  @Test func bytesDecideOverUTF16() throws {
    let text = Self.tmx("<?xml version=\"1.0\" encoding=\"UTF-16\"?>")
    for mark in ["", "\u{FEFF}"] {
      let reading = try readText(mark + text, as: "a.tmx")
      #expect(reading.pairs == [["Kafé 😀", "b"]] && reading.warnings.count == 1)
    }
  }

  @Test(arguments: [
    "UTF-7", "UTF-32", "UCS-4", "EBCDIC-US", "tidak-ada", "../x", "UTF-8//IGNORE", "UTF-7-IMAP",
  ])
  func refused(name: String) throws {
    let error = try #require(
      try failure(Self.tmx("<?xml version=\"1.0\" encoding=\"\(name)\"?>"), as: "a.tmx"))
    #expect(error.kind == .malformed && error.line == 1 && error.reason.contains("encoding"))
  }

  @Test(
    arguments: [
      [0xFF], [0xC0, 0xAF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xE2, 0x82],
      [0xF8, 0x88],
    ] as [[UInt8]])
  func invalidUTF8(bytes: [UInt8]) throws {
    // The place is that of the first byte; é is one column.
    let error = try #require(try failure(Array("a\tb\né\tx".utf8) + bytes + Array("y\n".utf8), as: "a.tsv"))
    #expect(error.kind == .malformed && error.line == 2 && error.column == 4, "\(error)")
    let atEnd = try #require(try failure(Array("a\tb\né\tx".utf8) + bytes, as: "a.tsv"))
    #expect(atEnd.line == 2 && atEnd.column == 4)
    let late = Array(String(repeating: "satu\tone\n", count: 20_000).utf8) + [0x61] + bytes
    #expect(try failure(late, as: "a.tsv")?.line == 20_001)
    let inXML = Array(Self.tmx("", "<>").split(separator: "<>")[0].utf8) + bytes
    #expect(try failure(inXML, as: "a.tmx")?.line == 2)
  }

  @Test func damagedUTF16() throws {
    let whole = [0xFF, 0xFE] + Self.utf16("a\tb\nc\td", bigEndian: false)
    #expect(try failure(whole + [0x41], as: "a.tsv")?.line == 2)
    let lone: [UInt8] = [0x00, 0xD8, 0x41, 0x00]
    #expect(try failure(whole + lone, as: "a.tsv")?.line == 2)
    #expect(try failure([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], as: "a.tsv")?.reason.contains("UTF-32") == true)
  }

  @Test func asciiIsStrict() throws {
    let error = try #require(
      try failure(Self.tmx("<?xml version=\"1.0\" encoding=\"US-ASCII\"?>"), as: "a.tmx"))
    #expect(error.line == 2 && error.reason.contains("US-ASCII"))
  }
}

import Exchange
import Testing
import Text
import TranslationMemory

/// gettext PO: what is translated and sure becomes units.
@Suite struct POTests {
  static let header = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"

  static func read(_ text: String) throws -> Reading {
    try readText(header + text, as: "a.po", from: .english, to: .indonesian)
  }

  @Test func entriesWithANulAreSkipped() throws {
    for field in ["msgctxt \"a\0b\"\nmsgid \"Open\"", "msgid \"O\0pen\"", "msgctxt \"a\"\nmsgid \"Open\\0\""]
    {
      let reading = try Self.read(field + "\nmsgstr \"Buka\"\n\nmsgid \"Save\"\nmsgstr \"Simpan\"\n")
      #expect(reading.pairs == [["Save", "Simpan"]])
      #expect(reading.skipped.map(\.reason) == ["NUL character"])
    }
  }

  @Test func entries() throws {
    let reading = try Self.read(
      """
      # comment
      #. extracted
      #: a.c:1
      #| msgid "Opened"
      msgctxt "menu"
      msgid "Open"
      msgstr "Buka"

      #, c-format, fuzzy
      msgid "Close"
      msgstr "Dekat"

      msgid "Save"
      msgstr ""

      msgid ""
      "Two "
      "lines\\n"
      msgstr "Dua "
      "baris\\n"
      #~ msgid "Old"
      #~ msgstr "Lama"
      """)
    #expect(reading.pairs == [["Open", "Buka"], ["Two lines\n", "Dua baris\n"]])
    #expect(reading.units.map(\.note) == ["msgctxt: menu", nil])
    #expect(reading.lines == [9, 20])
    #expect(reading.reasons == ["fuzzy": 1, "empty side": 1, "obsolete": 1])
    #expect(reading.units.allSatisfy { $0.sourceLanguage == .english && $0.targetLanguage == .indonesian })
  }

  @Test(arguments: [
    ("msgstr[0] \"%d berkas\"", [["%d file", "%d berkas"], ["%d files", "%d berkas"]]),
    ("msgstr[0] \"a\"\nmsgstr[1] \"b\"", [["%d file", "a"], ["%d files", "b"]]),
    (
      "msgstr[0] \"a\"\nmsgstr[1] \"b\"\nmsgstr[2] \"c\"",
      [["%d file", "a"], ["%d files", "b"], ["%d files", "c"]]
    ),
    ("msgstr[0] \"\"\nmsgstr[1] \"\"", []),
  ])
  func plurals(forms: String, pairs: [[String]]) throws {
    let reading = try Self.read("msgid \"%d file\"\nmsgid_plural \"%d files\"\n" + forms)
    #expect(reading.pairs == pairs)
    #expect(reading.reasons == (pairs.isEmpty ? ["empty side": 1] : [:]))
  }

  @Test func escapes() throws {
    let reading = try Self.read("msgid \"\\\"\\\\\\t\\r\\a\\b\\f\\v\\x41\\101\\60z\\xC3\\xA9\"\nmsgstr \"é\"")
    #expect(reading.units.map(\.source) == ["\"\\\t\r\u{7}\u{8}\u{C}\u{B}AA0zé"])
  }

  /// An empty line is not needed between entries.
  @Test func entriesWithoutEmptyLines() throws {
    let reading = try Self.read(
      "msgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"c\"\n# x\n#, fuzzy\nmsgid \"d\"\nmsgstr \"e\"")
    #expect(reading.pairs == [["a", "b"], ["a", "c"]])
    #expect(reading.warnings == ["line 7: the msgid stands twice"] && reading.reasons == ["fuzzy": 1])
  }

  @Test(
    arguments: [
      ("msgid \"a\"\nmsgstr \"b\n", 6, 8, "not closed"), ("msgid a\n", 5, 7, "quotes"),
      ("msgid \"a\" x\n", 5, 7, "after"),
      ("halo\n", 5, nil, "msgid"), ("msgid \"\\q\"\n", 5, 7, "escape"), ("msgid \"\\777\"\n", 5, 7, "escape"),
      ("msgstr \"a\"\n", 5, nil, "out of place"), ("\"a\"\n", 5, nil, "keyword"),
      ("msgid \"\\xFF\"\n", 5, 7, "valid text"),
      ("msgid \"a\"\nmsgid \"b\"\n", 6, nil, "out of place"), ("msgctxt \"a\"\n", 5, nil, "without msgid"),
      ("msgid \"a\"\nmsgstr[99999999999999999999] \"b\"\n", 6, nil, "neither"),
    ] as [(String, Int, Int?, String)])
  func malformed(text: String, line: Int, column: Int?, hint: String) throws {
    let error = try #require(try failure(Self.header + text, as: "a.po"))
    #expect(error.kind == .malformed && error.line == line && error.column == column, "\(error)")
    #expect(error.reason.contains(hint), "\(error)")
  }

  @Test func compiledFilesAndOthers() throws {
    #expect(try failure([0xDE, 0x12, 0x04, 0x95, 0, 0, 0, 0], as: "a.po")?.reason.contains(".mo") == true)
    #expect(try failure("# only\n", as: "a.po")?.reason.contains("no entry") == true)
  }

  /// Flags belong to what comes after them, over empty lines too.
  @Test func flagsBeforeAnEmptyLine() throws {
    let reading = try readText(
      """
      msgid ""
      msgstr ""

      #, fuzzy

      # remark

      msgid "Open"
      msgstr "Bka"

      msgid "Close"
      msgstr "Tutup"

      #, fuzzy

      #~ msgid "Old"
      #~ msgstr "Lama"

      msgid "Copy"
      msgstr "Salin"
      """, as: "a.po", from: .english, to: .indonesian)
    #expect(reading.pairs == [["Close", "Tutup"], ["Copy", "Salin"]])
    #expect(reading.reasons == ["fuzzy": 1, "obsolete": 1])
  }

  /// What has no first form, or none at all, is counted like what is not translated.
  @Test(arguments: ["msgid_plural \"B\"\nmsgstr[1] \"c\"\n", ""])
  func entriesWithoutAFirstForm(rest: String) throws {
    let reading = try Self.read("msgid \"A\"\n" + rest + "\nmsgid \"Save\"\nmsgstr \"Simpan\"\n")
    #expect(reading.pairs == [["Save", "Simpan"]])
    #expect(reading.reasons == ["empty side": 1])
  }

  /// The header says in which language the translations are.
  @Test(arguments: [
    ("id", [["Buka", "Open"]], 0), ("id_ID", [["Buka", "Open"]], 0), ("en", [["Open", "Buka"]], 0),
    ("en-GB", [["Open", "Buka"]], 0), ("", [["Open", "Buka"]], 1), ("de", [["Open", "Buka"]], 1),
  ])
  func languageOfTheHeader(name: String, pairs: [[String]], warnings: Int) throws {
    let header = "msgid \"\"\nmsgstr \"\"\n\"Language: \(name)\\n\"\n\n"
    let reading = try readText(header + "msgid \"Open\"\nmsgstr \"Buka\"\n", as: "a.po")
    #expect(reading.pairs == pairs && reading.warnings.count == warnings)
    #expect(reading.units.allSatisfy { $0.sourceLanguage == .indonesian && $0.targetLanguage == .english })
  }

  /// Where the header is silent, as in what Odoo writes, the name of the file says it; else it is told how it was read.
  @Test(arguments: [
    ("id.po", [["Buka", "Open"]], 0), ("tema-id_ID.po", [["Buka", "Open"]], 0),
    ("en.po", [["Open", "Buka"]], 1), ("situs.po", [["Open", "Buka"]], 1), ("de.po", [["Open", "Buka"]], 1),
  ])
  func languageOfTheName(name: String, pairs: [[String]], warnings: Int) throws {
    let entries = "msgid \"Open\"\nmsgstr \"Buka\"\n\nmsgid \"Save\"\nmsgstr \"\"\n"
    let reading = try readText(Self.header + entries, as: name)
    #expect(reading.pairs == pairs && reading.warnings.count == warnings)
    #expect(reading.units.allSatisfy { $0.sourceLanguage == .indonesian && $0.targetLanguage == .english })
    // The other way round is how catalogues are.
    let usual = try readText(Self.header + entries, as: "situs.po", from: .english, to: .indonesian)
    #expect(usual.pairs == [["Open", "Buka"]] && usual.warnings == [])
    // A name may be so by chance, and strings that are not English are not usual.
    let chance = try readText(Self.header + entries, as: "situs-en.po", from: .english, to: .indonesian)
    #expect(chance.pairs == [["Buka", "Open"]] && chance.warnings.count == 1)
    // The header goes before the name.
    let header = Self.header.replacing("\n\n", with: "\n\"Language: en\\n\"\n\n")
    #expect(try readText(header + entries, as: "id.po").pairs == [["Open", "Buka"]])
  }
}

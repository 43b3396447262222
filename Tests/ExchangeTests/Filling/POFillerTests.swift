import Testing
import Text
import TranslationMemory

@testable import Exchange

@Suite struct POFillerTests {
  private let header =
    "msgid \"\"\nmsgstr \"\"\n\"Language: id\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"

  private func fill(_ entries: String, overwrites: Bool = false, _ answers: [String: [Match]]) throws
    -> String
  {
    let filled = try Scratch().fill(header + entries, name: "id.po", overwrites: overwrites, answers)
    #expect(filled.hasPrefix(header))
    return String(filled.dropFirst(header.count))
  }

  @Test func exactMatchIsWrittenAndAllElseKept() throws {
    let entries = """
      # comment
      #: a.c:1
      msgid ""
      "Open "
      "file\\n"
      msgstr ""

      msgid "Done"
      msgstr "Sele"
      "sai"

      #~ msgid "Old"
      #~ msgstr ""
      """
    let filled = try fill(
      entries,
      ["Open file\n": [match(100, "Open file", "Buka \"berkas\"")], "Done": [match(100, "Done", "Beres")]])
    #expect(
      filled
        == entries.replacing("file\\n\"\nmsgstr \"\"", with: "file\\n\"\nmsgstr \"Buka \\\"berkas\\\"\\n\""))
  }

  @Test func fuzzyMatchSaysWhatTheTextWas() throws {
    let filled = try fill(
      "#, c-format\nmsgctxt \"x\"\nmsgid \"Open %d files\"\nmsgstr \"\"\n\nmsgid \"A\"\nmsgstr \"\"\n",
      [
        "Open %d files": [match(80, "Open\nfiles", "Buka\nberkas")],
        "A": [match(75, "B", "C")],
      ])
    #expect(
      filled == """
        #, fuzzy, c-format
        #| msgid ""
        #| "Open\\n"
        #| "files"
        msgctxt "x"
        msgid "Open %d files"
        msgstr ""
        "Buka\\n"
        "berkas"

        #, fuzzy
        #| msgid "B"
        msgid "A"
        msgstr "C"

        """)
  }

  @Test(arguments: [
    ("%d of %s", "%d dari %s", false), ("%d of %s", "%s dari %d", true), ("100% of it", "semua", true),
    ("{n} files", "berkas {n}", false), ("%(n)s files", "berkas", true), ("%1$s %2$s", "%2$s %1$s", false),
    ("50%% off", "diskon 50%%", false),
  ]) func otherDirectivesMakeAnExactMatchFuzzy(source: String, target: String, isFuzzy: Bool) throws {
    let filled = try fill(
      "#, c-format\nmsgid \"\(source)\"\nmsgstr \"\"\n", [source: [match(100, source, target)]])
    #expect(filled.hasPrefix("#, fuzzy, c-format") == isFuzzy)
  }

  @Test func twoTranslationsOfOneTextAreFuzzy() throws {
    let filled = try fill(
      "msgid \"Open\"\nmsgstr \"\"\n", ["Open": [match(100, "Open", "Buka"), match(100, "Open", "Terbuka")]])
    #expect(filled == "#, fuzzy\nmsgid \"Open\"\nmsgstr \"Buka\"\n")
  }

  @Test func pluralFormsAreFilledWhereTheMemoryKnowsThem() throws {
    let answers = [
      "a file": [match(100, "a file", "sebuah berkas")], "%d files": [match(100, "%d files", "%d berkas")],
    ]
    let texts = "msgid \"a file\"\nmsgid_plural \"%d files\"\n"
    #expect(try fill(texts + "msgstr[0] \"\"\n", answers) == texts + "msgstr[0] \"%d berkas\"\n")
    #expect(
      try fill(texts + "msgstr[0] \"\"\nmsgstr[1] \"\"\n", answers)
        == texts + "msgstr[0] \"sebuah berkas\"\nmsgstr[1] \"%d berkas\"\n")
    // Without a header that says so, which of three is the singular's cannot be known.
    let three = texts + "msgstr[0] \"\"\nmsgstr[1] \"\"\nmsgstr[2] \"\"\n"
    #expect(try fill(three, answers) == three)
    let gap = texts + "msgstr[0] \"\"\nmsgstr[2] \"\"\n"
    #expect(try fill(gap, answers) == gap)
  }

  @Test(arguments: [
    ("nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 ? 1 : 2;", ["one", "%d more", "%d more"]),
    ("nplurals=3; plural=n%100==1 ? 1 : n%100==2 ? 2 : 0", ["%d more", "one", "%d more"]),
    ("nplurals=4; plural=0;", nil), ("nplurals=3; plural=n/0;", nil), ("nplurals=3; plural=3;", nil),
  ]) func headerSaysWhichFormIsTheSingulars(plurals: String, expected: [String]?) throws {
    let header = "msgid \"\"\nmsgstr \"Language: sl\\nPlural-Forms: \(plurals)\\n\"\n\n"
    let texts = "msgid \"a\"\nmsgid_plural \"%d b\"\n"
    func entry(_ forms: [String]) -> String {
      texts + forms.enumerated().map { "msgstr[\($0)] \"\($1)\"\n" }.joined()
    }
    let filled = try Scratch().fill(
      header + entry(["", "", ""]), name: "sl.po",
      ["a": [match(100, "a", "one")], "%d b": [match(100, "%d b", "%d more")]])
    #expect(filled == header + (expected.map { "#, fuzzy\n" + entry($0) } ?? entry(["", "", ""])))
  }

  /// `msgfmt -c` takes no file in which a translation has another number of forms than its header says.
  @Test(arguments: [(1, true), (2, false), (3, false)])
  func entryWithAnotherNumberOfFormsIsLeft(count: Int, isFilled: Bool) throws {
    let header = "msgid \"\"\nmsgstr \"Language: id\\nPlural-Forms: nplurals=1; plural=0;\\n\"\n\n"
    let entry =
      "msgid \"a\"\nmsgid_plural \"%d b\"\n" + (0..<count).map { "msgstr[\($0)] \"\"\n" }.joined()
    let plain = "\nmsgid \"c\"\nmsgstr \"\"\n"
    let filled = try Scratch().fill(
      header + entry + plain, name: "id.po",
      [
        "a": [match(100, "a", "satu")], "%d b": [match(100, "%d b", "%d lagi")],
        "c": [match(100, "c", "tiga")],
      ])
    let expected = isFilled ? entry.replacing("\"\"\n", with: "\"%d lagi\"\n") : entry
    #expect(filled == header + expected + plain.replacing("\"\"", with: "\"tiga\""))
  }

  @Test func formsOfAnImportedCatalogueKeepTheirOrder() throws {
    func plural(_ unit: Int64, _ text: String) -> Match {
      var match = match(100, "%d files", text)
      match.unit = unit
      return match
    }
    let header =
      "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=3; plural=n==1 ? 0 : n<5 ? 1 : 2;\\n\"\n\n"
    let texts = "msgid \"a file\"\nmsgid_plural \"%d files\"\n"
    let filled = try Scratch().fill(
      header + texts + "msgstr[0] \"\"\nmsgstr[1] \"\"\nmsgstr[2] \"\"\n", name: "pl.po",
      [
        "a file": [match(100, "a file", "plik")],
        "%d files": [plural(9, "%d plików"), plural(8, "%d pliki")],
      ])
    #expect(
      filled == header + "#, fuzzy\n" + texts
        + "msgstr[0] \"plik\"\nmsgstr[1] \"%d pliki\"\nmsgstr[2] \"%d plików\"\n")
  }

  @Test func fuzzyEntriesAreReplacedOnlyIfWished() throws {
    let entry = "#, fuzzy\nmsgid \"Open\"\nmsgstr \"Bka\"\n"
    let answers = ["Open": [match(100, "Open", "Buka")]]
    #expect(try fill(entry, answers) == entry)
    #expect(try fill(entry, overwrites: true, answers) == entry.replacing("Bka", with: "Buka"))
  }

  @Test func carriageReturnsAndLatin1AreKept() throws {
    let text =
      "msgid \"\"\r\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\r\n\r\nmsgid \"é\"\r\nmsgstr \"\"\r\n"
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    let filled = try Scratch().fill(bytes, name: "a.po", ["é": [match(90, "è", "ü")]])
    let expected = text.replacing(
      "msgid \"é\"\r\nmsgstr \"\"", with: "#, fuzzy\r\n#| msgid \"è\"\r\nmsgid \"é\"\r\nmsgstr \"ü\"")
    #expect(filled == expected.unicodeScalars.map { UInt8($0.value) })
    #expect(throws: ExchangeError.self) {
      try Scratch().fill(bytes, name: "a.po", ["é": [match(100, "é", "€")]])
    }
  }

  @Test func languagesAreThoseOfTheHeader() throws {
    let scratch = try Scratch()
    let file = try TranslatableFile(scratch.write((header + "msgid \"A\"\nmsgstr \"\"\n").utf8, to: "a.po"))
    #expect(try file.segments.map { [$0.from, $0.to].map(\.description) } == [["en", "id"]])
    #expect(file.suggestedOutput == scratch.at("a.id.po"))
  }

  /// Flags belong to what comes after them, over empty lines too, wherever the file is cut.
  @Test func flagsBeforeAnEmptyLine() throws {
    let entries =
      "#, fuzzy\n\n# remark\n\nmsgid \"Open\"\nmsgstr \"Bka\"\n\n#~ msgid \"Old\"\n#~ msgstr \"Lama\"\n\n"
    let answers = ["Open": [match(80, "Opened", "Buka")]]
    #expect(try fill(entries + entries, answers) == entries + entries)
    let filled = entries.replacing("msgid \"Open", with: "#| msgid \"Opened\"\nmsgid \"Open")
      .replacing("Bka", with: "Buka")
    #expect(try fill(entries + entries, overwrites: true, answers) == filled + filled)
  }
}

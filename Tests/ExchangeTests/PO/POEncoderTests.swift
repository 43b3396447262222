import Exchange
import TestSupport
import Testing
import Text
import TranslationMemory

/// What is written as PO is read again as it was, but for what PO does not know.
@Suite struct POEncoderTests {
  private func text(_ units: [TranslationUnit]) throws -> (text: String, losses: [String: Int]) {
    let file = try written(units, as: .po)
    return (String(decoding: file.bytes, as: UTF8.self), file.losses)
  }

  @Test func entries() throws {
    var noted = TranslationUnit("Satu \"dua\"", "One\ttwo\\")
    noted.note = "baris satu\nbaris dua"
    var inContext = TranslationUnit("Buka", "Open")
    inContext.note = "msgctxt: menu|file"
    let file = try text([noted, inContext, TranslationUnit("a\nb\n", "c\n")])
    #expect(
      file.text == #"""
        msgid ""
        msgstr ""
        "Project-Id-Version: \n"
        "PO-Revision-Date: \n"
        "Last-Translator: \n"
        "Language-Team: \n"
        "Language: en\n"
        "MIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\n"
        "X-Source-Language: id\n"

        # baris satu
        # baris dua
        msgid "Satu \"dua\""
        msgstr "One\ttwo\\"

        msgctxt "menu|file"
        msgid "Buka"
        msgstr "Open"

        msgid ""
        "a\n"
        "b\n"
        msgstr "c\n"

        """#)
    #expect(file.losses.isEmpty)
  }

  /// PO knows a source once in a context; two spellings of one letter are two sources.
  @Test func aSourceStandsOnce() throws {
    var other = TranslationUnit("é", "3")
    other.note = "msgctxt: m"
    let file = try text([
      TranslationUnit("é", "1"), TranslationUnit("e\u{301}", "2"), TranslationUnit("é", "9"), other,
    ])
    #expect(
      try readText(file.text, as: "a.po").units.map { "\(Array($0.source.utf8).count) \($0.target)" } == [
        "2 1", "3 2", "2 3",
      ])
    #expect(file.losses == ["units whose source and context stand in the file already, left out": 1])
  }

  /// `msgfmt` refuses an entry of which one side alone begins or ends in a line feed.
  @Test func lineFeedsAtTheEdgesAgree() throws {
    let file = try text([TranslationUnit("\na\n\n", "b"), TranslationUnit("c", "\n\r\nd\n")])
    #expect(try readText(file.text, as: "a.po").pairs == [["a", "b"], ["c", "\r\nd"]])
    #expect(file.losses == ["texts with blanks at their edges, trimmed": 4])
  }

  @Test func whatIsEmptyWithoutNullsIsLeftOut() throws {
    let file = try text([TranslationUnit("\0", "a"), TranslationUnit("b\0", "c")])
    #expect(try readText(file.text, as: "a.po").pairs == [["b", "c"]])
    #expect(file.losses["units with an empty side, left out"] == 1)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func textsComeBack(seed: UInt64) throws {
    var seen: Set<[UInt8]> = []
    let units = RoundTripTests.units(seed: seed, extra: RoundTripTests.forbidden).compactMap { unit in
      let edges = { (text: String) in [text.utf8.first == 0x0A, text.utf8.last == 0x0A] }
      return edges(unit.source) == edges(unit.target) && seen.insert(Array(unit.source.utf8)).inserted
        ? TranslationUnit(unit.source, unit.target) : nil
    }
    #expect(units.count > 100)
    let file = try text(units)
    #expect(RoundTripTests.same(try readText(file.text, as: "a.po").units, units))
    #expect(file.losses.isEmpty)
  }

  /// gettext joins a line that ends with a backslash to the next one, in comments too.
  @Test func noLineOfACommentEndsWithABackslash() throws {
    var unit = TranslationUnit("Ya.", "Yes.")
    unit.note = "satu\\\ndua\\"
    let text = String(decoding: try written([unit], as: .po).bytes, as: UTF8.self)
    #expect(text.contains("\n# satu\\ \n# dua\\ \nmsgid"))
  }
}

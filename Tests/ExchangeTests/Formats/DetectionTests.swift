import Exchange
import Glibc
import Testing
import Text

/// Formats are told from name and content, and files that cannot be read at all are refused by kind.
@Suite struct DetectionTests {
  static let tmx = """
    <?xml version="1.0"?><tmx version="1.4"><header/><body><tu><tuv xml:lang="id"><seg>Ya.</seg></tuv>\
    <tuv xml:lang="en"><seg>Yes.</seg></tuv></tu></body></tmx>
    """
  static let xliff = """
    <!-- a > b --><xliff version="1.2"><file source-language="id" target-language="en"><body><trans-unit id="1">\
    <source>Ya.</source><target>Yes.</target></trans-unit></body></file></xliff>
    """

  @Test(arguments: [
    ("a.tmx", tmx, ExchangeFormat.tmx), ("A.TMX", tmx, .tmx), ("a.xml", tmx, .tmx), ("a", tmx, .tmx),
    ("a.xlf", tmx, .tmx), ("a.tmx", xliff, .xliff), ("a.xml", xliff, .xliff), ("a.sdlxliff", xliff, .xliff),
    ("a.tsv", "Ya.\tYes.\n", .tsv), ("a.txt", "Ya.\tYes.\n", .tsv),
    ("a.txt", "# Istilah\nYa.\tYes.\n", .tsv), ("a.csv", "Ya.,Yes.\n", .csv),
    ("a.jsonl", "{\"src\":\"Ya.\",\"tgt\":\"Yes.\"}", .jsonl),
    ("a", "{\"src\":\"Ya.\",\"tgt\":\"Yes.\"}", .jsonl),
    ("a.po", "msgid \"Ya.\"\nmsgstr \"Yes.\"\n", .po), ("a", "# x\nmsgid \"Ya.\"\nmsgstr \"Yes.\"\n", .po),
  ])
  func formats(name: String, text: String, format: ExchangeFormat) throws {
    let reading = try readText(text, as: name)
    #expect(reading.report?.format == format)
    #expect(reading.pairs == [["Ya.", "Yes."]])
  }

  @Test func namedFormatWins() throws {
    #expect(try readText("Ya.,Yes.\n", as: "a.tsv", format: .csv).pairs == [["Ya.", "Yes."]])
  }

  @Test(arguments: [
    ("a.tmx", "Ya.\tYes.\n", "tab-separated"), ("a.tmx", "{\"a\":1}", "JSON"),
    ("a.xlf", "halo", "plain text"),
    ("a.tmx", "\u{FEFF}", "white space"), ("a", "halo dunia", "--format"),
    ("a.xyz", "<html></html>", "XML or HTML"),
    ("a.tmx", "<map></map>", "<map>"), ("a.xlf", "<html></html>", "<html>"),
  ])
  func wrongContent(name: String, text: String, hint: String) throws {
    let error = try #require(try failure(text, as: name))
    #expect(error.kind == .malformed)
    #expect(error.reason.contains(hint), "\(error)")
  }

  @Test func emptyFile() throws {
    let error = try #require(try failure("", as: "a.tsv"))
    #expect(error.kind == .malformed && error.reason.contains("empty"))
  }

  @Test func binaryData() throws {
    let error = try #require(try failure([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0], as: "a"))
    #expect(error.kind == .malformed && error.reason.contains("binary"))
  }

  @Test func missingFileAndFolder() throws {
    let scratch = try Scratch()
    let errors = try [scratch.at("none.tmx"), scratch.path, scratch.at("none.tmx/x")].map { path in
      try #require(throws: ExchangeError.self) { try readFile(path) }
    }
    #expect(errors.map(\.kind) == [.unreadable, .unreadable, .unreadable])
    #expect(errors[0].reason.contains("no such file") && errors[1].reason.contains("folder"))
  }

  /// Names of files may hold anything; messages hold nothing that a terminal obeys.
  @Test func messagesAreTame() throws {
    let error = ExchangeError(.malformed, path: "a\u{1B}[31m\n.tmx", line: 3, column: 4, reason: "x\u{202E}y")
    #expect(error.description == "a\\u{1B}[31m\\n.tmx:3:4: x\\u{202E}y")
  }
}

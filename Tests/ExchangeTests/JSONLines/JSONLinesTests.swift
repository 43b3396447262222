import Exchange
import Testing
import Text
import TranslationMemory

/// JSON Lines, strictly: what is no JSON is skipped with its line.
@Suite struct JSONLinesTests {
  static let good = "{\"source\":\"x\",\"target\":\"y\"}\n"

  @Test func fields() throws {
    let text = """
      {"source":"a","target":"b","from":"in","to":"en_GB","origin":"o","position":3,"before":"","after":"z",\
      "author":"w","note":"n","created":"2026-01-02T03:04:05Z","changed":"20260203T040506Z","usage":7,"confidence":1e-2,\
      "lain":{"x":[1,2,{"y":null}]}}
      {"tgt":"d","src":"c","note":null}
      """
    let reading = try readText(text, as: "a.jsonl")
    var first = TranslationUnit("a", "b")
    first.targetLanguage = try #require(LanguageTag("en-GB"))
    first.origin = "o"
    first.position = 3
    first.before = ""
    first.after = "z"
    first.author = "w"
    first.note = "n"
    first.created = Timestamp("2026-01-02T03:04:05Z")
    first.changed = Timestamp("2026-02-03T04:05:06Z")
    first.usage = 7
    first.confidence = 0.01
    #expect(reading.units == [first, TranslationUnit("c", "d")])
  }

  @Test(arguments: [
    ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\u{8}\u{C}\n\r\t"), ("\"\\u00e9\\u65E5\\ud83d\\uDE00\"", "é日😀"),
    ("\"é\u{2028}😀\u{7F}\"", "é\u{2028}😀\u{7F}"), ("  \"a\"  ", "a"),
  ])
  func strings(json: String, text: String) throws {
    #expect(try readText("{\"src\":\(json),\"tgt\":\"y\"}", as: "a.jsonl").units.map(\.source) == [text])
  }

  @Test(arguments: [
    ("not json", "not JSON"), ("{\"source\":\"a\",\"target\":\"b\",}", "not JSON"),
    ("{\"source\":\"a\" \"target\":\"b\"}", "not JSON"),
    ("{'source':'a'}", "not JSON"), ("{\"source\":\"a\",\"target\":\"b\"} x", "not JSON"),
    ("{\"source\":\"a", "not JSON"),
    ("{\"source\":\"a\tb\",\"target\":\"c\"}", "not JSON"),
    ("{\"source\":\"\\x\",\"target\":\"c\"}", "not JSON"),
    ("{\"source\":\"\\u12G4\",\"target\":\"c\"}", "not JSON"),
    ("{\"x\":01,\"source\":\"a\",\"target\":\"b\"}", "not JSON"),
    ("{\"x\":.5}", "not JSON"), ("{\"x\":1.}", "not JSON"), ("{\"x\":+1}", "not JSON"),
    ("{\"x\":NaN}", "not JSON"),
    ("{\"x\":tru}", "not JSON"), ("{\"x\":[1,]}", "not JSON"), ("{\"x\":[1}}", "not JSON"),
    ("{\"x\":{\"y\"}}", "not JSON"),
    ("{", "not JSON"), ("[\"a\",\"b\"]", "not an object"), ("\"a\"", "not an object"),
    ("12", "not an object"),
    ("{\"source\":\"\\ud800\",\"target\":\"x\"}", "lone surrogate"),
    ("{\"source\":\"\\udc00\",\"target\":\"x\"}", "lone surrogate"),
    ("{\"source\":\"\\ud800\\u0041\",\"target\":\"x\"}", "lone surrogate"),
    ("{\"source\":\"\\u0000\",\"target\":\"x\"}", "NUL character"),
    ("{\"source\":\"a\",\"src\":\"b\",\"target\":\"x\"}", "duplicate key"),
    ("{\"source\":1,\"target\":\"x\"}", "wrong type"),
    ("{\"source\":[\"a\"],\"target\":\"x\"}", "wrong type"),
    ("{\"source\":null,\"target\":\"x\"}", "no source"),
    ("{\"source\":\"a\"}", "no target"), ("{}", "no source"),
    ("{\"source\":\"a\",\"target\":\" \"}", "empty side"),
    ("{\"source\":\"a\",\"target\":\"b\",\"from\":\"de\",\"to\":\"fr\"}", "other languages"),
  ])
  func skipped(line: String, reason: String) throws {
    let reading = try readText(Self.good + line + "\n\n" + Self.good, as: "a.jsonl")
    #expect(reading.reasons == [reason: 1] && reading.skipped.map(\.line) == [2], "\(reading.skipped)")
    #expect(reading.lines == [1, 4])
  }

  /// Corpora for training have the texts by their languages.
  @Test(arguments: [
    ("{\"translation\":{\"en\":\"One.\",\"id\":\"Satu.\"}}", [["Satu.", "One."]]),
    (
      "{\"id\":\"7\",\"translation\": {\"ind_Latn\":\"Satu.\",\"eng_Latn\":\"One.\"},\"note\":\"n\"}",
      [["Satu.", "One."]]
    ),
    (
      "{\"translation\":{\"id\":\"Satu.\",\"en-GB\":\"Wun.\",\"en\":\"One.\",\"en-US\":\"Won.\"}}",
      [["Satu.", "One."]]
    ),
    ("{\"source\":\"Satu.\",\"target\":\"One.\",\"translation\":\"Uno.\"}", [["Satu.", "One."]]),
    ("{\"source\":\"Satu.\",\"target\":\"One.\",\"translation\":[1]}", [["Satu.", "One."]]),
  ])
  func textsByLanguage(line: String, pairs: [[String]]) throws {
    let reading = try readText(line + "\n", as: "a.jsonl")
    #expect(reading.pairs == pairs)
    #expect(reading.units.allSatisfy { $0.sourceLanguage == .indonesian && $0.targetLanguage == .english })
  }

  @Test(arguments: [
    ("{\"translation\":{\"de\":\"Eins.\",\"en\":\"One.\"}}", "other languages"),
    ("{\"translation\":{\"id\":\"Satu.\",\"en\":null}}", "other languages"),
    ("{\"translation\":{\"id\":\"Satu.\",\"en\":\" \"}}", "empty side"),
    ("{\"translation\":{}}", "other languages"),
    ("{\"translation\":{\"id\":\"Satu.\",\"en\":\"One.\"", "not JSON"),
  ])
  func textsInOtherLanguages(line: String, reason: String) throws {
    let reading = try readText(Self.good + line + "\n", as: "a.jsonl")
    #expect(reading.reasons == [reason: 1] && reading.lines == [1])
    #expect(line.contains("Eins") == (reading.report?.languages == ["de", "en"]))
  }

  @Test func depth() throws {
    func nested(_ depth: Int) -> String {
      "{\"source\":\"a\",\"target\":\"b\",\"x\":" + String(repeating: "[", count: depth)
        + String(repeating: "]", count: depth) + "}"
    }
    #expect(try readText(nested(64), as: "a.jsonl").units.count == 1)
    #expect(try readText(Self.good + nested(65), as: "a.jsonl").reasons == ["nested too deep": 1])
    #expect(
      try failure(String(repeating: "[", count: 100_000), as: "a.jsonl")?.reason.contains("deep") == true)
  }

  /// A file of which no line is an object is none of JSON Lines; its first line says why.
  @Test func noLineCanBeRead() throws {
    let error = try #require(try failure("\n{\n\"source\": \"a\"\n}\n", as: "a.json"))
    #expect(error.kind == .malformed && error.line == 2 && error.reason.contains("JSON Lines"))
    #expect(try failure("{\"a\":1}\n", as: "a.jsonl") == nil)
  }
}

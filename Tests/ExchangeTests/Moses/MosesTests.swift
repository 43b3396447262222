import Exchange
import Testing

/// A Moses pair: line n with line n.
@Suite struct MosesTests {
  static func read(_ a: String, _ b: String, names: (String, String) = ("k.id", "k.en")) throws -> Reading {
    let scratch = try Scratch()
    return try readFile(scratch.write(a.utf8, to: names.0), second: scratch.write(b.utf8, to: names.1))
  }

  @Test func pairs() throws {
    let reading = try Self.read("satu\r\n\ndua\u{2028}x\u{85}y\ntiga", "one\ntwo\nthree\nfour\n")
    #expect(reading.pairs == [["satu", "one"], ["dua\u{2028}x\u{85}y", "three"], ["tiga", "four"]])
    #expect(reading.lines == [1, 3, 4] && reading.skipped.map(\.line) == [2])
    #expect(reading.report?.format == .moses)
  }

  /// A shell gives `korpus.*` in the order of the alphabet.
  @Test func eitherOrder() throws {
    #expect(try Self.read("one\n", "satu\n", names: ("k.en", "k.id")).pairs == [["satu", "one"]])
    #expect(try Self.read("satu\n", "one\n", names: ("a.txt", "b.txt")).pairs == [["satu", "one"]])
  }

  @Test func unequalCounts() throws {
    let error = try #require(throws: ExchangeError.self) { try Self.read("a\nb\nc\n", "a\n") }
    #expect(error.kind == .malformed && error.line == 2)
    #expect(error.reason.contains("3 lines") && error.reason.contains("1 in"))
  }

  /// The place is the line without a counterpart, which only the longer file has.
  @Test func unequalCountsAreSaidOfTheLongerFile() throws {
    for (source, target, longer) in [("a\nb\n", "a\n", "k.id"), ("a\n", "a\nb\nc\n", "k.en")] {
      let error = try #require(throws: ExchangeError.self) {
        try Self.read(source, target, names: ("k.id", "k.en"))
      }
      #expect(error.path.hasSuffix(longer) && error.line == 2, "\(error)")
    }
  }

  @Test func oneFileAlone() throws {
    #expect(try failure("a\n", as: "k.id", format: .moses)?.reason.contains("PREFIX.id PREFIX.en") == true)
  }

  @Test func nothingIsUnescaped() throws {
    #expect(try Self.read("a &amp; &#124;\n", "b\n").pairs == [["a &amp; &#124;", "b"]])
  }
}

import Exchange
import Glibc
import Testing

@Suite struct TextLinesTests {
  private func lines(_ bytes: [UInt8]) throws -> [String] {
    let scratch = try Scratch()
    let lines = try TextLines(of: scratch.write(bytes, to: "a.txt"))
    var result: [String] = []
    while let line = try lines.next() { result.append(line) }
    #expect(lines.number == result.count)
    #expect(try lines.next() == nil)
    return result
  }

  @Test(arguments: [
    ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\r\n\r\nb\r", ["a", "", "b"]),
    ("\u{FEFF}é\n👍", ["é", "👍"]), ("a\rb\u{2028}c\n", ["a\rb\u{2028}c"]),
  ])
  func linesEndAtLineFeeds(text: String, expected: [String]) throws {
    #expect(try lines(Array(text.utf8)) == expected)
  }

  @Test func linesOverManyPiecesAreWhole() throws {
    let expected = (0..<20_000).map { "baris \($0) 😀" }
    #expect(try lines(Array(expected.joined(separator: "\r\n").utf8)) == expected)
    let utf16 = EncodingTests.utf16(expected.joined(separator: "\n"), bigEndian: true)
    #expect(try lines([0xFE, 0xFF] + utf16) == expected)
  }

  @Test func linesBeforeABadOneAreRead() throws {
    let scratch = try Scratch()
    let path = try scratch.write(Array("satu\ndua ".utf8) + [0xFF, 0x0A, 0x61], to: "a.txt")
    let lines = try TextLines(of: path)
    #expect(try lines.next() == "satu")
    // The error stays: nothing after the bad bytes passes for a line.
    for _ in 0..<2 {
      let error = #expect(throws: ExchangeError.self) { try lines.next() }
      #expect(error?.line == 2 && error?.column == 5)
    }
  }

  @Test func aLineIsThereOnceItHasCome() throws {
    // Each line is written when the one before it was read: waiting for more would be waiting for ever.
    let scratch = try Scratch()
    let path = scratch.at("pipe")
    #expect(mkfifo(path, 0o600) == 0)
    let writer = open(path, O_RDWR | O_CLOEXEC)
    defer { close(writer) }
    func send(_ text: String) { #expect(write(writer, text, text.utf8.count) == text.utf8.count) }
    var calls = 0
    send("a\n")
    let lines = try TextLines(of: path) {
      calls += 1
      if calls == 2 { send("dua\ntiga\n") }
    }
    #expect(try lines.next() == "a")
    #expect(calls == 1)
    #expect(try lines.next() == "dua")
    #expect(try lines.next() == "tiga")
    #expect(calls == 2)
  }
}

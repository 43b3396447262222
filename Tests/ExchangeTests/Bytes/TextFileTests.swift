import Exchange
import Glibc
import Testing

@Suite struct TextFileTests {
  private func read(_ bytes: [UInt8]) throws -> String {
    let scratch = try Scratch()
    return try TextFile.text(of: scratch.write(bytes, to: "a.txt"))
  }

  private func error(_ bytes: [UInt8]) throws -> ExchangeError? {
    #expect(throws: ExchangeError.self) { try read(bytes) }
  }

  @Test func utf8IsReadAsItStands() throws {
    let text = "Café e\u{301}\r\n👍\n"
    #expect(Array(try read(Array(text.utf8)).unicodeScalars) == Array(text.unicodeScalars))
    #expect(try read([]) == "")
  }

  @Test func textOverManyPiecesIsWhole() throws {
    let text = (0..<40_000).map { "baris \($0) 😀\n" }.joined()
    #expect(try read(Array(text.utf8)) == text)
    #expect(try read(PackingTests.gzip(Array(text.utf8))) == text)
    let error = try error(Array(text.utf8) + Array("dua é".utf8) + [0])
    #expect(error?.line == 40_001 && error?.column == 6)
  }

  @Test func aByteOrderMarkIsDropped() throws {
    #expect(Array(try read([0xEF, 0xBB, 0xBF, 0x41]).unicodeScalars) == ["A"])
    #expect(try read([0xEF, 0xBB, 0xBF]) == "")
  }

  @Test func utf16WithAMarkIsRead() throws {
    #expect(try read([0xFF, 0xFE, 0x41, 0x00, 0x3D, 0xD8, 0x4D, 0xDC]) == "A👍")
    #expect(try read([0xFE, 0xFF, 0x00, 0x41]) == "A")
    #expect(try error([0xFF, 0xFE, 0x41])?.kind == .malformed)
    #expect(try error([0xFE, 0xFF, 0x00, 0x41, 0xD8, 0x3D])?.column == 2)
  }

  @Test func packedTextIsUnpacked() throws {
    let bytes = Array("Satu.\n".utf8)
    #expect(try read(PackingTests.gzip(bytes)) == "Satu.\n")
    #expect(try read(PackingTests.gzip([])) == "")
    let entry = PackingTests.zipEntry("a.txt", bytes, isDeflated: true)
    #expect(try read(entry + PackingTests.zipEnd) == "Satu.\n")
  }

  @Test(arguments: [
    ("Satu\nDua é", [0xFF] as [UInt8], 2, 6),
    ("", [0xC3], 1, 1),
    ("é👍", [0xE2, 0x82], 1, 3),
    ("a\n\n", [0xED, 0xA0, 0x80], 3, 1),
    ("ab", [0x00], 1, 3),
    ("ab\né", [0x00], 2, 2),
  ])
  func whatIsNoTextHasItsPlace(before: String, bad: [UInt8], line: Int, column: Int) throws {
    for mark in [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
      let error = try error(mark + Array(before.utf8) + bad + Array("\nlagi".utf8))
      #expect(error?.kind == .malformed)
      #expect(error?.line == line)
      #expect(error?.column == column)
    }
  }

  @Test func piecesAreTheWholeTextUpToTheLimit() throws {
    let scratch = try Scratch()
    let bytes = (0..<40_000).flatMap { Array("baris \($0) 😀\n".utf8) }
    for path in [
      try scratch.write(bytes, to: "a.txt"), try scratch.write(PackingTests.gzip(bytes), to: "a.gz"),
    ] {
      var read: [UInt8] = []
      try TextFile.forEachPiece(of: path, atMost: bytes.count) { read += $0 }
      #expect(read == bytes)
      let error = #expect(throws: ExchangeError.self) {
        try TextFile.forEachPiece(of: path, atMost: bytes.count - 1) { _ in }
      }
      #expect(error?.kind == .malformed)
    }
  }

  @Test func whatCannotBeReadIsToldOf() throws {
    let scratch = try Scratch()
    for (path, code) in [(scratch.path, EISDIR), (scratch.at("nowhere"), ENOENT)] {
      let error = #expect(throws: ExchangeError.self) { try TextFile.text(of: path) }
      #expect(error?.kind == .unreadable)
      #expect(error?.reason == .ofSystem(code))
    }
  }
}

import Exchange
import Foundation
import Testing

@testable import Corpus

@Suite struct TextFileTests {
  private func read(_ bytes: [UInt8]) throws -> String {
    try TemporaryFolder.with(bytes: ["a.txt": bytes]) { try TextFile.text(of: $0 + "/a.txt") }
  }

  private func error(_ bytes: [UInt8]) throws -> ExchangeError? {
    #expect(throws: ExchangeError.self) { try read(bytes) }
  }

  @Test func utf8IsReadAsItStands() throws {
    let text = "Café e\u{301}\r\n👍\n"
    #expect(Array(try read(Array(text.utf8)).unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test func aByteOrderMarkIsDropped() throws {
    #expect(Array(try read([0xEF, 0xBB, 0xBF, 0x41]).unicodeScalars) == ["A"])
  }

  @Test func utf16WithAMarkIsRead() throws {
    #expect(try read([0xFF, 0xFE, 0x41, 0x00, 0x3D, 0xD8, 0x4D, 0xDC]) == "A👍")
    #expect(try read([0xFE, 0xFF, 0x00, 0x41]) == "A")
    #expect(try error([0xFF, 0xFE, 0x41])?.kind == .malformed)
    #expect(try error([0xFE, 0xFF, 0xD8, 0x3D])?.kind == .malformed)
  }

  @Test(arguments: [
    ("Satu\nDua é", [0xFF] as [UInt8], 2, 6),
    ("", [0xC3], 1, 1),
    ("é👍", [0xE2, 0x82], 1, 3),
    ("a\n\n", [0xED, 0xA0, 0x80], 3, 1),
    ("ab", [0x00], 1, 3),
  ])
  func whatIsNoTextHasItsPlace(before: String, bad: [UInt8], line: Int, column: Int) throws {
    for mark in [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
      let error = try error(mark + Array(before.utf8) + bad + Array("\nlagi".utf8))
      #expect(error?.kind == .malformed)
      #expect(error?.line == line)
      #expect(error?.column == column)
    }
  }

  @Test(arguments: ["", " \r\n\t", "\u{FEFF}", "\u{FEFF}\n\u{3000}"])
  func anEmptyFileIsToldOf(text: String) throws {
    let error = try error(Array(text.utf8))
    #expect(error?.kind == .malformed)
    #expect(error?.reason.hasPrefix("the file is empty") == true)
  }

  @Test func whatCannotBeReadIsToldOf() throws {
    try TemporaryFolder.with([:]) { root in
      for (path, reason) in [(root, "not a file"), (root + "/nowhere", "there is no such file")] {
        let error = #expect(throws: ExchangeError.self) { try TextFile.text(of: path) }
        #expect(error?.kind == .unreadable)
        #expect(error?.reason.hasPrefix(reason) == true)
      }
    }
  }

  @Test func aPipeIsNotWaitedFor() throws {
    try TemporaryFolder.with([:]) { root in
      #expect(mkfifo(root + "/pipe", 0o600) == 0)
      #expect(throws: ExchangeError.self) { try TextFile.text(of: root + "/pipe") }
    }
  }
}

import Exchange
import Foundation
import Testing

@testable import Corpus

@Suite struct ArticleFileTests {
  @Test func anArticleIsReadAsItStands() throws {
    let text = "\u{FEFF} Satu.\r\nDua.\n"
    let read = try TemporaryFolder.with(bytes: ["a.txt": Array(text.utf8)]) {
      try ArticleFile($0 + "/a.txt").text
    }
    #expect(read == " Satu.\r\nDua.\n")
  }

  @Test(arguments: ["", " \r\n\t", "\u{FEFF}", "\u{FEFF}\n\u{3000}"])
  func anEmptyFileIsToldOf(text: String) throws {
    try TemporaryFolder.with(bytes: ["a.txt": Array(text.utf8)]) { root in
      let error = #expect(throws: ExchangeError.self) { try ArticleFile(root + "/a.txt") }
      #expect(error?.kind == .malformed)
      #expect(error?.reason.hasPrefix("the file is empty") == true)
    }
  }

  @Test func aPipeIsNotWaitedFor() throws {
    try TemporaryFolder.with([:]) { root in
      #expect(mkfifo(root + "/pipe", 0o600) == 0)
      let error = #expect(throws: ExchangeError.self) { try ArticleFile(root + "/pipe") }
      #expect(error?.kind == .unreadable)
    }
  }

  @Test func aPageWithoutTextIsToldOf() throws {
    try TemporaryFolder.with(["a.html": "<html><script>var a = 'teks';</script></html>"]) { root in
      let error = #expect(throws: ExchangeError.self) { try ArticleFile(root + "/a.html") }
      #expect(error?.reason.hasPrefix("there is no text") == true)
    }
  }
}

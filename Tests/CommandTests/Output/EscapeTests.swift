import Foundation
import Testing

/// What a text holds moves no cursor: a terminal gets no control characters of it; another program gets the text as it is.
@Suite struct EscapeTests {
  private static let evil = "Harga \u{1B}[2J\u{1B}]0;x\u{7} \u{9B}31m beras \u{202E}naik"

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.evil + " lagi.\n", to: "a.txt")
    try folder.write("<p>\(Self.evil.replacing("\u{1B}", with: "&#27;")) lagi.</p>", to: "a.html")
    try folder.write("\(Self.evil) 1.\tPrice \(Self.evil) 2.\n", to: "\u{1B}[2Jb\u{9B}.tsv")
    try folder.write(Self.evil + " lagi.\n", to: "pairs/\u{1B}[31ma.id.txt")
    try folder.write(Self.evil + " again.\n", to: "pairs/\u{1B}[31ma.en.txt")
    _ = try Command.shell("padan import ./*b*.tsv", in: folder)
    return folder
  }

  private static let commands = [
    "segment a.txt", "segment a.html", "align a.txt a.txt", "align a.txt a.txt --view",
    "align a.txt a.txt --json",
    "pair pairs", "pair pairs --json", "lookup 'Harga beras naik'  --min 1", "lookup --min 1 --file a.txt",
    "lookup --min 1 --file a.txt --json", "search beras", "search beras --json", "info", "info --json",
    "check",
    "check *b*.tsv", "import a.txt", "import pairs --json", "import pairs --show-cleaning",
    "segment --srx a.txt a.txt",
  ]

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "needs script of util-linux"),
    arguments: commands)
  func terminalGetsNoControls(command: String) throws {
    let output = try Command.shell(
      "script -qec \"'$PADAN' \(command)\" /dev/null < /dev/null", in: folder(),
      environment: ["TERM": "xterm", "NO_COLOR": "1"]
    ).output.replacing("\r\n", with: "\n")
      // On a slow machine a progress line is drawn, and taken away.
      .replacing(/\r[^\r\x1B]*\x1B\[K/, with: "")
    #expect(!output.isEmpty)
    let controls = output.unicodeScalars.filter {
      ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x7F..<0xA0).contains($0.value)
    }
    #expect(controls.isEmpty, "\(output.debugDescription)")
  }

  @Test func anotherProgramGetsTheText() throws {
    let folder = try folder()
    #expect(try folder.padan("segment", "a.txt").output == Self.evil + " lagi.\n")
    #expect(
      try folder.padan("align", "a.txt", "a.txt").output.hasPrefix("\(Self.evil) lagi.\t\(Self.evil) lagi.\t")
    )
    #expect(
      try folder.padan("search", "beras", "--json").objects.first?["source"] as? String == Self.evil + " 1.")
    #expect(
      try folder.padan("pair", "pairs").output.hasPrefix(
        "pairs/\u{1B}[31ma.id.txt\tpairs/\u{1B}[31ma.en.txt\t"))
  }
}

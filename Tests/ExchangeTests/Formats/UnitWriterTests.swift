import Exchange
import Glibc
import Testing
import Text
import TranslationMemory

/// A file appears under its name only when it is whole.
@Suite struct UnitWriterTests {
  @Test func oldFileStaysUntilFinish() throws {
    let scratch = try Scratch()
    let path = try scratch.write("old".utf8, to: "a.tsv")
    do {
      let writer = try UnitWriter(path, format: .tsv, from: .indonesian, to: .english)
      try writer.write(TranslationUnit("Ya.", "Yes."))
      #expect(scratch.read("a.tsv") == Array("old".utf8))
    }
    // The writer is gone without a finish.
    #expect(scratch.names == ["a.tsv"])
    #expect(scratch.read("a.tsv") == Array("old".utf8))
  }

  @Test func finishReplacesTheFileAndKeepsItsMode() throws {
    let scratch = try Scratch()
    let path = try scratch.write("old".utf8, to: "a.jsonl")
    chmod(path, 0o640)
    let writer = try UnitWriter(path, format: .jsonl, from: .indonesian, to: .english)
    try writer.write(TranslationUnit("Ya.", "Yes."))
    try writer.finish()
    #expect(scratch.names == ["a.jsonl"])
    #expect(
      String(decoding: scratch.read("a.jsonl"), as: UTF8.self)
        == "{\"source\":\"Ya.\",\"target\":\"Yes.\",\"from\":\"id\",\"to\":\"en\"}\n")
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
  }

  @Test func symbolicLinksAreFollowed() throws {
    let scratch = try Scratch()
    let path = try scratch.write("old".utf8, to: "real.tsv")
    symlink(path, scratch.at("link.tsv"))
    let writer = try UnitWriter(scratch.at("link.tsv"), format: .tsv, from: .indonesian, to: .english)
    try writer.finish()
    var status = stat()
    #expect(lstat(scratch.at("link.tsv"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(scratch.read("real.tsv") != Array("old".utf8))
  }

  @Test func whatCannotBeCreated() throws {
    let scratch = try Scratch()
    for path in [scratch.path, scratch.at("none/a.tsv"), "/proc/none.tsv"] {
      let error = try #require(throws: ExchangeError.self) {
        try UnitWriter(path, format: .tsv, from: .indonesian, to: .english)
      }
      #expect(error.kind == .uncreatable)
    }
  }

  @Test func aMosesPairIsNoStream() throws {
    let scratch = try Scratch()
    #expect(throws: ExchangeError.self) {
      try UnitWriter("-", format: .moses, from: .indonesian, to: .english)
    }
    #expect(scratch.names.isEmpty)
  }

  /// A full device fails with a reason, at the latest when the file is finished.
  @Test func fullDevice() throws {
    let error = try #require(throws: ExchangeError.self) {
      let writer = try UnitWriter("/dev/full", format: .tsv, from: .indonesian, to: .english)
      for _ in 0..<100 { try writer.write(TranslationUnit(String(repeating: "a", count: 10_000), "b")) }
      try writer.finish()
    }
    #expect(error.kind == .inputOutput && error.reason.contains("space"))
  }

  /// What a format leaves out is not counted as written, by the encoder of either file of a pair.
  @Test func unitsLeftOutAreNotWritten() throws {
    let scratch = try Scratch()
    for (format, count) in [(ExchangeFormat.tmx, 2), (.xliff, 2), (.po, 2), (.jsonl, 3), (.moses, 3)] {
      let writer = try UnitWriter(scratch.at("a"), format: format, from: .indonesian, to: .english)
      // Blank, or twice the same: PO knows a text once.
      let units = [("Ya.", "Yes."), (" ", "x"), (format == .po ? "Ya." : "\u{1}", "No."), ("Tidak.", "No.")]
      for (source, target) in units { try writer.write(TranslationUnit(source, target)) }
      try writer.finish()
      #expect(writer.written == count, "\(format)")
    }
  }
}

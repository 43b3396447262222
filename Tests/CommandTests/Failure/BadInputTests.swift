import Foundation
import Testing

/// What a new user does wrong: a clear line, the right status, and the memory as it was.
@Suite struct BadInputTests {
  /// Runs a command, and expects one line of error and the memory unharmed.
  private func expectFailure(
    _ status: Int32, _ arguments: [String], in folder: TemporaryFolder, input: Data = Data(),
    says words: String..., location: SourceLocation = #_sourceLocation
  ) throws {
    let before = try SampleUnits.content(of: folder)
    let outcome = try Command.run(arguments, in: folder, input: input)
    #expect(outcome.status == status, "\(outcome)", sourceLocation: location)
    #expect(outcome.output == "", sourceLocation: location)
    #expect(outcome.errors.hasPrefix("padan: "), sourceLocation: location)
    #expect(outcome.errors.filter { $0 == "\n" }.count == 1, "\(outcome.errors)", sourceLocation: location)
    for word in words {
      #expect(outcome.errors.contains(word), "\(outcome.errors)", sourceLocation: location)
    }
    #expect(try SampleUnits.content(of: folder) == before, sourceLocation: location)
    #expect(!before.isEmpty)
  }

  @Test(arguments: [
    ["segment", "no.txt"], ["align", "no.txt", "no.txt"], ["import", "no.tmx"],
    ["lookup", "--file", "no.txt"], ["import", "no.id", "no.en"],
  ])
  func missingFile(arguments: [String]) throws {
    try expectFailure(
      66, arguments, in: SampleUnits.folder(), says: "padan: no.", "there is no such file or folder")
  }

  @Test(arguments: [
    ["segment", "here"], ["align", "here", "here"], ["lookup", "--file", "here"],
    ["import", "here", "--format", "tsv"],
  ])
  func folderWhereAFileIsDue(arguments: [String]) throws {
    let folder = try SampleUnits.folder()
    try folder.write("Satu.", to: "here/a.txt")
    try expectFailure(66, arguments, in: folder, says: "padan: here: this is a folder")
  }

  @Test(arguments: ["tmx", "tsv", "csv", "jsonl", "po", "xlf", "txt"]) func emptyFile(ending: String) throws {
    let folder = try SampleUnits.folder()
    try folder.write("", to: "empty.\(ending)")
    try expectFailure(65, ["import", "empty.\(ending)"], in: folder, says: "padan: empty.\(ending): ")
  }

  @Test func tmxCutInTheMiddle() throws {
    let folder = try SampleUnits.folder()
    #expect(try folder.padan("export", "whole.tmx").status == 0)
    let whole = try folder.read("whole.tmx").replacing("Harga", with: "Nilai")
    let cut = try #require(whole.range(of: "Nilai"))
    try folder.write(String(whole[..<cut.upperBound]), to: "cut.tmx")
    try expectFailure(65, ["import", "cut.tmx"], in: folder, says: "padan: cut.tmx:")
    try expectFailure(65, ["import", "cut.tmx", "--json"], in: folder, says: "padan: cut.tmx:")
  }

  @Test func unknownLanguage() throws {
    try expectFailure(
      64, ["import", "a.tmx", "--from", "qq"], in: SampleUnits.folder(), says: "no language 'qq'")
  }

  @Test func memoryThatIsNone() throws {
    let folder = try SampleUnits.folder()
    try folder.write(String(repeating: "no database at all\n", count: 1000), to: "other.sqlite")
    let before = try folder.read("other.sqlite")
    for command in [["lookup", "a"], ["info"], ["add", "a", "b"], ["search", "a"], ["export", "a.tmx"]] {
      try expectFailure(
        65, command + ["--memory", "other.sqlite"], in: folder,
        says: "padan: other.sqlite: this is not a translation memory")
    }
    #expect(try folder.read("other.sqlite") == before)
  }

  @Test func memoryThatIsAFolder() throws {
    let folder = try SampleUnits.folder()
    try folder.write("", to: "here/keep")
    for command in [["lookup", "a"], ["add", "a", "b"]] {
      try expectFailure(
        65, command + ["--memory", "here"], in: folder,
        says: "padan: here: this is not a translation memory (it is a folder)")
    }
  }

  @Test func memoryBelowAFile() throws {
    // Root may write into a read-only folder, but nobody into a folder that is a file.
    let folder = try SampleUnits.folder()
    try folder.write("a file", to: "file")
    try expectFailure(
      73, ["add", "a", "b", "--memory", "file/m.sqlite"], in: folder, says: "padan: file/m.sqlite: ")
    try expectFailure(
      66, ["lookup", "a", "--memory", "file/m.sqlite"], in: folder, says: "padan: file/m.sqlite: ")
  }

  @Test(.enabled(if: geteuid() != 0, "permissions do not bind root")) func readOnlyFolder() throws {
    let folder = try SampleUnits.folder()
    try folder.write("", to: "locked/keep")
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.url("locked").path)
    defer {
      try? FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: folder.url("locked").path)
    }
    try expectFailure(
      73, ["add", "a", "b", "--memory", "locked/m.sqlite"], in: folder, says: "locked/m.sqlite")
    try expectFailure(73, ["export", "locked/a.tmx"], in: folder, says: "locked/a.tmx")
  }

  @Test(.enabled(if: geteuid() != 0, "permissions do not bind root")) func unreadableMemory() throws {
    let folder = try SampleUnits.folder()
    let path = folder.memory
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    let outcome = try folder.padan("lookup", "a")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    #expect(outcome.status == 66)
    #expect(outcome.errors.hasPrefix("padan: \(path): the memory cannot be read"))
  }

  @Test(arguments: ["exported", "imported", "added"]) func fileThatMayNotGrow(how: String) throws {
    // A limit on the size of files is met like a full disk, and needs no disk.
    let folder = try SampleUnits.folder()
    let long = (0..<20_000).map { "Baris nomor \($0) dari berkas.\tLine number \($0) of the file." }
    try folder.write(long.joined(separator: "\n") + "\n", to: "many.tsv")
    if how == "exported" { #expect(try folder.padan("import", "many.tsv").status == 0) }
    let before = try SampleUnits.content(of: folder)
    let command =
      ["exported": "export out.tmx", "imported": "import many.tsv", "added": "add - < many.tsv"][how] ?? ""
    let outcome = try Command.shell("ulimit -f 400; padan \(command)", in: folder)
    #expect(outcome.status == 74)
    #expect(outcome.errors.hasPrefix("padan: "))
    #expect(outcome.errors.filter { $0 == "\n" }.count == 1)
    #expect(try SampleUnits.content(of: folder) == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).allSatisfy {
        !$0.contains("out.tmx")
      })
  }

  /// Whether a file system of one megabyte can be mounted here.
  static let canMount: Bool = {
    guard geteuid() == 0, let folder = try? TemporaryFolder() else { return false }
    let outcome = try? Command.shell(
      "mkdir small && mount -t tmpfs -o size=1m tmpfs small && umount small", in: folder)
    return outcome?.status == 0
  }()

  @Test(.enabled(if: canMount, "only root can mount a small file system")) func fullDisk() throws {
    let folder = try SampleUnits.folder()
    let long = (0..<50_000).map { "Baris nomor \($0) dari berkas.\tLine number \($0) of the file." }
    try folder.write(long.joined(separator: "\n") + "\n", to: "many.tsv")
    let outcome = try Command.shell(
      """
      mkdir small && mount -t tmpfs -o size=1m tmpfs small || exit 1
      trap 'umount small' EXIT
      padan add 'Satu.' 'One.' --memory small/m.sqlite 2>/dev/null
      padan import many.tsv --memory small/m.sqlite; echo $?
      padan info --json --memory small/m.sqlite | grep -o '"units":[0-9]*'
      padan export small/out.tmx --from en --to id 2>/dev/null; echo $?; ls small | grep -c out
      """, in: folder)
    #expect(outcome.errors.hasPrefix("padan: small/m.sqlite: "))
    #expect(outcome.errors.filter { $0 == "\n" }.count == 1)
    #expect(outcome.output.hasPrefix("74\n\"units\":1\n"))
  }

  @Test func binaryNoise() throws {
    let folder = try SampleUnits.folder()
    var state: UInt64 = 42
    let noise = Data(
      (0..<100_000).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      })
    for command in [
      ["segment"], ["add", "-"], ["lookup", "-"], ["import", "-"], ["import", "-", "--format", "tmx"],
      ["import", "-", "--format", "tsv"], ["import", "-", "--format", "jsonl"],
      ["import", "-", "--format", "csv"],
    ] {
      try expectFailure(65, command, in: folder, input: noise, says: "padan: standard input:")
    }
  }

  @Test func textThatIsNotUTF8IsSaidWithItsPlace() throws {
    let folder = try SampleUnits.folder()
    try folder.write(Data("Satu.\nDua: ".utf8) + Data([0xE9, 0x2E]), to: "latin.txt")
    try expectFailure(
      65, ["segment", "latin.txt"], in: folder, says: "padan: latin.txt:2:6: the byte 0xE9 is not valid UTF-8"
    )
    // Halves of UTF-16 without its mark are NULs in UTF-8.
    try folder.write("Satu.\nD\0u\0a\0", to: "wide.txt")
    for command in [["segment", "wide.txt"], ["align", "wide.txt", "wide.txt"]] {
      try expectFailure(65, command, in: folder, says: "padan: wide.txt:2:2: a NUL byte")
    }
  }

  @Test func namesAreShownWithoutControlCharacters() throws {
    try expectFailure(
      66, ["segment", "a\u{1B}[31m\n.txt"], in: SampleUnits.folder(),
      says: "padan: a\\u{1B}[31m\\n.txt: there is no such file")
  }

  @Test func brokenRulesAreSaidWithTheirPlace() throws {
    let folder = try SampleUnits.folder()
    try folder.write("<srx version=\"2.0\">\n<header>\n", to: "broken.srx")
    try expectFailure(65, ["segment", "--srx", "broken.srx"], in: folder, says: "padan: broken.srx:")
    try expectFailure(66, ["segment", "--srx", "no.srx"], in: folder, says: "padan: no.srx: ")
  }

  @Test func rulesThatAreNoExpressionsAreSaidWithTheirLine() throws {
    let folder = try SampleUnits.folder()
    try folder.write(
      """
      <srx xmlns="http://www.lisa.org/srx20" version="2.0">
      <header segmentsubflows="yes" cascade="yes"/><body><languagerules>
      <languagerule languagerulename="all"><rule break="yes">
      <beforebreak>(</beforebreak><afterbreak/></rule></languagerule></languagerules>
      <maprules><languagemap languagepattern=".*" languagerulename="all"/></maprules></body></srx>
      """, to: "bad.srx")
    try expectFailure(
      65, ["segment", "--srx", "bad.srx"], in: folder, says: "padan: bad.srx:",
      ": not an ICU regular expression"
    )
  }

  @Test func memoryInUseIsSaid() throws {
    let folder = try SampleUnits.folder()
    // A reader of standard input holds the memory as long as its input lasts.
    let outcome = try Command.shell(
      """
      mkfifo slow
      padan import - --format tsv < slow & exec 3> slow
      printf 'Satu.\\tOne.\\n' >&3
      # Until it has begun, others may write.
      status=0; while [ $status = 0 ]; do padan add 'Dua.' 'Two.' 2> said; status=$?; done; echo $status
      cat said >&2
      padan lookup 'Harga beras naik lagi.' > /dev/null; echo $?
      exec 3>&-; wait $!; echo $?
      """, in: folder)
    #expect(outcome.output == "75\n0\n0\n")
    #expect(outcome.errors.hasPrefix("padan: \(folder.memory): another program is writing to this memory"))
  }
}

import Foundation
import Testing

@Suite struct CheckTests {
  private static let faulty = """
    Harga naik 3.000 rupiah.\tThe price rose by 5,000 rupiah.
    Harga naik 3.000 rupiah.\tPrices went up by 3,000 rupiah.
    Pasar sudah ramai sejak pagi.\tThe market has been busy since morning.

    """

  @Test func findingsInAFileHaveTheirLine() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.faulty, to: "a.tsv")
    let outcome = try folder.padan("check", "a.tsv", "--json")
    #expect(outcome.status == 1)
    #expect(
      outcome.lines.first
        == #"{"unit":null,"line":1,"reason":"numbers differ","detail":"3.000 rupiah / 5,000 rupiah","#
        + #""source":"Harga naik 3.000 rupiah.","target":"The price rose by 5,000 rupiah.","origin":null}"#)
    #expect(outcome.objects.map { $0["reason"] as? String } == ["numbers differ", "inconsistent"])
    #expect(outcome.errors.hasPrefix("Checked 3 units in "))
    #expect(outcome.errors.hasSuffix(" 2 with findings (numbers differ 1, inconsistent 1).\n"))
    #expect(!folder.exists("memory.sqlite"))
  }

  @Test func plainOutputNamesPlaceReasonAndBothSides() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.faulty, to: "a.tsv")
    let outcome = try folder.padan("check", "a.tsv")
    #expect(
      outcome.output == """
        line 1  numbers differ: 3.000 rupiah / 5,000 rupiah
          id  Harga naik 3.000 rupiah.
          en  The price rose by 5,000 rupiah.

        line 2  inconsistent: otherwise than line 1
          id  Harga naik 3.000 rupiah.
          en  Prices went up by 3,000 rupiah.

        """)
  }

  @Test func soundUnitsExitWithZero() throws {
    let folder = try SampleUnits.folder()
    let outcome = try folder.padan("check")
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasSuffix("s: nothing found.\n"))
  }

  @Test func memoryIsCheckedFromEitherSide() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.faulty, to: "a.tsv")
    #expect(try folder.padan("import", "a.tsv").status == 0)
    let forward = try folder.padan("check", "--json")
    let backward = try folder.padan("check", "--from", "en", "--to", "id", "--json")
    #expect(forward.objects.map { $0["unit"] as? String } == ["1", "2"])
    #expect(forward.objects.allSatisfy { $0["line"] is NSNull && $0["origin"] as? String == "a.tsv" })
    #expect(backward.objects.map { $0["detail"] as? String } == ["5,000 rupiah / 3.000 rupiah"])
    let none = try folder.padan("check", "--origin", "b*")
    #expect(none.status == 65)
    #expect(none.errors.hasSuffix("no unit is what the options ask for; nothing was checked\n"))
  }

  @Test func twoFilesAreAMosesPair() throws {
    let folder = try TemporaryFolder()
    try folder.write("Satu.\nAda 12 rumah.\n", to: "a.id.txt")
    try folder.write("One.\nThere are 15 houses.\n", to: "a.en.txt")
    for files in [["a.id.txt", "a.en.txt"], ["a.en.txt", "a.id.txt"]] {
      let outcome = try Command.run(["check", "--json"] + files, in: folder)
      #expect(outcome.objects.map { $0["line"] as? Int } == [2])
      #expect(outcome.objects.map { $0["detail"] as? String } == ["12 / 15"])
    }
  }

  @Test func wrongUseSaysWhatToDo() throws {
    let folder = try TemporaryFolder()
    try folder.write("Simpan\tSave\n", to: "a.tsv")
    for arguments in [
      ["a", "b", "c"], [""], ["a.tsv", "a.tsv"], ["a.tsv", "--format", "articles"], ["--format", "tsv"],
      ["a.tsv", "--origin", "x"], ["--origin", ""],
    ] {
      #expect(try Command.run(["check"] + arguments, in: folder).status == 64, "\(arguments)")
    }
    #expect(try folder.padan("check", ".").status == 66)
    #expect(try folder.padan("check", "missing.tsv").status == 66)
    #expect(try folder.padan("check").status == 66)
    try folder.write("\tx\n", to: "b.tsv")
    #expect(try folder.padan("check", "b.tsv").status == 65)
  }

  @Test func cleanExportLeavesOutDamageOnly() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.faulty, to: "a.tsv")
    #expect(try folder.padan("import", "a.tsv").status == 0)
    let outcome = try folder.padan("export", "-", "--format", "tsv", "--clean")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Prices went up") && outcome.output.contains("busy since morning"))
    #expect(!outcome.output.contains("The price rose"))
    #expect(outcome.errors.hasPrefix("Left out 1 unit (numbers differ 1).\nWrote 2 units"))
    let whole = try folder.padan("export", "-", "--format", "tsv")
    #expect(whole.output.contains("The price rose"))
    #expect(!whole.errors.contains("Left out"))
  }

  @Test func cleanExportOfDamageAloneWritesNothing() throws {
    let folder = try TemporaryFolder()
    #expect(try folder.padan("add", "Ada 12 rumah.", "There are 15 houses.").status == 0)
    let outcome = try folder.padan("export", "a.tmx", "--clean")
    #expect(outcome.status == 65)
    #expect(
      outcome.errors.hasSuffix("--clean leaves nothing of 1 unit (numbers differ 1); nothing was written\n"))
    #expect(!folder.exists("a.tmx"))
  }
}

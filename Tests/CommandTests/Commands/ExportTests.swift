import Foundation
import Testing

@Suite struct ExportTests {
  @Test func formatIsToldFromTheName() throws {
    let folder = try SampleUnits.folder()
    let outcome = try folder.padan("export", "out.tsv")
    #expect(outcome == Command.Outcome(status: 0, output: "", errors: "Wrote 3 units to out.tsv.\n"))
    let lines = try folder.read("out.tsv").split(separator: "\n")
    #expect(
      lines.filter { $0.hasPrefix("Harga beras naik lagi.\tThe price of rice is up again.") }.count == 1)
    #expect(try folder.padan("export", "out.tmx").status == 0)
    #expect(try folder.read("out.tmx").hasPrefix("<?xml"))
  }

  @Test func standardOutputHoldsTheFileAlone() throws {
    let folder = try SampleUnits.folder()
    let outcome = try folder.padan("export", "-", "--format", "jsonl")
    #expect(outcome.errors == "Wrote 3 units to standard output.\n")
    #expect(outcome.objects.map { $0["source"] as? String }.count == 3)
    #expect(outcome.objects.allSatisfy { $0["target"] is String })
  }

  @Test func filtersAreHeeded() throws {
    let folder = try SampleUnits.folder()
    func count(_ options: String...) throws -> Int {
      try Command.run(["export", "-", "--format", "jsonl"] + options, in: folder).lines.count
    }
    #expect(try count("--origin", "ekonomi/*") == 2)
    #expect(try count("--since", "2026-01-04") == 1)
    #expect(try count("--since", "2030-01-01") == 0)
    #expect(try folder.padan("add", "Harga beras naik lagi.", "Rice costs more again.").status == 0)
    #expect(try count() == 4)
    #expect(try count("--latest") == 3)
  }

  @Test func unitsAreTurned() throws {
    let folder = try SampleUnits.folder()
    let outcome = try folder.padan("export", "-", "--format", "tsv", "--from", "en", "--to", "id")
    #expect(outcome.output.contains("The price of rice is up again.\tHarga beras naik lagi."))
  }

  @Test func twoExportsAreTheSame() throws {
    let folder = try SampleUnits.folder()
    for name in ["a.tsv", "b.tsv"] { #expect(try folder.padan("export", name).status == 0) }
    #expect(try folder.read("a.tsv") == folder.read("b.tsv"))
  }

  @Test func wrongLanguageIsNoSuccess() throws {
    let folder = try SampleUnits.folder()
    try folder.write("old", to: "out.tmx")
    #expect(
      try folder.padan("export", "out.tmx", "--to", "de")
        == Command.Outcome(
          status: 65, output: "",
          errors: "padan: \(folder.memory): there is nothing in 'de'; it holds en, id: say --from and --to\n")
    )
    #expect(try folder.read("out.tmx") == "old")
  }

  @Test func fileThatCannotBeCreatedIsSaid() throws {
    let folder = try SampleUnits.folder()
    try folder.write("a file", to: "file")
    for name in ["nowhere/out.tmx", "file/out.tmx"] {
      let outcome = try folder.padan("export", name)
      #expect(outcome.status == 73)
      #expect(outcome.errors.hasPrefix("padan: \(name): "))
      #expect(outcome.errors.filter { $0 == "\n" }.count == 1)
    }
  }

  @Test func fullDiskIsSaid() throws {
    let folder = try SampleUnits.folder()
    for command in ["export - --format tmx", "info", "lookup 'Harga beras naik lagi.'"] {
      let outcome = try Command.shell("padan \(command) > /dev/full", in: folder)
      #expect(outcome.status == 74)
      #expect(outcome.errors.hasPrefix("padan: standard output: "))
      #expect(outcome.errors.filter { $0 == "\n" }.count == 1)
    }
  }

  @Test func interruptionLeavesTheOldFile() throws {
    let folder = try SampleUnits.folder()
    let lines = (0..<20_000).map { "Baris nomor \($0).\tLine number \($0)." }
    try folder.write(lines.joined(separator: "\n"), to: "many.tsv")
    #expect(try folder.padan("import", "many.tsv").status == 0)
    try folder.write("old", to: "out/out.tmx")
    let outcome = try Command.shell(
      """
      "$PADAN" export out/out.tmx & pid=$!
      until [ "$(ls -A out | wc -l)" -gt 1 ] || ! kill -0 $pid 2>/dev/null; do :; done
      kill -TERM $pid; wait $pid; echo $?; ls -A out; cat out/out.tmx
      """, in: folder)
    // 143: ended by the signal. A very fast machine may have been done before.
    if outcome.output.hasPrefix("143") {
      #expect(outcome == Command.Outcome(status: 0, output: "143\nout.tmx\nold", errors: ""))
    } else {
      #expect(outcome.output.hasPrefix("0\nout.tmx\n<?xml"))
    }
  }

  @Test func memoryIsNotReplaced() throws {
    let folder = try SampleUnits.folder()
    let before = try SampleUnits.content(of: folder)
    let files = FileManager.default
    try files.createSymbolicLink(atPath: folder.url("link").path, withDestinationPath: "memory.sqlite")
    try files.linkItem(atPath: folder.memory, toPath: folder.url("hard.tmx").path)
    try files.createSymbolicLink(atPath: folder.url("here").path, withDestinationPath: ".")
    for arguments in [
      ["memory.sqlite", "--format", "tmx"], ["./here/memory.sqlite", "--format", "tsv"],
      ["link", "--format", "csv"], ["hard.tmx"], ["memory.sqlite-wal", "--format", "tsv"],
    ] {
      let outcome = try Command.run(["export"] + arguments, in: folder)
      #expect(
        outcome
          == Command.Outcome(
            status: 73, output: "",
            errors: "padan: \(arguments[0]): this is the memory itself; choose another name to export to\n"))
    }
    #expect(try SampleUnits.content(of: folder) == before)
    try files.moveItem(atPath: folder.memory, toPath: folder.url("m.en").path)
    let outcome = try folder.padan("export", "m", "--format", "moses", "--memory", "m.en")
    #expect(outcome.status == 73)
    #expect(outcome.errors.hasPrefix("padan: m.en: this is the memory itself"))
    #expect(!folder.exists("m.id"))
  }

  @Test func filterThatMatchesNothingReplacesNothing() throws {
    let folder = try SampleUnits.folder()
    try folder.write("old", to: "out.tmx")
    for options in [["--origin", "olahraga/*"], ["--since", "2030-01-01"]] {
      #expect(
        try Command.run(["export", "out.tmx"] + options, in: folder)
          == Command.Outcome(
            status: 65, output: "",
            errors: "padan: \(folder.memory): no unit is what the options ask for; nothing was written\n"))
      #expect(try Command.run(["export", "-", "--format", "tmx"] + options, in: folder).output == "")
    }
    #expect(try folder.padan("remove", "--origin", "*").status == 0)
    #expect(
      try folder.padan("export", "out.tmx")
        == Command.Outcome(
          status: 65, output: "",
          errors: "padan: \(folder.memory): the memory is empty; nothing was written\n"))
    #expect(try folder.read("out.tmx") == "old")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).allSatisfy {
        !$0.hasPrefix(".padan")
      })
  }

  @Test func mosesNamesBothFiles() throws {
    let folder = try SampleUnits.folder()
    let outcome = try folder.padan("export", "out", "--format", "moses", "--to", "en")
    #expect(outcome.errors.hasSuffix("\nWrote 3 units to out.id and out.en.\n"))
    #expect(folder.exists("out.id") && folder.exists("out.en"))
  }
}

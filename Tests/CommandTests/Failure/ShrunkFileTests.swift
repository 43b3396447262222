import Testing

/// A memory that another program cuts short while it is read: an error, not a crash.
@Suite struct ShrunkFileTests {
  @Test func aMemoryCutShortWhileItIsReadIsAnErrorOfInput() throws {
    let folder = try TemporaryFolder()
    // More than a pipe holds, so that the export stands still in the middle of the memory.
    let lines = (0..<5_000).map {
      "Kalimat nomor \($0) tentang harga beras di pasar.\tSentence number \($0) about the price of rice at the market."
    }
    try folder.write(lines.joined(separator: "\n") + "\n", to: "units.tsv")
    #expect(try folder.padan("import", "units.tsv").status == 0)
    let outcome = try Command.shell(
      """
      mkfifo pipe
      "$PADAN" export - --format tsv >pipe & export=$!
      exec 3<pipe
      head -c 1 <&3 >/dev/null
      truncate -s 8192 memory.sqlite
      cat <&3 >/dev/null
      wait $export
      """, in: folder)
    #expect(outcome.status == 74)
    #expect(
      outcome.errors.hasPrefix("padan: \(folder.memory): the memory was cut short"), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }
}

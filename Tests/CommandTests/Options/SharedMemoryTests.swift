import Foundation
import TestSupport
import Testing

/// `--memory postgresql://…`: the commands do with a shared memory what they do with a file.
@Suite(.enabled(if: PostgreSQLCluster.shared != nil, "\(PostgreSQLCluster.absence)"))
struct SharedMemoryTests {
  private func database() throws -> String { try #require(PostgreSQLCluster.shared).makeDatabase() }

  private static let units = """
    Harga beras naik 3.000 rupiah.\tThe price of rice rose by 3,000 rupiah.
    Pasar dibuka pukul 06.00.\tThe market opens at 6 a.m.
    Pasar itu tidak dibuka.\tThe market is not open.

    """

  @Test func commandsSayWhatTheySayOfAFile() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.units, to: "pasar.tsv")
    try folder.write(Self.units.replacing("Pasar", with: "Toko"), to: "toko.tsv")
    let address = try database()
    let commands = [
      ["import", "pasar.tsv", "toko.tsv"],
      ["add", "Apa kabar, Budi?", "How are you, Budi?", "--origin", "salam"],
      ["lookup", "Harga beras naik 4.500 rupiah."],
      ["lookup", "--exhaustive", "--min", "30", "Pasar itu dibuka."],
      ["lookup", "The market is open.", "--from", "en", "--to", "id", "--json"],
      ["search", "pasar", "--json"], ["check"], ["remove", "--origin", "toko.*", "--dry-run"],
      ["remove", "--unit", "2"], ["export", "keluar.tsv"], ["export", "-", "--format", "jsonl"],
      ["remove", "--origin", "tidak ada"], ["lookup", "Pasar dibuka pukul 07.00."],
    ]
    func shown(_ text: String) -> String {
      text.replacing(#/T[0-9:]+Z/#, with: "").replacing(#/in [0-9.]+ s/#, with: "in 0 s").replacing(
        #/"(microseconds|seconds)":[0-9.e-]+/#, with: "")
    }
    for command in commands {
      let own = try Command.run(command + ["--memory", address], in: folder)
      let other = try Command.run(command + ["--memory", "file.sqlite"], in: folder)
      #expect(shown(own.output) == shown(other.output))
      #expect(shown(own.errors) == shown(other.errors))
      #expect(own.status == other.status)
    }
    let info = try Command.run(["info", "--json", "--memory", address], in: folder).objects.first
    #expect(info?["units"] as? Int == 5)
    #expect(info?["memory"] as? String == address)
  }

  @Test func theVariableNamesItAsWell() throws {
    let folder = try TemporaryFolder()
    let address = try database()
    let added = try Command.run(["add", "satu", "one"], in: folder, environment: ["PADAN_MEMORY": address])
    #expect(added.status == 0)
    let found = try Command.run(
      ["lookup", "satu", "--memory", "a.sqlite=5", "--memory", address], in: folder)
    #expect(found.status == 66)
    _ = try Command.run(["add", "satu", "satu", "--memory", "a.sqlite"], in: folder)
    let both = try Command.run(
      ["lookup", "satu", "--json", "--memory", "a.sqlite=5", "--memory", address], in: folder)
    #expect(
      (both.objects.first?["matches"] as? [[String: Any]])?.map { $0["target"] as? String } == [
        "one", "satu",
      ])
  }

  /// Killed when it has sent thousands of units: none of them is there, and nothing holds up the next.
  @Test func importThatIsKilledLeavesNothing() throws {
    let folder = try TemporaryFolder()
    let address = try database()
    _ = try Command.run(["add", "satu", "one", "--memory", address], in: folder)
    let outcome = try Command.shell(
      #"""
      mkfifo pipe
      (for i in $(seq 9000); do printf 'kalimat %s\tsentence %s\n' $i $i; done; exec sleep 600) >pipe &
      feeder=$!
      "$PADAN" import pipe --format tsv &
      importer=$!
      waiting="SELECT count(*) FROM pg_stat_activity
        WHERE state = 'idle in transaction' AND datname = current_database()"
      until [ "$(psql -Atc "$waiting" "$PADAN_MEMORY")" = 1 ]; do sleep 0.1; done
      kill -9 $importer
      kill $feeder
      wait
      padan info --json && padan add dua two && padan info --json
      """#, in: folder, environment: ["PADAN_MEMORY": address])
    #expect(outcome.objects.map { $0["units"] as? Int } == [1, 2])
  }

  @Test func whatCannotBeDoneIsSaidInOneLine() throws {
    let folder = try TemporaryFolder()
    let address = try database()
    func error(_ arguments: String..., status: Int32) throws -> String {
      let outcome = try Command.run(arguments, in: folder)
      #expect(outcome.status == status)
      #expect(outcome.errors.filter { $0 == "\n" }.count == 1)
      return outcome.errors
    }
    #expect(try error("lookup", "satu", "--memory", address, status: 66).contains("there is no such memory"))
    #expect(
      try error("remove", "--unit", "1", "--memory", address, status: 66).contains("there is no such memory"))
    _ = try Command.run(["add", "satu", "one", "--memory", address], in: folder)
    #expect(
      try error("info", "--check", "--memory", address, status: 64).contains("is for memories that are files")
    )
    #expect(
      try error("merge", address, "--into", "a.sqlite", status: 64).contains("is for memories that are files")
    )
    let nowhere = "postgresql://sari:geheim@127.0.0.1:1/tm"
    let refused = try error("lookup", "satu", "--memory", nowhere, status: 66)
    #expect(refused.hasPrefix("padan: postgresql://sari@127.0.0.1:1/tm: "))
    #expect(!refused.contains("geheim"))
    let twice = try error("lookup", "satu", "--memory", nowhere, "--memory", nowhere, status: 64)
    #expect(!twice.contains("geheim"))
  }
}

import Foundation
import TestSupport
import Testing

/// Killed at any moment, the memory opens again with all that was reported as done, and nothing half done.
@Suite struct KilledTests {
  private static let unitsPerFile = 400
  private static let files = 12

  @Test func aKilledImportLeavesAWholeMemory() throws {
    let folder = try TemporaryFolder()
    for file in 0..<Self.files {
      let lines = (0..<Self.unitsPerFile).map {
        "Kalimat nomor \($0) dari berkas \(file).\tSentence \($0) of file \(file)."
      }
      try folder.write(lines.joined(separator: "\n") + "\n", to: "f\(file).tsv")
    }
    var generator = SeededGenerator(seed: 1)
    // A third are left to finish, so that there is something to lose.
    let delays = (0..<Self.files).map { file in
      file % 3 == 0 ? "none" : "0.\(Int.random(in: 10...60, using: &generator))"
    }
    let outcome = try Command.shell(
      """
      i=0
      for delay in \(delays.joined(separator: " ")); do
        if [ $delay = none ]; then
          padan import f$i.tsv --json 2>/dev/null >done$i || exit 9
        else
          "$PADAN" import f$i.tsv --json >/dev/null 2>&1 & import=$!
          sleep $delay; kill -9 $import 2>/dev/null; wait $import 2>/dev/null
        fi
        i=$((i + 1))
      done
      exit 0
      """, in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")

    let exported = try SampleUnits.content(of: folder)
    var units: [String: Int] = [:]
    for line in exported.split(separator: "\n") {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      units[try #require(object["origin"] as? String), default: 0] += 1
    }
    for file in 0..<Self.files {
      let count = units["f\(file).tsv"] ?? 0
      let isWhole = count == Self.unitsPerFile || (count == 0 && delays[file] != "none")
      #expect(isWhole, "file \(file) has \(count) units")
    }
    // The index knows the same units, and goes on working.
    let added = try folder.padan("add", "Kalimat nomor seribu.", "Sentence one thousand.")
    #expect(added.status == 0, "\(added.errors)")
    for query in [
      "Kalimat nomor 7 dari berkas 0.", "Kalimat nomor 399 dari berkas 9.", "Kalimat nomor seribu.",
    ] {
      let found = try matches(of: query, in: folder)
      #expect(!found.isEmpty)
      #expect(try found == matches(of: query, "--exhaustive", in: folder))
    }
  }

  private func matches(
    of query: String, _ options: String..., in folder: TemporaryFolder
  ) throws -> [NSDictionary] {
    let outcome = try Command.run(["lookup", query, "--json", "--limit", "50"] + options, in: folder)
    return try #require(outcome.objects.first?["matches"] as? [NSDictionary])
  }
}

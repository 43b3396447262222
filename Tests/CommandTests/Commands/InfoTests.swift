import Foundation
import Testing

@Suite struct InfoTests {
  @Test func objectCountsWhatThereIs() throws {
    let folder = try SampleUnits.folder()
    let outcome = try folder.padan("info", "--json")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let object = try #require(outcome.objects.first)
    #expect(object["memory"] as? String == folder.memory)
    #expect(object["units"] as? Int == 3)
    #expect(object["languages"] as? [String: Int] == ["id": 3, "en": 3])
    #expect(object["origins"] as? Int == 2)
    #expect((object["bytes"] as? Int ?? 0) > 0)
    #expect((object["created"] as? String)?.count == 20)
    #expect(object["changed"] as? String == "2026-01-04T03:04:05Z")
  }

  @Test func textNamesTheNewestOrigins() throws {
    let folder = try SampleUnits.folder()
    let outcome = try folder.padan("info")
    #expect(outcome.errors == "")
    let changing = /(size|created) +.*\n/
    #expect(
      outcome.output.replacing(changing, with: "") == """
        memory      \(folder.memory)
        units       3
        languages   en 3, id 3
        repeated    0.0 % of the sources occur in another unit too
        origins     2
        changed     2026-01-04T03:04:05Z

        Newest origins
          2026-01-04  2  ekonomi/pasar
          2026-01-02  1  budaya/festival

        """)
  }

  @Test func checkSaysThatAMemoryIsSound() throws {
    let folder = try SampleUnits.folder()
    let object = try #require(try folder.padan("info", "--check", "--json").objects.first)
    #expect(object["sound"] as? Bool == true)
    #expect(object["faults"] as? [String] == [])
    let outcome = try folder.padan("info", "--check")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\ncheck       sound: file, units, index and origins agree\n"))
    #expect(try folder.padan("info").output.contains("check") == false)
  }

  @Test func checkFindsDamage() throws {
    let folder = try SampleUnits.folder()
    // The text is changed in the file itself, so that its words are not those of the index.
    var bytes = try Data(contentsOf: folder.url("memory.sqlite"))
    let place = try #require(bytes.range(of: Data("Harga beras".utf8)))
    bytes.replaceSubrange(place, with: Data("Harga bawah".utf8))
    try bytes.write(to: folder.url("memory.sqlite"))
    let outcome = try folder.padan("info", "--check", "--json")
    #expect(outcome.status == 65)
    #expect(outcome.objects.first?["sound"] as? Bool == false)
    #expect((outcome.objects.first?["faults"] as? [String])?.isEmpty == false)
    #expect(outcome.errors.hasPrefix("padan: \(folder.memory): the memory is damaged ("))
    #expect(outcome.errors.filter { $0 == "\n" }.count == 1)
  }

  @Test func missingMemoryIsSaid() throws {
    let folder = try TemporaryFolder()
    for command in [
      ["info"], ["lookup", "a"], ["search", "a"], ["export", "a.tmx"], ["remove", "--unit", "1"],
    ] {
      #expect(
        try Command.run(command, in: folder)
          == Command.Outcome(
            status: 66, output: "",
            errors:
              "padan: \(folder.memory): there is no such memory; `padan import` or `padan add` creates one\n")
      )
    }
    #expect(!folder.exists("memory.sqlite"))
    #expect(!folder.exists("a.tmx"))
  }
}

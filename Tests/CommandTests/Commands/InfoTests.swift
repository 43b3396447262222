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

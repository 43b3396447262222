import Foundation
import Testing

@Suite struct PairTests {
  /// Three articles in each of two folders, their names strange to each other; two of them are translations.
  private func heaps() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let corpora = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Corpora")
    func copy(_ name: String, to path: String) throws {
      try folder.write(try Data(contentsOf: corpora.appendingPathComponent(name)), to: path)
    }
    try copy("disaster/river-flood.id.txt", to: "artikel/1.txt")
    try copy("health/dengue-drive.id.txt", to: "artikel/2.txt")
    try copy("sport/regents-cup-badminton.id.txt", to: "artikel/3.txt")
    try copy("health/dengue-drive.en.txt", to: "articles/a.txt")
    try copy("culture/rice-in-bamboo.en.txt", to: "articles/b.txt")
    try copy("disaster/river-flood.en.txt", to: "articles/c.txt")
    return folder
  }

  @Test func pairsAndLonersAreTold() throws {
    let folder = try heaps()
    let outcome = try folder.padan("pair", "artikel", "articles", "--json")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.lines.count == 4)
    #expect(outcome.objects[0]["source"] as? String == "artikel/1.txt")
    #expect(outcome.objects[0]["target"] as? String == "articles/c.txt")
    #expect(try #require(outcome.objects[0]["score"] as? Double) > 0.9)
    #expect(outcome.objects[1]["target"] as? String == "articles/a.txt")
    #expect(outcome.lines[2] == #"{"source":"artikel/3.txt","target":null,"score":null}"#)
    #expect(outcome.lines[3] == #"{"source":null,"target":"articles/b.txt","score":null}"#)
    let plain = try folder.padan("pair", "artikel/", "articles/")
    #expect(plain.lines[0].hasPrefix("artikel/1.txt\tarticles/c.txt\t0.9"))
    #expect(plain.lines[2] == "artikel/3.txt\t\t")
    #expect(plain.errors == "2 pairs, 2 articles without a counterpart.\n")
  }

  @Test func oneFolderWillDoWhereNamesTellTheLanguages() throws {
    let folder = try heaps()
    let outcome = try Command.shell(
      """
      for n in 1 2 3; do mv artikel/$n.txt articles/$n.id.txt; done
      for n in a b c; do mv articles/$n.txt articles/$n.en.txt; done
      padan pair articles --json
      """, in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.objects.count { $0["score"] is Double } == 2)
    #expect(try folder.padan("pair", "artikel").status == 65)
  }

  @Test func whatCannotBeReadIsToldAndTheRestPaired() throws {
    let folder = try heaps()
    try folder.write(Data([0x61, 0xFF]), to: "artikel/0.txt")
    let outcome = try folder.padan("pair", "artikel", "articles", "--json")
    #expect(outcome.status == 65)
    #expect(outcome.lines.count == 5)
    #expect(outcome.errors.hasPrefix("padan: artikel/0.txt:1:2: "))
    #expect(try folder.padan("pair", "none", "articles").status == 66)
    #expect(try folder.padan("pair", "", "articles").status == 64)
  }

  @Test func importPairsHeaps() throws {
    let folder = try heaps()
    let outcome = try folder.padan("import", "--pair", "artikel", "articles", "--json")
    #expect(outcome.status == 0)
    let summary = try #require(outcome.objects.last)
    #expect(try #require(summary["added"] as? Int) > 40)
    #expect(summary["reasons"] as? [String: Int] == ["no counterpart": 2])
    #expect(outcome.errors.contains("artikel/3.txt: warning: there is no translation of it among the others"))
    let origins = try SampleUnits.content(of: folder)
    #expect(origins.contains(#""origin":"artikel/1""#))
    // Again: the same articles give the same.
    let again = try folder.padan("import", "--pair", "artikel", "articles", "--json")
    #expect(again.objects.last?["added"] as? Int == 0)
    #expect(try folder.padan("import", "--pair", "artikel", "articles", "x").status == 64)
    #expect(try folder.padan("import", "--pair", "artikel/1.txt").status == 64)
    #expect(try folder.padan("import", "--pair", "nowhere").status == 66)
  }
}

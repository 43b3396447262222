import Foundation
import Testing

@Suite struct EvaluateTests {
  private static let corpora = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Corpora").path

  @Test func theSampleArticlesAreMeasured() throws {
    let folder = try TemporaryFolder()
    let sentences = try folder.padan("evaluate", "segmentation", Self.corpora, "--json")
    #expect(sentences.status == 0)
    let all = try #require(sentences.objects.last)
    #expect(all["file"] is NSNull)
    #expect(try #require(all["f1"] as? Double) > 0.95)
    #expect(sentences.objects.count { $0["language"] as? String == "id" } == (sentences.lines.count - 1) / 2)
    let beads = try folder.padan("evaluate", "alignment", Self.corpora, "--json")
    #expect(try #require(beads.objects.last?["f1"] as? Double) > 0.95)
    #expect(try #require((beads.objects.last?["null"] as? [String: Any])?["f1"] as? Double) > 0.8)
    let split = try folder.padan("evaluate", "alignment", Self.corpora, "--gold-sentences", "--json")
    #expect(try #require(split.objects.last?["f1"] as? Double) > 0.95)
  }

  @Test func aTableHasARowForEachGoldAndOneForAll() throws {
    let folder = try TemporaryFolder()
    let gold = Self.corpora + "/disaster/river-flood.gold.tsv"
    let table = try folder.padan("evaluate", "alignment", gold)
    #expect(table.lines.count == 3)
    #expect(table.lines[0].contains("precision  recall      F1"))
    #expect(table.lines[2].hasPrefix("all "))
  }

  @Test func oneTextMayHaveOffsets() throws {
    let folder = try TemporaryFolder()
    try folder.write("Harga naik. Kata dr. Sri, itu wajar.\n", to: "a.txt")
    try folder.write("11\n36\n", to: "a.gold")
    let outcome = try folder.padan("evaluate", "segmentation", "a.gold", "--json")
    #expect(outcome.objects.last?["f1"] as? Double == 1)
    #expect(outcome.objects.last?["gold"] as? Int == 1)
  }

  @Test func whatIsWrongIsTold() throws {
    let folder = try TemporaryFolder()
    try folder.write("Satu.", to: "a.id.txt")
    try folder.write("One.", to: "a.en.txt")
    try folder.write("# gold\nSatu.\tTwo.\n", to: "a.gold.tsv")
    let wrong = try folder.padan("evaluate", "alignment", "a.gold.tsv")
    #expect(wrong.status == 65)
    #expect(wrong.errors.hasPrefix("padan: a.gold.tsv:2: the text goes on otherwise"))
    #expect(try folder.padan("evaluate", "alignment", "b.gold.tsv").status == 66)
    #expect(try folder.padan("evaluate", "alignment", "a.txt").status == 65)
    #expect(try folder.padan("evaluate", "grammar", "a.gold.tsv").status == 64)
    #expect(try folder.padan("evaluate", "alignment", ".").status == 65)
    #expect(try folder.padan("evaluate", "segmentation", "a.gold.tsv", "--gold-sentences").status == 64)
  }
}

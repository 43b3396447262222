import Foundation
import Testing

/// `export --level 2`, and inline codes in a lookup.
@Suite struct WholeExportTests {
  private static let file = """
    <tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" \
    srclang="*all*" datatype="html"><prop type="client">Pasar</prop></header><body>
    <tu tuid="7" creationdate="20260102T030405Z"><prop type="x-topic">menu</prop>\
    <tuv xml:lang="id"><seg>Klik <bpt i="1">&lt;b></bpt>Simpan<ept i="1">&lt;/b></ept>.</seg></tuv>\
    <tuv xml:lang="en"><seg>Click <bpt i="1">&lt;b></bpt>Save<ept i="1">&lt;/b></ept>.</seg></tuv></tu></body></tmx>
    """

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.file, to: "a.tmx")
    try #require(try folder.padan("import", "a.tmx").status == 0)
    return folder
  }

  @Test func levelTwoIsWhatWasRead() throws {
    let folder = try folder()
    #expect(try folder.padan("export", "out.tmx", "--level", "2").status == 0)
    let text = try folder.read("out.tmx")
    #expect(
      text.contains("srclang=\"*all*\" datatype=\"html\">\n<prop type=\"client\">Pasar</prop>\n</header>"))
    #expect(
      text.contains(
        "<tu tuid=\"7\" creationdate=\"20260102T030405Z\">\n<prop type=\"x-origin\">a.tmx</prop>\n"))
    #expect(text.contains("<seg>Klik <bpt i=\"1\">&lt;b&gt;</bpt>Simpan<ept i=\"1\">&lt;/b&gt;</ept>.</seg>"))
    #expect(try folder.padan("export", "one.tmx").status == 0)
    #expect(try folder.read("one.tmx").contains("<seg>Klik Simpan.</seg>"))
    #expect(try folder.padan("export", "out.tsv", "--level", "2").status == 64)
  }

  /// XLIFF has no room for the places of a unit: it comes once, with the codes of a place that has some.
  @Test func levelTwoOfXLIFFHasAUnitOnce() throws {
    let folder = try TemporaryFolder()
    try folder.write("Klik Simpan.\tClick Save.\n", to: "plain.tsv")
    try folder.write(Self.file, to: "a.tmx")
    try #require(try folder.padan("import", "plain.tsv", "a.tmx").status == 0)
    #expect(try folder.padan("export", "out.xlf", "--level", "2").status == 0)
    let text = try folder.read("out.xlf")
    #expect(text.components(separatedBy: "<trans-unit ").count == 2)
    #expect(text.contains("original=\"a.tmx\""))
    #expect(
      text.contains(
        "<source>Klik <bpt id=\"c1\" rid=\"1\">&lt;b&gt;</bpt>Simpan<ept "))
    #expect(try folder.padan("export", "out.tmx", "--level", "2").status == 0)
    #expect(try folder.read("out.tmx").components(separatedBy: "<tu ").count == 3)
  }

  @Test func lookupShowsCodes() throws {
    let folder = try folder()
    let match = try #require(
      try folder.padan("lookup", "Klik Simpan.", "--json").objects.first?["matches"] as? [[String: Any]]
    ).first
    #expect(match?["source"] as? String == "Klik Simpan.")
    #expect(
      match?["targetMarkup"] as? String
        == "Click <bpt i=\"1\">&lt;b&gt;</bpt>Save<ept i=\"1\">&lt;/b&gt;</ept>.")
    #expect(try folder.padan("lookup", "Klik Simpan.").output.contains("<>  Click <bpt"))
  }
}

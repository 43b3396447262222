import Foundation
import Testing

/// What is cut from articles, and articles in web pages.
@Suite struct CleaningTests {
  private func articles() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      "Harga Beras Naik\n\nHarga beras naik 12 persen.\n\nBaca Juga: Cabai Ikut Mahal\n\nPanen gagal di Klaten.\n",
      to: "berita/beras.id.txt")
    try folder.write(
      "Rice Gets Dearer\n\nThe price of rice rose by 12 per cent.\n\nThe harvest failed in Klaten.\n",
      to: "berita/beras.en.txt")
    return folder
  }

  @Test func whatIsCutIsListedOnRequest() throws {
    let folder = try articles()
    let plain = try folder.padan("import", "berita", "--show-cleaning")
    #expect(plain.output == "berita/beras.id.txt:5: link to another article: Baca Juga: Cabai Ikut Mahal\n")
    let json = try folder.padan("import", "berita", "--show-cleaning", "--json")
    #expect(json.objects[0]["line"] as? Int == 5)
    #expect(json.objects[0]["file"] as? String == "berita/beras.id.txt")
    #expect(json.objects[0]["reason"] as? String == "link to another article")
    #expect(json.objects[0]["text"] as? String == "Baca Juga: Cabai Ikut Mahal")
    #expect(json.objects.last?["read"] as? Int == 3)
    #expect(try folder.padan("import", "berita").output == "")
    #expect(try folder.padan("import", "berita", "--show-cleaning", "--rejects", "-").status == 64)
  }

  @Test func pagesAreArticles() throws {
    let folder = try articles()
    let page = """
      <html><head><title>Beras | Situs</title></head><body><nav><a href="/">Depan</a></nav><article>
      <h1>Harga Beras Naik</h1><p>Oleh Ratna Dewi, Selasa, 16 Juli 2024 | 07:45 WIB</p>
      <p>Harga beras naik 12&nbsp;persen.</p>
      <p>Panen gagal di Klaten.</p></article></body></html>
      """
    try folder.write(page, to: "laman/beras.id.html")
    try folder.write(
      "<h1>Rice Gets Dearer</h1><p>The price of rice rose by 12 per cent.<p>The harvest failed in Klaten.",
      to: "laman/beras.en.htm")
    let outcome = try folder.padan("import", "laman", "--show-cleaning")
    #expect(outcome.status == 0)
    #expect(outcome.output == "laman/beras.id.html:1: navigation: Depan\n")
    let content = try SampleUnits.content(of: folder)
    #expect(content.contains(#""author":"Ratna Dewi""#))
    #expect(content.contains(#""created":"2024-07-16T00:45:00Z""#))
    #expect(content.contains("Harga beras naik 12 persen."))
    let sentences = try folder.padan("segment", "laman/beras.id.html")
    #expect(sentences.lines.first == "Harga Beras Naik")
    #expect(sentences.lines.last == "Panen gagal di Klaten.")
    let beads = try folder.padan("align", "laman/beras.id.html", "laman/beras.en.htm", "--json")
    #expect(beads.status == 0)
    #expect(beads.output.contains("The harvest failed in Klaten."))
  }
}

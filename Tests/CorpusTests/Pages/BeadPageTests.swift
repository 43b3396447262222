import Alignment
import Corpus
import Testing
import Text

@Suite struct BeadPageTests {
  private func segments(_ texts: [String]) -> [Segment] {
    texts.enumerated().map { Segment(text: $1, range: 0..<$1.unicodeScalars.count, paragraph: $0) }
  }

  private func page(_ beads: [Bead], _ sources: [String], _ targets: [String]) -> String {
    var page = ""
    BeadPage(title: "a <b> & \"c\"", from: .indonesian, to: .english)
      .write(beads, segments(sources), segments(targets)) { page += $0 + "\n" }
    return page
  }

  @Test func hostileTextStaysText() {
    let hostile = "</p><script>alert(1)</script> \"'><img src=x onerror=y>&amp; \u{1B}[2J\u{0}"
    let page = page([Bead(source: 0..<1, target: 0..<1, confidence: 0.9)], [hostile], [hostile])
    #expect(!page.contains("<script") && !page.contains("<img"))
    #expect(page.contains("&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("&amp;amp; \u{FFFD}[2J\u{FFFD}"))
    #expect(page.contains("<title>a &lt;b&gt; &amp; &quot;c&quot;</title>"))
  }

  @Test func nothingIsLoadedFromOutside() {
    let page = page([], [], [])
    for outside in ["http:", "https:", "src=", "url(", "@import", "<link", "<script"] {
      #expect(!page.contains(outside), "\(outside)")
    }
    #expect(page.contains("default-src 'none'"))
  }

  @Test func lowAndOneSidedBeadsAreMarked() {
    let beads = [
      Bead(source: 0..<1, target: 0..<1, confidence: 0.999),
      Bead(source: 1..<2, target: 1..<1, confidence: 0.95),
      Bead(source: 2..<2, target: 1..<2, confidence: 0.4),
    ]
    let page = page(beads, ["Satu.", "Dua."], ["One.", "Three."])
    #expect(page.contains("<li id=\"b1\">\n<div class=\"mark\">1 · <strong>0.99</strong>"))
    #expect(page.contains("<li id=\"b3\" class=\"low\">\n<div class=\"mark\">3 · <strong>0.40 ?</strong>"))
    #expect(page.contains("<a href=\"#b3\">3</a>"))
    #expect(page.contains("no translation") && page.contains("no source"))
    #expect(page.contains("<div class=\"side\" lang=\"id\"><p dir=\"auto\">Dua.</p></div>"))
    #expect(
      page.contains(
        "1 pair (id – en), mean confidence 0.99; 1 sentence without a translation, 1 without a source."))
  }
}

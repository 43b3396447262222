import Foundation
import Testing
import TranslationMemory

@testable import Exchange

@Suite struct HTMLPageTests {
  private func page(_ html: String) throws -> HTMLPage { try page(Data(html.utf8)) }

  private func page(_ bytes: Data) throws -> HTMLPage {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("padan-\(UUID().uuidString).html")
    defer { try? FileManager.default.removeItem(at: url) }
    try bytes.write(to: url)
    return try HTMLPage(url.path)
  }

  /// A page as news sites make them today.
  static let modern = """
    <!DOCTYPE html>
    <html lang="id"><head><meta charset="utf-8"><title>Jembatan Gantung Dibuka - Kabar Dataran</title>
    <meta property="og:title" content="Jembatan Gantung Dibuka">
    <meta name="author" content="Ratna Dewi">
    <meta property="article:published_time" content="2024-07-16T00:45:00Z">
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"Bukan ini"}</script>
    <style>p { color: red }</style></head>
    <body class="has-sidebar"><header><a href="/">Kabar Dataran</a><div>Selasa, 16 Juli 2024</div></header>
    <nav><ul><li><a href="/a">Beranda</a></li><li><a href="/b">Olahraga</a></li></ul></nav>
    <main>
    <article>
      <header><h1>Jembatan Gantung Dibuka</h1>
      <div class="byline">Oleh <a href="/ratna">Ratna Dewi</a></div>
      <time datetime="2024-07-16T07:45:00+07:00">Selasa, 16 Juli 2024 | 07:45 WIB</time></header>
      <figure><img src="j.jpg" alt="x"><figcaption>Jembatan itu pada pagi hari.</figcaption></figure>
      <p>WONOSARI &ndash; Warga dua dusun kini menyeberang tanpa
         rakit.&nbsp;Jembatan sepanjang 82&nbsp;meter itu dibuka kemarin.</p>
      <div class="related-articles"><p>Baca juga:</p><a href="/x">Rakit Terakhir di Kali Oya</a></div>
      <p>&ldquo;Anak saya tidak lagi basah,&rdquo; kata <b>Suparti</b>, ibu <i>tiga</i> anak.</p>
      <div class="share-buttons"><button>Bagikan</button> <a href="#">WhatsApp</a></div>
      <h2>Biaya dari iuran</h2>
      <p>Biayanya Rp1,5&nbsp;miliar &amp; tenaga warga.</p>
      <p style="display: none">Teks tersembunyi.</p>
      <p><a href="/y">Harga Semen Naik di Tiga Kota</a></p>
    </article>
    <section id="comments"><p>Warga: mantap sekali jembatannya, semoga awet.</p></section>
    </main>
    <aside><h3>Terpopuler</h3><a href="/z">Cuaca besok</a></aside>
    <footer>Copyright © Kabar Dataran</footer></body></html>
    """

  @Test func aModernPageIsItsArticle() throws {
    let page = try page(Self.modern)
    #expect(
      page.text == """
        Jembatan Gantung Dibuka

        Oleh Ratna Dewi

        Selasa, 16 Juli 2024 | 07:45 WIB

        Jembatan itu pada pagi hari.

        WONOSARI – Warga dua dusun kini menyeberang tanpa rakit. Jembatan sepanjang 82 meter itu dibuka kemarin.

        “Anak saya tidak lagi basah,” kata Suparti, ibu tiga anak.

        Biaya dari iuran

        Biayanya Rp1,5 miliar & tenaga warga.

        """)
    #expect(page.author == "Ratna Dewi")
    #expect(page.date == Timestamp("2024-07-16T00:45:00Z"))
    let omitted = Dictionary(page.omissions.map { ($0.text, $0.reason) }) { first, _ in first }
    #expect(omitted["Beranda"] == "navigation")
    #expect(omitted["Rakit Terakhir di Kali Oya"] == "link to another article")
    #expect(omitted["Harga Semen Naik di Tiga Kota"] == "link to another article")
    #expect(omitted["Teks tersembunyi."] == "hidden")
    #expect(omitted["Warga: mantap sekali jembatannya, semoga awet."] == "comments")
    #expect(omitted["Copyright © Kabar Dataran"] == "footer")
    #expect(!page.omissions.contains { $0.text.contains("Bukan ini") || $0.text.contains("color") })
    // Lines are those of the file.
    let lines = Self.modern.split(separator: "\n", omittingEmptySubsequences: false)
    for omission in page.omissions {
      let near = lines[max(0, omission.line - 2)...min(lines.count - 1, omission.line)]
      #expect(near.contains { $0.contains(omission.text.prefix(5)) }, "\(omission)")
    }
  }

  /// A page as they were made long ago: a table for the layout, `br` for paragraphs, Latin-1.
  @Test(arguments: ["iso-8859-1", "windows-1252"]) func anOldPageIsItsArticle(charset: String) throws {
    let html = """
      <HTML><HEAD><TITLE>Kopi Gayo Mendunia | Warta Tani</TITLE>
      <META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=\(charset)"></HEAD>
      <BODY><TABLE><TR><TD><A HREF="a">Depan</A><BR><A HREF="b">Arsip</A></TD>
      <TD><FONT SIZE=5>Kopi Gayo Mendunia</FONT><BR><BR>
      Petani di Takengon menjual kopinya ke lima negara. \u{93}Kami menjemur lebih lama,\u{94} kata
      Yusuf.<BR><BR>
      Harganya \u{80}7 sekilo di caf\u{E9}.<BR>Panen berikutnya Oktober&#133;<BR><BR></TD></TR></TABLE></BODY></HTML>
      """
    let page = try page(Data(html.unicodeScalars.map { UInt8($0.value) }))
    #expect(
      page.text == """
        Kopi Gayo Mendunia

        Petani di Takengon menjual kopinya ke lima negara. “Kami menjemur lebih lama,” kata Yusuf.

        Harganya €7 sekilo di café.
        Panen berikutnya Oktober…

        """)
    #expect(Set(page.omissions.map(\.text)) == ["Depan\nArsip"])
  }

  @Test func aPageWithoutHeadlineIsCalledAsItsTitle() throws {
    let page = try page("<title>Banjir di Bima</title><p>Air naik pada malam hari di tiga desa.</p>")
    #expect(page.text == "Banjir di Bima\n\nAir naik pada malam hari di tiga desa.\n")
  }

  @Test func aLongArticleAmongTeasersIsTaken() throws {
    let teaser = "<article><h2><a href=x>Judul lain</a></h2><p>Ringkasan pendek.</p></article>"
    let body = (0..<6).map { "<p>Kalimat ke-\($0) dari tulisan panjang tentang sawah dan air.</p>" }.joined()
    let page = try page(teaser + "<article><h1>Sawah dan Air</h1>\(body)</article>" + teaser + teaser)
    #expect(page.text.hasPrefix("Sawah dan Air\n\nKalimat ke-0"))
    #expect(!page.text.contains("Ringkasan"))
    #expect(page.omissions.count == 6)
  }

  @Test func aFragmentIsReadAsText() throws {
    #expect(
      try page("Satu.<p>Dua &lt; tiga &tidakada; &#x1F33E;").text == "Satu.\n\nDua < tiga &tidakada; 🌾\n")
  }

  @Test func utf16IsReadByItsMark() throws {
    let html = "<p>Naïf dan 🌾.</p>"
    let page = try page(Data([0xFF, 0xFE]) + #require(html.data(using: .utf16LittleEndian)))
    #expect(page.text == "Naïf dan 🌾.\n")
  }

  @Test func whatIsNoTextInItsEncodingIsAnError() throws {
    #expect(throws: ExchangeError.self) { try page(Data("<p>caf".utf8) + [0xE9] + Data("</p>".utf8)) }
    #expect(throws: ExchangeError.self) { try page(Data("<p>a\u{0}b</p>".utf8)) }
    #expect(throws: ExchangeError.self) {
      try page(Data("<meta charset=windows-1252><p>a".utf8) + [0x81] + Data("</p>".utf8))
    }
  }

  @Test func nothingIsFetchedOrExpanded() throws {
    let page = try page(
      """
      <!DOCTYPE html [<!ENTITY a "bukan"><!ENTITY b SYSTEM "file:///etc/hostname">]>
      <link rel=stylesheet href="http://127.0.0.1:9/x.css"><p>Isi &a; dan &b; saja.</p>
      """)
    #expect(page.text.contains("Isi &a; dan &b; saja."))
  }

  @Test func elementsMayNotLieEndlesslyDeep() throws {
    let deep = String(repeating: "<div>", count: 200_000) + "x"
    let error = #expect(throws: ExchangeError.self) { try page(deep) }
    #expect(error?.reason.contains("deep") == true)
    // As deep as pages are, it is read.
    let text = String(repeating: "<div>", count: 200) + "Satu." + String(repeating: "</div>", count: 200)
    #expect(try page(text).text == "Satu.\n")
  }

  /// Whatever the bytes, an answer or an error; and in time.
  @Test(arguments: [
    "<", "<a ", "<!--", "<![CDATA[", "&", "&#", "</", "<p", "<b>", "<i><b></i>", "<br>", "<table><tr>", "\"",
    "<a b='",
    "</x></y>", "<option><li>", "<script>", "<title>", "<p><a href=x>y",
  ])
  func brokenMarkupDoesNoHarm(piece: String) throws {
    _ = try? page("<p>Satu.</p>" + String(repeating: piece, count: 400_000 / piece.utf8.count))
  }

  /// libxml2 compares each attribute of a tag with each other one.
  @Test func elementsWithAbsurdlyManyAttributes() throws {
    let attributes = (0..<50_000).map { "a\($0)" }.joined(separator: " ")
    let error = #expect(throws: ExchangeError.self) { try page("<p>Satu.</p>\n<p \(attributes)>Dua.</p>") }
    #expect(
      error?.line == 2 && error?.reason.contains("1024 attributes") == true, "\(String(describing: error))")
  }

  /// Pictures and drawings stand in attributes that are long, and scripts hold all that tags do.
  @Test func longTagsAndScripts() throws {
    let blanks = String(repeating: "10 20 ", count: 100_000)
    let many = (0..<500).map { "data-name-of-some-length-\($0)='1'" }.joined(separator: " ")
    for prose in [
      "<svg><path d=\"M\(blanks)\"/></svg>", "<img src=\"data:\(blanks)\">", "<!-- <p \(blanks) -->",
      "<script><!--\n if (a<b c \(blanks)\n//--></script>", "<script>if (a<b \(blanks)) {}</script>",
      "<style>a<b \(blanks)</style>", "<i \(many)></i>",
    ] {
      #expect(
        try page("<body><p>Satu dua.</p>\(prose)<p>Tiga empat.</p>").text == "Satu dua.\n\nTiga empat.\n")
    }
  }
}

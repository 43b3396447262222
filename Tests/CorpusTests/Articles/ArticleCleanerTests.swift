import TestSupport
import Testing
import Text
import TranslationMemory

@testable import Corpus

@Suite struct ArticleCleanerTests {
  private func article(_ text: String, _ language: LanguageTag = .indonesian) throws -> Article {
    try ArticleCleaner(language: language).article(from: text)
  }

  @Test func marksNobodySeesGoFromTheEdgesOfLinesOnly() throws {
    let article = try article(
      "Panen Kopi Tiba di Takengon\n\n\u{FEFF}Oleh Sinta Maharani, 13 Juni 2023\u{200B}\n\nPetani me\u{200B}metik buah. \u{200B}\n"
    )
    #expect(article.author == "Sinta Maharani")
    #expect(
      article.text.unicodeScalars.elementsEqual(
        "Panen Kopi Tiba di Takengon\n\nOleh Sinta Maharani, 13 Juni 2023\n\nPetani me\u{200B}metik buah."
          .unicodeScalars))
    #expect(article.removals.isEmpty)
  }

  @Test func aWebPageBecomesItsArticle() throws {
    let article = try article(
      """
      Find Us On Social Media :

      Petani Kopi Belajar Bersabar Lagi

      By Sinta Maharani, Selasa, 13 Juni 2023 | 10:15 WIB

      Share this article

      TAKENGON – Dulu petani memetik semua buah. Sekarang tidak lagi.

       Baca Juga: Resep Kopi Susu Gula Aren

      Baca juga buku itu, kata guru.

      Halaman Selanjutnya

      PETANI KOPI belajar bersabar lagi

      Panen berikutnya Oktober.

      Editor: Lukman Hadi
      """)
    #expect(
      article.text == """
        Petani Kopi Belajar Bersabar Lagi

        By Sinta Maharani, Selasa, 13 Juni 2023 | 10:15 WIB

        TAKENGON – Dulu petani memetik semua buah. Sekarang tidak lagi.

        Baca juga buku itu, kata guru.

        Panen berikutnya Oktober.
        """)
    #expect(article.author == "Sinta Maharani")
    #expect(article.date == Timestamp("2023-06-13T03:15:00Z"))
    #expect(
      article.removals == [
        .init(text: "Find Us On Social Media :", reason: "social media", line: 1),
        .init(text: "Share this article", reason: "share bar", line: 7),
        .init(text: "Baca Juga: Resep Kopi Susu Gula Aren", reason: "link to another article", line: 11),
        .init(text: "Halaman Selanjutnya", reason: "pager", line: 15),
        .init(text: "PETANI KOPI belajar bersabar lagi", reason: "repeated headline", line: 17),
        .init(text: "Editor: Lukman Hadi", reason: "editor", line: 21),
      ])
  }

  @Test(arguments: ["\n", "\r\n", "\r", "\u{85}", "\u{2028}"])
  func anyLineEndEndsALine(end: String) throws {
    let text = ["Judul", "", "\u{A0}\t", "Satu", "dua.", "Iklan", "", "", "Tiga.", ""].joined(separator: end)
    #expect(try article(text).text == "Judul\n\nSatu\ndua.\n\nTiga.")
  }

  @Test func aParagraphSeparatorEndsAParagraph() throws {
    #expect(try article("Judul\u{2029}Satu.\u{2029}Dua.").text == "Judul\n\nSatu.\n\nDua.")
  }

  @Test func aLineInsideAParagraphIsCutAlone() throws {
    let article = try article("Air mulai naik\nADVERTISEMENT\nsekitar pukul tiga.")
    #expect(article.text == "Air mulai naik\nsekitar pukul tiga.")
    #expect(article.removals.map(\.reason) == ["advertisement"])
  }

  @Test func aBylineStandsAlone() throws {
    let article = try article(
      "Banjir Lagi\nPenulis: Dimas Arya\nSenin, 6 Februari 2023\nAir naik.\nWarga lari.")
    #expect(
      article.text == "Banjir Lagi\n\nPenulis: Dimas Arya\n\nSenin, 6 Februari 2023\n\nAir naik.\nWarga lari."
    )
    #expect(article.author == "Dimas Arya")
    #expect(article.date == Timestamp("2023-02-06"))
  }

  @Test func aBylineMayCloseTheArticle() throws {
    let body = (1...12).map { "Kalimat ke-\($0)." }.joined(separator: "\n\n")
    #expect(try article("Judul Berita\n\n\(body)\n\nPenulis: Dimas Arya").author == "Dimas Arya")
    #expect(try article("Judul Berita\n\nPenulis: Dimas Arya\n\n\(body)").author == "Dimas Arya")
    #expect(try article("Judul Berita\n\n\(body)\n\nPenulis: Dimas Arya\n\n\(body)").author == nil)
  }

  @Test func theBylineGoesBeforeTheDateline() throws {
    let dateline = "JAKARTA, 14 Maret 2023 – Warga menunggu."
    #expect(try article("Judul\n\n\(dateline)").date == Timestamp("2023-03-14"))
    #expect(try article("Judul\n\n\(dateline)\n\nPenulis: A | 15 Maret 2023").date == Timestamp("2023-03-15"))
    #expect(try article("Judul\n\nJakarta, (12/3) – Warga menunggu.").date == nil)
  }

  @Test func aLinkWithoutAColonIsCutWhereItIsAParagraph() throws {
    let link = "Baca juga Harga Cabai Naik di Tiga Kota"
    #expect(try article("Judul\n\nSatu.\n\n\(link)\n\nDua.").removals.map(\.text) == [link])
    #expect(try article("Judul\n\nSatu.\nIklan\n\(link)\n\nDua.").text == "Judul\n\nSatu.\n\(link)\n\nDua.")
    // What is cut or set apart around it leaves it a paragraph.
    #expect(try article("Judul\n\nIklan\n\(link)\nPenulis: Dimas Arya\n\nSatu.").removals.count == 2)
    #expect(try article("\(link)\n\nDua.\n\n\(link)").text == "Dua.")
  }

  @Test func aBylineMayNameTheSiteAndTheEditor() throws {
    let text =
      "Judul Berita\n\nKabar.com - 16/07/2024, 07:45 WIB\n\nSatu.\n\nPenulis: Ratna Dewi | Editor: Agus Salim"
    let article = try article(text)
    #expect(article.text == text)
    #expect(article.author == "Ratna Dewi")
    #expect(article.date == Timestamp("2024-07-16T00:45:00Z"))
  }

  @Test func onlyHeadlinesThatAreKnownAgainAreCut() throws {
    #expect(try article("Hujan turun lagi\n\nSatu.\n\nHujan turun lagi").removals.isEmpty)
    #expect(try article("Air naik pada malam hari.\n\nSatu.\n\nAir naik pada malam hari.").removals.isEmpty)
    let repeated = try article(
      "Penulis: Dimas Arya\n\nSiapa yang menolong mereka?\n\nSiapa yang menolong mereka?")
    #expect(
      repeated.removals == [.init(text: "Siapa yang menolong mereka?", reason: "repeated headline", line: 5)])
  }

  @Test func nothingButLeftoversLeavesNothing() throws {
    #expect(try article("Iklan\n\nBagikan:\n").text == "")
    #expect(try article("").text == "")
    #expect(try article(" \r\n\u{FEFF}\n").text == "")
  }

  @Test func aCleanTextIsKeptToTheLetter() throws {
    let text = "Judul\n\nCafe\u{301} itu “tutup”…\u{A0}Sayang.\n- satu\n- dua\n\nAkhir 👨‍👩‍👧."
    let article = try article(text)
    #expect(Array(article.text.unicodeScalars) == Array(text.unicodeScalars))
    #expect(article.removals.isEmpty)
  }

  /// Whatever the text: each of its lines is in the article or among the removals, in order, and cleaning
  /// what is clean changes nothing.
  @Test func nothingIsLost() throws {
    let pieces = [
      "Baca", "juga", ":", "Share", "this", "article", "Oleh", "By", "Rina", "Kusuma", "-", "14", "Maret",
      "2023", "|",
      "07.45", "WIB", "Facebook", "dan", "Twitter", ",", "1", "2", "3", "Editor:", "©", "#kopi", "berita",
      "Dapatkan",
      "«", "»", ".", "(", "…", "e\u{301}", "👨‍👩‍👧", "\u{200F}", "\u{0}", "\u{A0}", "—", "Iklan", "Tags:", "A",
      "\u{FEFF}", "\nBaca juga Harga Cabai Naik\n", "\nPenulis: Dimas Arya\n",
    ]
    let ends = ["\n", "\n\n", "\r\n", "\u{2028}", "\u{2029}", "\r"]
    var random = SeededGenerator(seed: 7)
    let cleaner = try ArticleCleaner(language: .indonesian)
    for _ in 0..<300 {
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        for _ in 0..<Int.random(in: 0...40, using: &random) {
          text += pieces.randomElement(using: &random) ?? ""
          if Int.random(in: 0...4, using: &random) > 0 { text += " " }
        }
        text += ends.randomElement(using: &random) ?? ""
      }
      let lines = ArticleLine.lines(of: text).map(\.text)
      let article = cleaner.article(from: text)
      var kept = article.text.split(separator: "\n").map(String.init)[...]
      var cut = article.removals.map(\.text)[...]
      for line in lines {
        if kept.first == line { kept.removeFirst() } else { #expect(cut.popFirst() == line) }
      }
      #expect(kept.isEmpty && cut.isEmpty)
      #expect(cleaner.article(from: article.text).text == article.text)
    }
  }
}

import Corpus
import Testing
import Text

/// What is found in pairs, by rule; and what must not be found.
@Suite struct PairCheckerTests {
  private func findings(
    _ source: String, _ target: String, from: LanguageTag = .indonesian, to: LanguageTag = .english
  ) -> [PairFinding] {
    PairChecker(source: from, target: to).findings(source: source, target: target)
  }

  @Test(arguments: [
    ("Harga naik 3.000 rupiah.", "The price rose by 3,000 rupiah."),
    ("Rapat dimulai pukul 19.30.", "The meeting began at 7:30 p.m."),
    ("Senin, pukul 15.30–17.00: kelas", "Mondays, 3.30–5 p.m.: class"),
    ("Ia lahir pada 8 Januari 1970.", "He was born on January 8, 1970."),
    ("Anggarannya 1,5 juta dolar.", "Its budget is $1.5 million."),
    ("Ada 21 anak di kelas itu.", "There are twenty-one children in the class."),
    ("Dendanya sekitar US$200.", "The fine is about two hundred dollars."),
    ("Kekayaannya US$65 miliar.", "It is worth sixty-five billion dollars."),
    ("Ada dua puluh lima ekor sapi.", "There are 25 cows."),
    ("Gambar 13.7 memperlihatkan hal itu.", "Figure 13.7 shows it."),
    ("Pada abad ke-19 kota itu tumbuh.", "The town grew in the 19th century."),
    ("Perang Dunia II berakhir.", "World War 2 ended."),
    ("Musik tahun 60-an kembali.", "Music of the 1960s is back."),
    ("Jaraknya 1 mil dari sini.", "It is a mile from here."),
    ("Ia datang Senin (24/10).", "He came on Monday."),
    ("Antara 15 juta hingga 20 juta orang.", "Between 15 and 20 million people."),
    ("Strategi 2008-2013 diperbarui.", "The 2008–13 strategy was renewed."),
    ("Pandemi COVID-19 melanda.", "The Covid 19 pandemic struck."),
  ]) func equalFiguresAreLeftAlone(source: String, target: String) {
    #expect(findings(source, target) == [])
  }

  @Test(arguments: [
    ("Harga naik 3.000 rupiah.", "The price rose by 5,000 rupiah.", "3.000 rupiah / 5,000 rupiah"),
    ("Harga naik 3.000 rupiah.", "The price rose by 3.000 rupiah.", "3.000 rupiah / 3.000 rupiah"),
    ("Panjangnya 12 meter.", "It is long.", "12 / –"),
    ("Pada 8 Januari ia tiba.", "He arrived on January 9.", "8 Januari / January 9"),
    ("Rapat dimulai pukul 19.30.", "The meeting began at 9:30 a.m.", "19.30 / 9:30 a.m."),
  ]) func figuresThatDifferAreFound(source: String, target: String, detail: String) {
    #expect(findings(source, target) == [PairFinding(.numbersDiffer, detail)])
  }

  @Test func copiedTextIsFound() {
    let text = "Saya pergi ke pasar dengan ibu."
    #expect(findings(text, text.uppercased()).map(\.reason) == [.notTranslated])
    for name in ["Jakarta", "LibreOffice Writer 7.2", "PT Sinar Mas Tbk", "https://example.org/data", "OK"] {
      #expect(findings(name, name) == [], "\(name)")
    }
    let (english, german) = ("The cat sat on the mat today.", LanguageTag("de")!)
    #expect(findings(english, english, from: .english, to: german).map(\.reason) == [.notTranslated])
    #expect(findings(english, english, from: .english, to: LanguageTag("en-GB")!) == [])
  }

  @Test func languagesAreToldByTheirWords() {
    let indonesian = "Pemerintah akan membangun jembatan baru di desa itu tahun depan."
    let english = "The government will build a new bridge in that village next year."
    #expect(findings(indonesian, english) == [])
    #expect(findings(english, indonesian).map(\.reason) == [.languagesSwapped])
    #expect(findings(english, indonesian, from: .english, to: .indonesian) == [])
    let other = "They had been waiting for this bridge since their school was opened."
    #expect(findings(other, english) == [PairFinding(.wrongLanguage, "the source is en")])
    #expect(findings("Judul: The Age of Innocence", "Title: The Age of Innocence") == [])
    #expect(
      findings(
        "<b class=\"very good\" with=\"this\">Simpan</b>", "<b class=\"very good\" with=\"this\">Save</b>")
        == [])
  }

  @Test func scriptsAreToldInOtherLanguages() throws {
    let (german, russian) = (try #require(LanguageTag("de")), try #require(LanguageTag("ru")))
    let found = findings("Der Hund schläft im Garten", "Der Hund schläft im Haus", from: german, to: russian)
    #expect(found == [PairFinding(.wrongLanguage, "the target is in latin script")])
    #expect(findings("Der Hund schläft im Garten", "Собака спит в саду", from: german, to: russian) == [])
    // Serbian has two.
    let serbian = try #require(LanguageTag("sr"))
    #expect(findings("Der Hund schläft im Garten", "Pas spava u vrtu", from: german, to: serbian) == [])
  }

  @Test func lengthsThatCannotBeAreFound() {
    let long =
      "Kota itu tumbuh pesat, dan penduduknya bertambah setiap tahun karena pabrik-pabrik baru dibuka di pinggirnya."
    #expect(findings(long, "The town grew.").map(\.reason).contains(.lengthsDiffer))
    #expect(findings("Ya", "Absolutely") == [])
  }

  @Test func unrelatedTextIsFound() {
    let found = findings(
      "Harga beras di pasar naik karena hujan deras membuat panen terlambat.",
      "The committee elected a new chairman and some younger members last week.")
    #expect(found.map(\.reason) == [.notATranslation])
  }

  @Test(arguments: ["Itâ€™s late", "CafÃ© Bali", "30Â°C", "a\u{FFFD}b", "Ð¡Ð¾Ð±", "â\u{80}\u{99}"])
  func mojibakeIsFound(text: String) {
    #expect(findings(text, "x").map(\.reason).contains(.mojibake), "\(text)")
  }

  @Test(arguments: [
    "CAFÉ»", "„MENÜ“", "São Paulo, Ã", "à la carte", "Đồng", "naïve", "SÃO", "“É”", "Âm nhạc",
  ])
  func accentsAreNoMojibake(text: String) {
    #expect(!findings(text, text).map(\.reason).contains(.mojibake), "\(text)")
  }

  @Test func controlCharactersAreFound() {
    #expect(findings("Simpan\u{7}", "Save") == [PairFinding(.controlCharacters, "U+0007 in the source")])
    #expect(findings("Simpan", "\u{FEFF}Save") == [PairFinding(.controlCharacters, "U+FEFF in the target")])
    #expect(findings("Simpan\tini\r\n", "Save\tthis\r\n") == [])
  }

  @Test func anyTextIsChecked() {
    let strange = [
      "", " ", "9".repeated(500), "1.".repeated(300), "seratus ribu juta miliar triliun ".repeated(50),
      "Ã", "â€",
      "{<".repeated(200), "-", "\u{301}\u{301}", "99/99/9999", "twenty ".repeated(300), "🇮🇩👩‍👩‍👧",
      "hundred ".repeated(100), "trillion ".repeated(100),
    ]
    let checker = PairChecker(source: .indonesian, target: .english)
    for source in strange {
      for target in strange { _ = checker.findings(source: source, target: target) }
    }
    #expect(findings("", "") == [])
  }
}

extension String {
  fileprivate func repeated(_ count: Int) -> String { String(repeating: self, count: count) }
}

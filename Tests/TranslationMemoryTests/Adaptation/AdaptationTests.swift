import Testing
import Text
import TranslationMemory

@Suite("Adapting a match")
struct AdaptationTests {
  private func adapted(
    _ query: String, _ source: String, _ target: String, from: LanguageTag = .indonesian,
    to: LanguageTag = .english
  ) -> String? {
    AdaptableQuery(query, from: from, to: to).adapted(source: source, target: target)
  }

  @Test(arguments: [
    (
      "Kapal itu tiba pada malam 9 Februari 2023.", "Kapal itu tiba pada malam 6 Januari 2022.",
      "The ship arrived on the night of 6 January 2022.", "The ship arrived on the night of 9 February 2023."
    ),
    (
      "Pada 14 Maret, pasar dibuka.", "Pada 1 Januari, pasar dibuka.", "On 1 January, the market opened.",
      "On 14 March, the market opened."
    ),
    (
      "Biayanya Rp2,25 triliun.", "Biayanya Rp1,5 miliar.", "It cost Rp1.5 billion.",
      "It cost Rp2.25 trillion."
    ),
    (
      "Rapat pukul 19.30 WITA.", "Rapat pukul 07.45 WIB.", "The meeting is at 7:45 a.m. (WIB).",
      "The meeting is at 7:30 p.m. (WITA)."
    ),
    (
      "Ada 12.500 orang dan 7 sapi.", "Ada 3.000 orang dan 5 sapi.", "There are 5 cows and 3,000 people.",
      "There are 7 cows and 12,500 people."
    ),
    ("Lihat Gambar 3.2.", "Lihat Gambar 2.1.", "See Figure 2.1.", "See Figure 3.2."),
    ("Naik 8,5 persen.", "Naik 9 persen.", "Up 9%.", "Up 8.5%."),
    // Each occurrence changes alike.
    ("Dari 7 rumah, 7 roboh.", "Dari 5 rumah, 5 roboh.", "Of 5 houses, 5 fell.", "Of 7 houses, 7 fell."),
    // Another word differs, far from the number.
    (
      "Kucing hitam itu makan 7 ikan besar kemarin", "Anjing hitam itu makan 5 ikan besar kemarin",
      "The black dog ate 5 big fish yesterday", "The black dog ate 7 big fish yesterday"
    ),
    ("Pasal 1, ayat 5", "Pasal 2, ayat 5", "Article 2, paragraph 5", "Article 1, paragraph 5"),
    // Other figures have counterparts that stay, though written otherwise.
    (
      "Ada tiga desa dan Rp30 juta.", "Ada tiga desa dan Rp15 juta.",
      "There are 3 villages and Rp15 million.",
      "There are 3 villages and Rp30 million."
    ),
    ("Naik 15 hingga 25 persen.", "Naik 15 hingga 20 persen.", "Up 15% to 20%.", "Up 15% to 25%."),
    (
      "Harganya Rp30 juta (sekitar US$1.000).", "Harganya Rp15 juta (sekitar US$1.000).",
      "It costs Rp15 million (about US$1,000).", "It costs Rp30 million (about US$1,000)."
    ),
    (
      "Pada 6 Januari 2022 ada 7 sapi.", "Pada 6 Januari 2022 ada 5 sapi.",
      "On Thursday, January 6, 2022, there were 5 cows.", "On Thursday, January 6, 2022, there were 7 cows."
    ),
    // A date that only the target says does not come of a number.
    (
      "Ada 7 sapi hari itu.", "Ada 5 sapi hari itu.", "There were 5 cows that Friday.",
      "There were 7 cows that Friday."
    ),
  ])
  func put(query: String, source: String, target: String, expected: String) {
    #expect(adapted(query, source, target) == expected)
  }

  @Test(arguments: [
    (
      "7:45 p.m. on January 8", "9:15 a.m. on March 6", "Pukul 09.15 pada 6 Maret",
      "Pukul 19.45 pada 8 Januari"
    ),
    ("It weighs 1,250.5 tonnes", "It weighs 3,000.5 tonnes", "Beratnya 3.000,5 ton", "Beratnya 1.250,5 ton"),
    ("On May 5, 2020 it rose", "On Saturday it rose", "Pada hari Sabtu naik", ""),
    ("the 21st century", "the 8th century", "abad ke-8", "abad ke-21"),
  ])
  func intoIndonesian(query: String, source: String, target: String, expected: String) {
    #expect(adapted(query, source, target, from: .english, to: .indonesian) ?? "" == expected)
  }

  @Test("Other languages write numbers and dates by ICU's symbols")
  func otherLanguages() throws {
    let german = try #require(LanguageTag("de"))
    #expect(
      adapted(
        "Pada 14 Maret 2022 ada 12.500,5 ton", "Pada 1 Januari 2021 ada 3.000,5 ton",
        "Am 1. Januar 2021 gab es 3.000,5 Tonnen", to: german) == "Am 14. März 2022 gab es 12.500,5 Tonnen")
    let russian = try #require(LanguageTag("ru"))
    #expect(adapted("Ada 5 kota", "Ada 2 kota", "Есть 2 города", to: russian) == nil)
    #expect(adapted("Ada 3 kota", "Ada 2 kota", "Есть 2 города", to: russian) == "Есть 3 города")
  }

  @Test(arguments: [
    // Nothing differs.
    ("Ada 5 sapi.", "Ada 5 sapi.", "There are 5 cows."),
    ("Ada sapi.", "Ada kerbau.", "There are buffaloes."),
    ("Harga Rp 5.000", "Harga Rp5.000", "Price Rp5,000"),
    // The target lacks the value, has it as a word, or more often.
    ("Ada 7 sapi.", "Ada 5 sapi.", "There are cows."),
    ("Ada 7 sapi.", "Ada 5 sapi.", "There are five cows."),
    ("Ada 7 sapi.", "Ada 5 sapi.", "There are 5 cows in 5 barns."),
    ("Ada 7 sapi.", "Ada 5 sapi.", "There are five cows, no more than 5."),
    // One of two fives changes.
    ("Ada 7 sapi dan 5 kuda.", "Ada 5 sapi dan 5 kuda.", "There are 5 cows and 5 horses."),
    // A number as a word changes too.
    ("Ada 7 sapi dan tiga kuda.", "Ada 5 sapi dan dua kuda.", "There are 5 cows and two horses."),
    // Other kinds, or another number of them.
    ("Ada 7 persen.", "Ada 5 ekor.", "There are 5."),
    ("Ada 7 dan 8.", "Ada 5.", "There are 5."),
    // A code beside the number differs, which the target has as well.
    ("Kolom SUM memuat 7 baris.", "Kolom MAX memuat 5 baris.", "The MAX column has 5 rows."),
    ("MAX di sini memuat 7 baris.", "SUM di sini memuat 5 baris.", "SUM has 5 rows here."),
    // A version is written alike everywhere.
    ("Butuh versi 2.1 saja.", "Butuh versi 3 saja.", "Needs version 3 only."),
    // What is counted changes its place.
    (
      "Ada 10 sapi sakit dan 5 sapi mati.", "Ada 7 sapi mati dan 6 sapi sakit.", "7 cows died and 6 are sick."
    ),
    // A figure of the target alone may come of what changes.
    ("Harganya Rp30 juta.", "Harganya Rp15 juta.", "It costs Rp15 million (about US$1,000)."),
    ("Luasnya 9 hektare.", "Luasnya 7 hektare.", "It covers 7 hectares (12 acres)."),
    ("Sejauh 30 km.", "Sejauh 20 km.", "For 20 kilometres (6 miles)."),
    ("Naik dari 5 menjadi 20.", "Naik dari 5 menjadi 15.", "Up 3 times, from 5 to 15."),
    ("Naik dari 50 menjadi 90.", "Naik dari 50 menjadi 60.", "Up 20% from 50 to 60."),
    ("Lahir pada 1990.", "Lahir pada 1980.", "Born in 1980 (age 44)."),
    ("Ada 12 orang di 9 hektare.", "Ada 12 orang di 7 hektare.", "12 people on 7 hectares (12 acres)."),
    ("Dari Rp5 naik 9 persen.", "Dari Rp5 naik 7 persen.", "From Rp5 (US$5) up 7 percent."),
    ("Rapat pukul 08.45.", "Rapat pukul 07.45.", "The meeting is at 7:45 a.m. (12:45 a.m. in London)."),
    ("Rapat pukul 08.45.", "Rapat pukul 07.45.", "The meeting is at 7:45 a.m. (0045 in London)."),
    ("Mulai 9 Mei 2022.", "Mulai 6 Mei 2022.", "It began on May 6, 2022, the day after May 5, 2022."),
    // The words around would no longer fit.
    ("Ada 3 orang.", "Ada 1 orang.", "There is 1 person."),
    ("Kenaikan 8 persen.", "Kenaikan 9 persen.", "A 9 percent rise."),
    ("", "Ada 5 sapi.", "There are 5 cows."),
    ("5", "", ""),
  ])
  func leave(query: String, source: String, target: String) { #expect(adapted(query, source, target) == nil) }

  @Test("A text is never adapted to itself, and only what is replaced differs")
  func properties() {
    var state: UInt64 = 3
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let words = [
      "Ada", "pada", "1", "7", "12", "3.000", "1,5", "8 Januari", "6 Mei 2022", "Rp5 juta", "20%",
      "pukul 07.45", "dua",
      ",", "(", "WIB", "ke-3", "2.1", "A4",
    ]
    var offered = 0
    for _ in 0..<5000 {
      let template = (0..<(1 + random(7))).map { _ in words[random(words.count)] }
      let source = template.joined(separator: " ")
      #expect(adapted(source, source, source, to: .indonesian) == nil)
      // Between texts of one language every change must come out as the query has it.
      let query = template.map { word in
        switch word {
        case "7": "9"
        case "12": "15"
        case "3.000": "4.500"
        case "8 Januari": "9 Maret"
        case "20%": "35,5%"
        default: word
        }
      }.joined(separator: " ")
      if let result = adapted(query, source, source, to: .indonesian) {
        offered += 1
        #expect(result == query)
      }
      // Anything at all may be asked.
      let other = (0..<random(8)).map { _ in words[random(words.count)] }.joined(separator: " ")
      _ = adapted(other, source, query)
    }
    #expect(offered > 1000)
  }

  @Test("Long texts are adapted in reasonable steps")
  func longText() {
    let source =
      String(repeating: "kata ", count: 10_000) + "5 sapi " + String(repeating: "kata ", count: 10_000)
    let query = source.replacing("5 sapi", with: "7 sapi")
    #expect(adapted(query, source, source, to: .indonesian) == query)
  }
}

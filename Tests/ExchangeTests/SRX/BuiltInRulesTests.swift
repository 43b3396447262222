import Exchange
import Testing
import Text

/// What the built-in rules make of running text; sentences are told apart by ` ¦ `.
struct BuiltInRulesTests {
  static let indonesian = [
    // Titles, forms of address, initials
    "Rapat dibuka oleh dr. Ratna Dewi. ¦ Hadir pula Prof. Dr. Ir. H. Bambang.",
    "Surat itu ditujukan kepada Yth. Ibu Kepala Dinas. ¦ Isinya singkat.",
    "Tn. Hadi dan Ny. Lestari tinggal di Jl. Melati No. 7. ¦ Rumahnya kecil.",
    "Buku karangan M. Rusli dan K.H. Zainal terbit lagi. ¦ Peminatnya banyak.",
    "Pemenangnya Andi R.K. Wibowo. ¦ Hadiahnya sepeda.",
    "Keduanya berinisial T.S. dan W.L. ¦ Mereka sudah pulang.",
    "Pasien itu bergolongan darah B. ¦ Dokter menunggu hasilnya.",
    // Degrees
    "Saksi ahli, Rina Kusuma, S.H., M.H., hadir kemarin. ¦ Ia bicara sejam.",
    "Penulisnya Joko Lesmana, M.Si. ¦ Bukunya tebal.",
    // Companies, addresses, references
    "CV. Karya Kita menang tender. ¦ PT. Baja Murni kalah.",
    "Saham PT Gula Manis Tbk. ¦ Perusahaan itu merugi.",
    "Saham PT Gula Manis Tbk. (GULA) turun. ¦ Pasar lesu.",
    "Kantornya di Kec. Sukamaju, Kab. Rawa Indah. ¦ Telp. (021) 555 tidak aktif.",
    "Lihat hlm. 12 dan Gbr. 3. ¦ Keduanya penting.",
    "Aturan itu tercantum dalam Permen No. XI. B. 02 tentang air. ¦ Aturan lain menyusul.",
    "Rapat pada tgl. 5 Mei pkl. 09.30 batal. ¦ Gantinya belum ada.",
    // Abbreviations that may end a sentence
    "Ia membeli kertas, pena, dll. ¦ Uangnya habis.",
    "Ia membeli kertas, pena, dll. untuk kantor.",
    "Jabatan itu ia pegang s.d. 2015. ¦ Lalu ia pensiun.",
    // Numbers and times
    "Harganya Rp3.000 sebuah. ¦ Pukul 07.45 toko buka.",
    "Ia lahir pada 1990. ¦ Kakaknya lahir pada 1987.",
    "1. Buka pintu. ¦ 2. Nyalakan lampu.",
    "Bab II. Landasan Teori ada di depan.",
    "Sungai itu tercemar limbah. ¦ 1998 menjadi tahun pembersihannya.",
    // Quotations
    "\"Kapan berangkat?\" tanya Sari. ¦ \"Besok.\"",
    "“Ayo!” serunya. ¦ Semua berlari.",
    "\"Kami siap. ¦ Semua sudah diatur. ¦ Tinggal menunggu,\" kata panitia.",
    "Ia menjawab, \"Saya lelah.\" ¦ Lalu ia tidur.",
    // Other marks
    "Sebentar... ¦ Siapa itu?",
    "Entahlah... mungkin besok.",
    "Sungguh?! ¦ Saya kira tidak.",
    "Yahoo! membuka kantor baru. ¦ Karyawannya seratus.",
    "Kerajaan itu runtuh pada 1527.[3] ¦ Pelabuhannya tetap ramai.",
    "Acara usai. ¦ (Hadirin bertepuk tangan.)",
  ]

  static let english = [
    "Dr. Rowe met Mrs. Hale at St. Anne's. ¦ They talked.",
    "The book by J. R. Marsh sold well. ¦ A second one followed.",
    "He moved to the U.S. ¦ There he stayed.",
    "The U.S. Senate voted. ¦ Nobody was surprised.",
    "It rained from 5 p.m. Monday. ¦ Roads were closed.",
    "At 6 a.m. Mr. Lane left. ¦ He came back late.",
    "She works for Pike & Co. in Leeds. ¦ Her brother does not.",
    "See fig. 3 and p. 12. ¦ Both matter.",
    "He was born on Feb. 3, 1950. ¦ His sister was older.",
    "Bring cups, plates, etc. ¦ We have forks.",
    "Small shops, e.g. bakeries, i.e. ours, closed.",
    "She paid $10.50. ¦ It was too much.",
    "The firm, PT. Sinar Laut, is on Jl. Kenanga. ¦ It is new.",
    "Dra. Murni and Hj. Aminah welcomed Ust. Salim. ¦ Bpk. Wirya stayed at home.",
    "\"Where is it?\" she asked. ¦ \"Over there.\"",
    "He left.... ¦ Nobody knew why.",
    "Take vitamin C. ¦ It helps.",
    "It ended badly. ¦ nobody said so.",
    "1. Open the door. ¦ 2. Turn on the light.",
    "See example.com/find?q=tea for more. ¦ It is free.",
  ]

  @Test(arguments: indonesian) func splitsIndonesian(_ text: String) throws {
    try expect(text, language: .indonesian)
  }

  @Test(arguments: english) func splitsEnglish(_ text: String) throws {
    try expect(text, language: .english)
  }

  @Test(arguments: [
    "\"Kami siap. Semua sudah diatur. Tinggal menunggu,\" kata panitia. ¦ Acara dimulai.",
    "“Kapan? Besok? Lusa?” ¦ Tidak ada yang tahu.",
    // A mark that is never closed keeps nothing together.
    "\"Kami siap. ¦ Semua sudah diatur. ¦ Tinggal menunggu.",
  ])
  func keepsQuotationsWhole(_ text: String) throws {
    try expect(text, language: .indonesian, quotations: .keep)
  }

  @Test(arguments: ["fr", "zh-Hans", "x-klingon-not", "ms", "en-GB"])
  func knowsSomethingOfEveryLanguage(_ tag: String) throws {
    guard let language = LanguageTag(tag) else { return }
    let segmenter = try Segmenter(language: language, rules: .builtIn)
    #expect(try segmenter.segments(in: "A. Nyima 3.5. Bara!").map(\.text) == ["A. Nyima 3.5.", "Bara!"])
  }

  private func expect(
    _ text: String, language: LanguageTag, quotations: Segmenter.Quotations = .split,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let sentences = text.components(separatedBy: " ¦ ")
    let segmenter = try Segmenter(language: language, rules: .builtIn, quotations: quotations)
    let found = try segmenter.segments(in: sentences.joined(separator: " ")).map(\.text)
    #expect(found == sentences, sourceLocation: sourceLocation)
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator).map(String.init)
  }
}

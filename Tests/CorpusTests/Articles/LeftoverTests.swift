import Testing

@testable import Corpus

@Suite struct LeftoverTests {
  /// One expression for all rules is what runs; each rule alone must know its example, and no rule before it
  /// take it for something else.
  @Test(arguments: LeftoverRule.all)
  func everyRuleCutsItsExample(rule: LeftoverRule) throws {
    #expect(try LeftoverRecognizer(rules: [rule]).rule(for: rule.example)?.reason == rule.reason)
    #expect(try LeftoverRecognizer().rule(for: rule.example)?.reason == rule.reason)
  }

  @Test(arguments: [
    ("Find Us On Social Media :", "social media"),
    ("Follow us on Instagram, TikTok and YouTube.", "social media"),
    ("Follow us on Google News to get the latest stories", "social media"),
    ("Ikuti kami di media sosial:", "social media"),
    ("Ikuti juga kami di Google News untuk berita terbaru", "social media"),
    ("IKUTI KAMI DI FACEBOOK DAN INSTAGRAM", "social media"),
    ("Temukan kami di X @kabardataran dan Threads @kabardataran", "social media"),
    ("Gabung di grup Telegram Kabar Dataran", "social media"),
    ("Ikuti kami di Google News dan saluran WhatsApp Kabar Dataran", "social media"),
    ("Ikuti kami di Google News dan saluran WhatsApp kami.", "social media"),
    ("Follow us on Google News and WhatsApp channel", "social media"),
    ("Baca juga : 7 Cara Menyimpan Kopi", "link to another article"),
    ("BACA JUGA: Mengapa Pesisir Selatan Rawan Gempa?", "link to another article"),
    ("Baca: Panen Raya di Sragen", "link to another article"),
    ("• Baca juga: \"Kami Siap,\" Kata Petani", "link to another article"),
    ("(Baca juga: Harga Gabah Naik)", "link to another article"),
    ("Lihat juga: Foto-Foto Banjir", "link to another article"),
    ("Lihat juga Video: Detik-Detik Tanggul Jebol", "link to another article"),
    ("Simak juga: Resep Lemang…", "link to another article"),
    ("Simak Video: Banjir di Tiga Desa", "link to another article"),
    ("Read Also: Five Coastal Batik Motifs on the Brink of Extinction", "link to another article"),
    ("READ MORE: What Next for the Canal?", "link to another article"),
    ("See also: https://example.org/floods", "link to another article"),
    ("Lihat juga", "link to another article"),
    ("Related articles", "link to another article"),
    ("Simak berita lainnya di kanal Nusantara", "link to another article"),
    ("Baca artikel lainnya di Kabar Dataran", "link to another article"),
    ("Share this", "share bar"),
    ("Share:", "share bar"),
    ("Share on Facebook", "share bar"),
    ("Bagikan artikel ini ke WhatsApp", "share bar"),
    ("Bagikan", "share bar"),
    ("Facebook | Twitter | WhatsApp | Salin Tautan", "share bar"),
    ("Facebook, Instagram, Email", "share bar"),
    ("Copy link", "share bar"),
    ("Share: Facebook | X | Email", "share bar"),
    ("Bagikan artikel ini: WhatsApp", "share bar"),
    ("Also read Chilli Prices Rise in Three Towns", "link to another article"),
    ("3 comments", "comments"),
    ("Iklan", "advertisement"),
    ("Advertisement", "advertisement"),
    ("--- Iklan ---", "advertisement"),
    ("ADVERTISEMENT - SCROLL TO CONTINUE", "advertisement"),
    ("Gulir ke bawah untuk melanjutkan membaca", "advertisement"),
    ("SCROLL TO RESUME CONTENT", "advertisement"),
    ("Continue reading…", "advertisement"),
    ("Next page", "pager"),
    ("Halaman berikutnya »", "pager"),
    ("Halaman Selanjutnya: Lakon Sampai Subuh", "pager"),
    ("« Previous", "pager"),
    ("Halaman 2 dari 3", "pager"),
    ("Halaman: 1 2 3 Tampilkan Semua", "pager"),
    ("1 | 2 | Next", "pager"),
    ("Home › News › Health", "breadcrumb"),
    ("Editor : Mega Lestari", "editor"),
    ("Editor: Siti Aminah, S.Sos. dan M. Yusuf", "editor"),
    ("Penyunting: Redaksi", "editor"),
    ("© 2022 Harian Lintas Kabar. All rights reserved.", "copyright"),
    ("Copyright 2023 Kabar Dataran", "copyright"),
    ("Hak Cipta © Kabar Dataran 2023", "copyright"),
    ("Tag: banjir", "tags"),
    ("TAGS: Kopi, Aceh Tengah, Koperasi", "tags"),
    ("#IndonesiaMaju", "tags"),
    ("Subscribe to our newsletter", "newsletter"),
    ("Daftar sekarang untuk newsletter mingguan", "newsletter"),
    ("Dapatkan update berita pilihan setiap hari dari media sosial", "newsletter"),
  ])
  func aLeftoverIsKnown(line: String, reason: String) throws {
    #expect(try LeftoverRecognizer().rule(for: line)?.reason == reason)
  }

  /// Prose that merely uses the words.
  @Test(arguments: [
    "Baca juga buku itu, kata guru.",
    "Baca juga: buku itu wajib bagi semua siswa.",
    "Baca juga: Ini Kata Guru kepada Muridnya.",
    "Baca juga: buku itu, kata guru",
    "\"Baca juga: Laskar Pelangi,\" katanya.",
    "Baca juga Harga Cabai Naik.",
    "Baca juga Harga Cabai Naik?",
    "Baca juga Laskar Pelangi",
    "Baca juga Laskar Pelangi karya Andrea Hirata",
    "Baca juga Bab Tiga dan Empat sebelum ujian",
    "Also read Homer and Virgil at school",
    "Lihat: Gambar 3",
    "Bagikan: beras, gula dan minyak",
    "Share: Facebook fell by a tenth",
    "Bagikan: Facebook membuka kantor",
    "Ikuti kami di Google News dan saluran irigasi",
    "Ikuti kami di Google News dan saluran WhatsApp, kata panitia",
    "Follow us on YouTube and our channel crossing",
    "Follow us on Facebook and you may win a bicycle",
    "Simak baik-baik pesan ibu itu.",
    "Ia membaca juga: novel, koran, majalah.",
    "Read also the report's annex, which lists prices.",
    "Follow us on this journey through the highlands",
    "Ikuti kami di perjalanan ini",
    "Ikuti kami di Instagram, kata panitia, untuk jadwal lengkap.",
    "Ikuti saluran irigasi itu sampai ke hulu",
    "Find us a way out, she said.",
    "Facebook",
    "Facebook mengumumkan kebijakan baru",
    "Twitter, Facebook dan kebebasan pers",
    "Share prices fell on Tuesday",
    "Share of exports, 2022",
    "Bagikan beras kepada tetangga",
    "Bagikan selimut itu lebih dulu, kata lurah.",
    "Iklan rokok dilarang di dekat sekolah",
    "Iklan itu ditayangkan tiga kali sehari.",
    "- Iklan radio",
    "Sponsored by three local firms, the festival begins tomorrow.",
    "Editor: seorang yang menyunting naskah",
    "Editor: Naskahnya sudah siap, Pak.",
    "Editor surat kabar itu, Lukman Hadi, mengundurkan diri",
    "Editor buku itu tidak mau berkomentar.",
    "Copyright law is being revised",
    "Copyright 1998 was the year that the law changed.",
    "Hak cipta lagu itu milik keluarganya",
    "Tag harga dipasang di setiap kain.",
    "Tag: itu sebutan mereka untuk label harga.",
    "Halaman selanjutnya memuat peta desa.",
    "Halaman 2",
    "Next page is missing from the ledger",
    "Selanjutnya",
    "1 2 4",
    "1. Cuci beras ketan",
    "2 3",
    "21-18, 22-20",
    "#1",
    "Komentar warga beragam",
    "Home",
    "Home is where the heart is",
    "Daftar peserta lomba",
    "Berlangganan koran sejak 1980",
    "Dapatkan berita itu dari sumbernya",
    "Get the latest harvest in before the rain, they said.",
    "Penulis: Dimas Arya | Senin, 6 Februari 2023",
    "Resep Mak Upik",
    "Klik di mana saja",
    "Klik di sini untuk membuka dialog itu.",
    "Topik: Kesehatan ibu dan anak",
    "Artikel ini membahas kopi.",
  ])
  func proseStays(line: String) throws {
    #expect(try LeftoverRecognizer().rule(for: line)?.reason == nil)
  }

  @Test func aLongParagraphIsNeverALeftover() throws {
    let titles = Array(repeating: "Harga Cabai Rawit Naik", count: 40).joined(separator: " ")
    #expect(try LeftoverRecognizer().rule(for: "Baca Juga: " + titles)?.reason == nil)
  }

  @Test func whiteSpaceOfAnyKindIsASpace() throws {
    #expect(
      try LeftoverRecognizer().rule(for: "Baca\u{A0}Juga:\t Resep  Lemang")?.reason
        == "link to another article")
  }
}

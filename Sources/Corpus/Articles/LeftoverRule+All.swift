extension LeftoverRule {
  /// The rules; the first that matches a line gives the reason.
  static let all: [LeftoverRule] = [
    rules("social media", socialMedia),
    rules("link to another article", links),
    [
      LeftoverRule(
        reason: "link to another article",
        pattern: #"\#(bullet)(?:(?:baca|lihat|simak) juga|read also|also read) \#(capitalizedTitle)"#,
        example: "Baca juga Harga Cabai Naik di Tiga Kota", needsOwnParagraph: true)
    ],
    rules("embedded video", [(#"\[gambas ?:[^\]]*\]"#, "[Gambas:Video Kabar]")]),
    rules("share bar", shareBars),
    rules("comments", comments),
    rules("advertisement", advertisements),
    rules("pager", pagers),
    rules("breadcrumb", [(#"(?:home|beranda)(?: ?[>»›/] ?[\p{L}\p{N}&' -]+)+"#, "Beranda > Berita > Kopi")]),
    rules("editor", editors),
    rules("copyright", copyrights),
    rules("syndication note", syndicationNotes),
    rules("tags", tags),
    rules("newsletter", newsletters),
  ].flatMap { $0 }

  private typealias Row = (pattern: String, example: String)

  private static func rules(_ reason: String, _ rows: [Row]) -> [LeftoverRule] {
    rows.map { LeftoverRule(reason: reason, pattern: $0.pattern, example: $0.example) }
  }

  private static let socialMedia: [Row] = [
    (
      #"(?:find|follow|like|join) us (?:on|at|via) (?:our )?\#(networks)\#(purpose) ?[:.!]*"#,
      "Find Us On Social Media :"
    ),
    (
      #"(?:ikuti|temukan|sukai) (?:juga )?kami (?:juga )?(?:di|lewat) \#(networks)\#(purpose) ?[:.!]*"#,
      "Ikuti kami di Facebook, Instagram dan Twitter"
    ),
    (
      #"(?:ikuti|(?:ber)?gabung di) (?:saluran|channel|kanal|grup|akun) \#(network)\b[^.?!]*"#,
      "Ikuti saluran WhatsApp Kabar Dataran"
    ),
    (
      #"(?:ikuti|temukan|sukai) (?:juga )?kami (?:juga )?(?:di|lewat) \#(channels) ?[:.!]*"#,
      "Ikuti kami di Google News dan saluran WhatsApp"
    ),
    (
      #"(?:find|follow|like|join) us (?:on|at|via) \#(channels) ?[:.!]*"#,
      "Follow us on Google News and our WhatsApp channel"
    ),
    (#"(?:join|follow) (?:the|our) \#(network) (?:channel|group)[^.?!]*"#, "Join our Telegram channel"),
    ("(?:ikuti kami|follow us|media sosial kami|our social media) ?[:!]", "Follow us:"),
  ]

  private static let links: [Row] = [
    (#"\#(bullet)baca(?: juga)? ?: ?\#(title)"#, "Baca Juga: Harga Cabai Naik, Pedagang Mengeluh"),
    (
      #"\#(bullet)(?:baca|lihat|simak|tonton|saksikan|cek)(?: (?:juga|video|foto))+ ?: ?\#(title)"#,
      "Simak juga video: Detik-Detik Tanggul Jebol"
    ),
    (#"\#(bullet)(?:read|see|watch) (?:also|more|next) ?: ?\#(title)"#, "Read also: Chilli Prices Rise"),
    (#"\#(bullet)also (?:read|see|watch) ?: ?\#(title)"#, "Also read: Chilli Prices Rise"),
    (#"\#(bullet)(?:(?:baca|lihat|simak) juga|(?:read|see) also|also read) ?:?[\]) *]*"#, "Baca juga:"),
    (#"(?:berita|artikel) terkait ?: \#(title)"#, "Berita terkait: Banjir Surut di Tiga Desa"),
    (
      #"related(?: (?:story|article|news|post))? ?: \#(title)"#,
      "Related story: Floods Recede in Three Villages"
    ),
    ("(?:berita|artikel|topik) (?:terkait|lainnya|terpopuler|terbaru|pilihan) ?:?", "Berita Terkait"),
    ("(?:related|more) (?:articles|stories|news|posts|topics) ?:?", "Related articles"),
    (#"(?:baca selengkapnya|selengkapnya|read more) ?(?:[:…]|\.\.\.|[»>→]+)?"#, "Baca selengkapnya"),
    (
      #"(?:simak|baca|lihat|cek|ikuti) (?:juga )?(?:berita|artikel|informasi|kabar|video)(?: \p{L}+)?"#
        + #" (?:lainnya|lain|terkait|terbaru|terkini)(?: (?:di|dari|seputar|tentang)\b[^.?!]*)?[:!]?"#,
      "Simak berita lainnya di kanal Nusantara"
    ),
    (
      #"(?:klik|click|tap) (?:di ?sini|here)(?: (?:untuk|to|for)\b[^.?!]*)?[:!]?"#,
      "Klik di sini untuk membaca berita lainnya"
    ),
  ]

  private static let shareBars: [Row] = [
    (
      #"share(?: this)?(?: (?:article|story|post|page|news))?(?: (?:on|via|to) \#(networks))? ?[:!]?"#,
      "Share this article"
    ),
    (
      #"(?:bagikan|sebarkan)(?: (?:artikel|berita))?(?: ini)?(?: (?:ke|di|via) \#(networks))? ?[:!]?"#,
      "Bagikan:"
    ),
    (
      #"(?:\#(network)|\#(button))(?: ?[,|/•·&+-]? ?(?:(?:dan|and) )?(?:\#(network)|\#(button)))+"#,
      "Facebook Twitter WhatsApp"
    ),
    (
      #"(?:bagikan|sebarkan|share)(?: (?:this|artikel|berita|article|story|post|page|news))?(?: ini)? ?: ?"#
        + #"(?:\#(network)|\#(button))(?: ?[,/|•·&+-]? ?(?:(?:dan|and) )?(?:\#(network)|\#(button)))*"#,
      "Bagikan: Facebook Twitter WhatsApp"
    ),
    ("(?:copy|salin) (?:link|tautan|url)|(?:link|tautan) (?:copied|disalin)", "Salin tautan"),
  ]

  private static let comments: [Row] = [
    ("(?:tulis|beri|tinggalkan) komentar(?: anda)?", "Tulis komentar Anda"),
    ("leave a (?:comment|reply)", "Leave a comment"),
    (#"\d+ (?:komentar|comments?)"#, "12 Komentar"),
  ]

  private static let advertisements: [Row] = [
    (#"\#(rule)(?:advertisements?|iklan|sponsored(?: content)?)\#(rule)"#, "ADVERTISEMENT"),
    (
      "(?:(?:advertisement|iklan) ?[-–—:]? ?)?scroll(?: down)? (?:to|for|untuk) "
        + #"(?:continue|resume|keep|read|more|lanjut|lanjutkan|melanjutkan|membaca|baca)\b[^.?!]*"#,
      "SCROLL TO CONTINUE WITH CONTENT"
    ),
    (
      #"(?:gulir|geser)(?: ke bawah)? untuk (?:lanjut|lanjutkan|melanjutkan|membaca|baca)\b[^.?!]*"#,
      "Gulir ke bawah untuk melanjutkan membaca"
    ),
    ("continue reading(?: below| the main story)? ?[:…»>↓]*", "Continue reading"),
    (
      "lanjut(?:kan)? (?:mem)?baca(?: artikel ini| di bawah(?: ini)?| setelah iklan)? ?[:…»>↓]*",
      "Lanjutkan membaca di bawah"
    ),
  ]

  private static let pagers: [Row] = [
    (
      #"(?:halaman|laman|artikel) (?:selanjutnya|berikutnya|sebelumnya)(?: ?: ?\#(title))? ?[»>→›]*"#,
      "Halaman Selanjutnya"
    ),
    (#"(?:next|previous|prev) (?:page|article|post)(?: ?: ?\#(title))? ?[»>→›]*"#, "Next page"),
    ("[«<←‹]+ ?(?:(?:halaman )?sebelumnya|prev(?:ious)?(?: page)?|back)", "« Previous"),
    ("(?:selanjutnya|berikutnya|next) ?[»>→›]+", "Selanjutnya »"),
    ("(?:tampilkan|lihat) semua|(?:show|view|see) all", "Tampilkan semua"),
    (
      #"(?:(?:halaman|page) ?:? ?)?1[ |]+2(?:[ |]+3(?:[ |]+4(?:[ |]+5(?:[ |]+\d{1,3})*)?)?)?"#
        + #"(?:[ |]+(?:…|\.\.\.|[»>→›]+|selanjutnya|next|last|(?:tampilkan )?semua|(?:show )?all))*"#,
      "1 2 3"
    ),
    (#"(?:halaman|page) \d{1,3} (?:dari|of) \d{1,3}"#, "Page 2 of 5"),
  ]

  private static let editors: [Row] = [
    (
      #"(?:editor|penyunting|redaktur|copy ?editor|edited by|disunting oleh) ?: ?\#(names)"#,
      "Editor: Lukman Hadi"
    )
  ]

  private static let copyrights: [Row] = [
    (#"(?:copyright|hak cipta)? ?© ?.*"#, "Copyright © 2023 Kabar Dataran"),
    (#"(?:copyright|hak cipta)(?: \(c\))? (?:19|20)\d\d\b(?:.*[^.])?"#, "Copyright 2023 Kabar Dataran"),
    (#"all rights reserved\.?|hak cipta dilindungi(?: undang-undang)?\.?"#, "All rights reserved"),
  ]

  private static let syndicationNotes: [Row] = [
    (
      "artikel ini (?:telah|sudah|pernah) (?:tayang|terbit|dimuat)(?: sebelumnya| pertama kali)? di .*",
      "Artikel ini telah tayang di Kabar Dataran dengan judul \"Kopi dari Umang Jaya\""
    )
  ]

  private static let tags: [Row] = [
    ("(?:tags?|hashtags?|topik terkait|related topics?) ?: ?[^.?!:]+", "Tags: kopi, Aceh Tengah"),
    (#"#\p{L}[\p{L}\p{N}_]*(?:[ ,|]+#\p{L}[\p{L}\p{N}_]*)*"#, "#banjir #bengkulu"),
  ]

  private static let newsletters: [Row] = [
    (
      #"(?:subscribe|sign up|register) (?:to|for) (?:our|the) (?:\p{L}+ ){0,3}newsletters?(?: now)? ?[:.!]?"#,
      "Sign up for our daily newsletter"
    ),
    (
      #"(?:berlangganan|langganan|daftar(?:kan)?)(?: \p{L}+){0,4} (?:newsletter|buletin|nawala)"#
        + "(?: (?:kami|harian|mingguan|gratis|di sini|sekarang))* ?[:.!]?",
      "Berlangganan newsletter kami"
    ),
    (
      #"dapatkan (?:(?:update|berita|informasi) )+(?:\p{L}+,? ){0,6}"#
        + #"(?:via|melalui|lewat|di|dari) \#(networks)(?: [^.?!]*)?[.!]?"#,
      "Dapatkan berita terbaru setiap pagi melalui Telegram"
    ),
  ]
}

/// One kind of line that a web page leaves in an article: when a whole line looks so, it is cut.
///
/// The rules ask for the whole line, never a part of it, and stand back where it reads as a sentence: a line of prose
/// that is lost is worse than a leftover that stays, because a leftover merely finds no translation.
struct LeftoverRule: Sendable {
  /// Why such a line is cut, as a short phrase.
  let reason: String
  /// An ICU regular expression for the whole line, case ignored.
  let pattern: String
  /// A line that it cuts.
  let example: String

  init(_ reason: String, _ pattern: String, _ example: String) {
    self.reason = reason
    self.pattern = pattern
    self.example = example
  }

  /// The rules; the first that matches a line gives the reason.
  static let all: [LeftoverRule] = [
    LeftoverRule(
      "social media",
      #"(?:find|follow|like|join|connect with) us (?:on|at|via|through) (?:our )?\#(networks)\#(purpose) ?[:.!]*"#,
      "Find Us On Social Media :"),
    LeftoverRule(
      "social media",
      #"(?:(?:yuk|ayo|jangan lupa) )?(?:ikuti|temukan|sukai|follow|like) (?:juga )?(?:kami|akun kami) (?:juga )?"#
        + #"(?:di|pada|lewat|melalui) \#(networks)\#(purpose) ?[:.!]*"#,
      "Ikuti kami di Facebook, Instagram dan Twitter"),
    LeftoverRule(
      "social media",
      #"(?:ikuti|gabung di|bergabung di|join|follow) (?:the |our )?(?:saluran|channel|kanal|grup|akun|group) "#
        + #"\#(network)\b[^.?!:]*:?"#,
      "Ikuti saluran WhatsApp Kabar Dataran"),
    LeftoverRule(
      "social media", #"(?:ikuti kami|follow us|media sosial kami|our social media) ?[:!]"#, "Follow us:"),

    LeftoverRule(
      "link to another article",
      #"\#(bullet)(?:baca|(?:baca|lihat|simak|tonton|saksikan|dengarkan|cek|klik)(?: (?:juga|selengkapnya|video|foto))+)"#
        + #" ?: ?\#(title)"#,
      "Baca Juga: Harga Cabai Rawit Naik, Pedagang Mengeluh"),
    LeftoverRule(
      "link to another article",
      #"\#(bullet)(?:(?:read|see|watch|view|listen) (?:also|more|next)|also (?:read|see|watch)) ?: ?\#(title)"#,
      "Read also: Chilli Prices Rise, Traders Complain"),
    LeftoverRule(
      "link to another article",
      #"\#(bullet)(?:(?:baca|lihat|simak) juga|(?:read|see) also|also read) ?:?\#(closing)"#, "Baca juga:"),
    LeftoverRule(
      "link to another article",
      #"\#(bullet)(?:(?:berita|artikel) terkait|related(?: (?:stor(?:y|ies)|articles?|news|posts?))?) ?: \#(title)"#,
      "Related story: Floods Recede in Three Villages"),
    LeftoverRule(
      "link to another article",
      #"(?:(?:berita|artikel|topik) (?:terkait|lainnya|terpopuler|terbaru|pilihan)|baca selengkapnya|selengkapnya"#
        + #"|related (?:articles|stories|news|posts|topics)|read more|more stories) ?(?::|…|\.\.\.|[»>→]+)?"#,
      "Berita Terkait"),
    LeftoverRule(
      "link to another article",
      #"(?:simak|baca|lihat|cek|ikuti) (?:juga )?(?:berita|artikel|informasi|kabar|video|tulisan)(?: \p{L}+)?"#
        + #" (?:lainnya|lain|terkait|terbaru|terkini|selengkapnya)(?: (?:di|dari|seputar|tentang)\b[^.?!]*)?[:!]?"#,
      "Simak berita lainnya di kanal Nusantara"),
    LeftoverRule(
      "link to another article",
      #"(?:klik|click|tap) (?:di ?sini|here)(?: (?:untuk|to|for)\b[^.?!]*)?[:!.]?"#,
      "Klik di sini untuk membaca berita lainnya"),
    LeftoverRule("embedded video", #"\[gambas ?:[^\]]*\]"#, "[Gambas:Video Kabar]"),

    LeftoverRule(
      "share bar",
      #"share(?: (?:this(?: (?:article|story|post|page|news))?|(?:article|story|post|page)))?"#
        + #"(?: (?:on|via|to) \#(networks))? ?[:!]?"#,
      "Share this article"),
    LeftoverRule(
      "share bar",
      #"(?:bagikan|sebarkan)(?: (?:artikel|berita|halaman|tulisan)(?: ini)?| ini)?(?: (?:ke|di|via|melalui|lewat) "#
        + #"\#(networks))? ?[:!]?"#,
      "Bagikan:"),
    LeftoverRule(
      "share bar", #"(?:\#(network)|\#(button))(?: ?[,|/•·&+-]? ?(?:\#(network)|\#(button)))+"#,
      "Facebook Twitter WhatsApp"),
    LeftoverRule(
      "share bar", #"(?:copy|salin) (?:link|tautan|url)|(?:link|tautan) (?:copied|disalin)"#, "Salin tautan"),
    LeftoverRule(
      "comments",
      #"(?:tulis|beri|tinggalkan) komentar(?: anda)?|leave a (?:comment|reply)|\d+ (?:komentar|comments?)"#,
      "12 Komentar"),

    LeftoverRule(
      "advertisement",
      #"\#(rule)(?:advertisements?|iklan|pariwara|sponsored(?: content)?|konten bersponsor|ads by google)\#(rule)"#,
      "ADVERTISEMENT"),
    LeftoverRule(
      "advertisement",
      #"(?:(?:advertisement|iklan) ?[-–—:]? ?)?(?:scroll|gulir|geser)(?: down| ke bawah)? (?:to|untuk|for) "#
        + #"(?:continue|resume|keep|lanjut|lanjutkan|melanjutkan|membaca|baca|read|more)\b[^.?!]*"#,
      "SCROLL TO CONTINUE WITH CONTENT"),
    LeftoverRule(
      "advertisement",
      #"(?:continue reading|lanjut(?:kan)? (?:mem)?baca)(?: (?:below|the main story|artikel ini|di bawah(?: ini)?"#
        + #"|setelah iklan))? ?[:…»>↓]*"#,
      "Lanjutkan membaca di bawah"),

    LeftoverRule(
      "pager",
      #"[«<←‹]* ?(?:(?:halaman|laman|hal\.|artikel) (?:selanjutnya|berikutnya|sebelumnya)"#
        + #"|(?:next|previous|prev) (?:page|article|post))(?: ?: ?\#(title))? ?[»>→›]*"#,
      "Halaman Selanjutnya"),
    LeftoverRule(
      "pager",
      #"[«<←‹]+ ?(?:sebelumnya|prev(?:ious)?|back)|(?:selanjutnya|berikutnya|next) ?[»>→›]+"#
        + #"|(?:tampilkan|lihat) semua|(?:show|view|see) all"#,
      "Selanjutnya »"),
    LeftoverRule(
      "pager",
      #"(?:(?:halaman|page|laman) ?:? ?)?1[ |]+2(?:[ |]+3(?:[ |]+4(?:[ |]+5(?:[ |]+\d{1,3})*)?)?)?"#
        + #"(?:[ |]+(?:…|\.\.\.|[»>→›]+|selanjutnya|next|last|all|semua|(?:tampilkan|lihat) semua|show all))*"#,
      "1 2 3"),
    LeftoverRule("pager", #"(?:halaman|page|laman) \d{1,3} (?:dari|of) \d{1,3}"#, "Page 2 of 5"),
    LeftoverRule(
      "breadcrumb", #"(?:home|beranda)(?: ?[>»›/] ?[\p{L}\p{N}&' -]+)+"#, "Beranda > Berita > Pertanian"),

    LeftoverRule(
      "editor",
      #"(?:editor|penyunting|redaktur|copy ?editor|edited by|disunting oleh|penyelaras bahasa) ?: ?\#(names)"#,
      "Editor: Lukman Hadi"),
    LeftoverRule(
      "copyright",
      #"(?:copyright|hak cipta)? ?(?:©|\(c\)|copyright|hak cipta) ?(?:19|20)\d\d\b(?:.*[^.])?|all rights reserved\.?"#
        + #"|(?:copyright|hak cipta)? ?© .*|hak cipta dilindungi(?: undang-undang)?\.?"#,
      "Copyright © 2023 Kabar Dataran"),
    LeftoverRule(
      "syndication note",
      #"artikel ini (?:telah|sudah|pernah) (?:tayang|terbit|dimuat|dipublikasikan)(?: sebelumnya| pertama kali)? di .*"#,
      "Artikel ini telah tayang di Kabar Dataran dengan judul \"Kopi dari Umang Jaya\""),
    LeftoverRule(
      "tags", #"(?:tags?|hashtags?|topik terkait|related topics?) ?: ?[^.?!:]+"#, "Tags: kopi, Aceh"),
    LeftoverRule("tags", #"#\p{L}[\p{L}\p{N}_]*(?:[ ,|]+#\p{L}[\p{L}\p{N}_]*)*"#, "#banjir #bengkulu"),

    LeftoverRule(
      "newsletter",
      #"(?:subscribe|sign up|register)(?: now| today| here)? (?:to|for) (?:our|the) (?:\p{L}+ ){0,3}"#
        + #"(?:newsletters?|news alerts?|mailing list)(?: (?:here|now|today))? ?[:.!]?"#,
      "Sign up for our daily newsletter"),
    LeftoverRule(
      "newsletter",
      #"(?:berlangganan|langganan|daftar(?:kan)?)(?: \p{L}+){0,4} (?:newsletter|buletin|nawala)(?: (?:kami|harian|mingguan"#
        + #"|gratis|di sini|sekarang))* ?[:.!]?"#,
      "Berlangganan newsletter kami"),
    LeftoverRule(
      "newsletter",
      #"(?:dapatkan|get) (?:(?:update|berita|informasi|the latest|breaking)[ ,]?){1,3}(?: ?[\p{L},]+){0,8} "#
        + #"(?:via|melalui|lewat|di|on|setiap hari (?:di|dari)) \#(networks)(?: [^.?!]*)?[.!]?"#,
      "Dapatkan berita terbaru setiap pagi melalui Telegram"),
  ]

  // Pieces that several rules share. None may have a capturing group: the number of a group tells the rule.

  /// A network that pages have buttons for.
  private static let network =
    #"(?:facebook|instagram|twitter|x(?: \(twitter\))?|threads|tik ?tok|telegram|whats ?app|youtube|line|linked ?in"#
    + #"|google news|pinterest|bluesky|mastodon|media sosial|medsos|social media)"#
  /// Networks in a row, each perhaps with its handle.
  private static let networks =
    #"\#(network)(?: ?@\w+)?(?:(?: ?[,/|&] ?| )(?:(?:dan|and|serta) )?\#(network)(?: ?@\w+)?)*"#
  /// What following is good for, up to the end of the line.
  private static let purpose = #"(?: (?:for|to|untuk|agar|supaya|dan dapatkan)\b[^.?!]*)?"#
  /// Other buttons of a share bar.
  private static let button = #"(?:e-?mail|(?:copy|salin) (?:link|tautan)|print|cetak|share|bagikan)"#
  /// What links stand behind.
  private static let bullet = #"[-–—•*·>»▶►→\[( ]*"#
  /// And before.
  private static let closing = #"[\]) *]*"#
  /// A rule of dashes around a mark.
  private static let rule = #"(?:[-–—=*_ ]{2,}|[\[(]|[\])])?"#
  /// A headline: it begins with a capital, a figure or a quotation mark, and does not end like a sentence, unless it
  /// asks, exclaims, or is cut off (`…`).
  private static let title = #"(?:(?-i:[\p{Lu}\p{N}"“‘'#@])|https?:).*(?<!\p{Ll}{3}\.["”’]?)(?<![.]["”])"#
  /// Names of people, as many as an editor's line has.
  private static let names =
    #"(?-i:\p{Lu}[\p{L}\p{M}.'’-]*(?:(?: ?[,/&|] ?| )(?:(?:dan|and|bin|binti) )?\p{Lu}[\p{L}\p{M}.'’-]*){0,7})"#
    + #"(?<!\p{Ll}{3}\.)"#
}

import Testing
import Text
import TranslationMemory

@testable import Corpus

@Suite struct BylineTests {
  @Test(arguments: [
    ("By Afif Khoirul M, Sabtu, 8 Januari 2022 | 07:45 WIB", "Afif Khoirul M", "2022-01-08T00:45:00Z"),
    ("Oleh Rina Kusuma - 14 Maret 2023 09.30 WIB", "Rina Kusuma", "2023-03-14T02:30:00Z"),
    ("Oleh Andi Tenri - Kamis, 14 September 2023 10.15 WITA", "Andi Tenri", "2023-09-14T02:15:00Z"),
    ("Oleh: Yosef Wanggai | Jumat, 3 Maret 2023, pukul 06.05 WIT", "Yosef Wanggai", "2023-03-02T21:05:00Z"),
    ("Penulis: Dimas Arya | Senin, 6 Februari 2023", "Dimas Arya", "2023-02-06T00:00:00Z"),
    (
      "Reporter: Laras Ayuningtyas / Kamis, 11 Mei 2023, 08.05 WIB", "Laras Ayuningtyas",
      "2023-05-11T01:05:00Z"
    ),
    ("Penulis : Sri Rahayu dan M. Yusuf", "Sri Rahayu dan M. Yusuf", nil),
    ("Penulis: Dr. Retno Wulan, M.Si. (14/3/2023)", "Dr. Retno Wulan, M.Si.", "2023-03-14T00:00:00Z"),
    ("OLEH SITI NUR AZIZAH, 1 AGUSTUS 2023 | 23.59", "SITI NUR AZIZAH", "2023-08-01T16:59:00Z"),
    ("Ditulis oleh Nur Aini – Jum'at, 17 Nopember 2023", "Nur Aini", "2023-11-17T00:00:00Z"),
    ("Penulis Wening Asri | Minggu, 9 Juli 2023", "Wening Asri", "2023-07-09T00:00:00Z"),
    ("Penulis: Ratna Dewi | Editor: Agus Salim", "Ratna Dewi", nil),
    ("Penulis: Ratna Dewi Editor: Agus Salim dan M. Yusuf", "Ratna Dewi", nil),
    ("Penulis: Ratna Dewi | Editor: Agus Salim | 14 Maret 2023", "Ratna Dewi", "2023-03-14T00:00:00Z"),
    ("Penulis: Ratna Dewi - 14 Maret 2023 | Editor: Agus Salim", "Ratna Dewi", "2023-03-14T00:00:00Z"),
    ("Oleh Ahmad bin Salim - 30 Februari 2023", "Ahmad bin Salim", nil),
  ])
  func anIndonesianBylineIsRead(line: String, author: String, date: String?) throws {
    let byline = try BylineRecognizer(language: .indonesian).byline(in: line, trusting: false)
    #expect(byline == Byline(kind: .author, author: author, date: date.flatMap { Timestamp($0) }))
  }

  @Test(arguments: [
    ("By Afif Khoirul M, Saturday, 8 January 2022 | 07:45 WIB", "Afif Khoirul M", "2022-01-08T00:45:00Z"),
    ("By Dimas Arya | March 14, 2023", "Dimas Arya", "2023-03-14T00:00:00Z"),
    ("By Wening Asri | Sunday, 9 July 2023 | 10.20 a.m. WIB", "Wening Asri", "2023-07-09T03:20:00Z"),
    ("By Yulia Fitri - 23 October 2023, 4.40 p.m. WIB", "Yulia Fitri", "2023-10-23T09:40:00Z"),
    (
      "By Anne O'Neill-Hart and Tom de Vries, Tues. 3rd Jan. 2023 at 12:05 am",
      "Anne O'Neill-Hart and Tom de Vries",
      "2023-01-03T00:05:00Z"
    ),
    ("Author: Yoga Perdana | 2023-02-05", "Yoga Perdana", "2023-02-05T00:00:00Z"),
    ("Written by Sari Wulandari | 3/4/2023", "Sari Wulandari", nil),
  ])
  func anEnglishBylineIsRead(line: String, author: String, date: String?) throws {
    let byline = try BylineRecognizer(language: .english).byline(in: line, trusting: false)
    #expect(byline == Byline(kind: .author, author: author, date: date.flatMap { Timestamp($0) }))
  }

  @Test(arguments: [
    "Oleh karena itu, warga menunggu.",
    "Oleh sebab itu rapat ditunda pada 14 Maret 2023",
    "By the time help came, it was too late.",
    "By the Numbers",
    "By 14 March 2023",
    "Penulis: orang yang menulis.",
    "Penulis itu lahir pada 14 Maret 2023",
    "Oleh Rina Kusuma, katanya.",
    "Acara itu berlangsung pada Sabtu, 8 Juli 2023",
    "Reporter",
    "Penulis: Ratna Dewi | Editor: orang yang menyunting",
    "Penulis Ratna Dewi, editor Agus Salim",
    "Gempa Aceh - 26 Desember 2004",
    "Rapat Desa - 16/07/2024, 07.45",
    "Warga menunggu - 16/07/2024, 07:45 WIB",
    "Kabar.id menulis pada 16/07/2024, 07:45 WIB",
    "Kabar.id - 16/07/2024, 07:45 WIB, kata polisi",
    "Writer Templates",
    "Penulis Muda Indonesia",
    "By",
  ])
  func proseIsNoByline(line: String) throws {
    for language in [LanguageTag.indonesian, .english] {
      #expect(try BylineRecognizer(language: language).byline(in: line, trusting: true) == nil)
    }
  }

  @Test func aNameAfterByNeedsItsPlace() throws {
    let recognizer = try BylineRecognizer(language: .english)
    #expect(recognizer.byline(in: "By Any Means Necessary", trusting: false) == nil)
    #expect(recognizer.byline(in: "By Rina Kusuma", trusting: true)?.author == "Rina Kusuma")
  }

  @Test(arguments: [
    ("Sabtu, 8 Januari 2022 | 07:45 WIB", "2022-01-08T00:45:00Z"),
    ("Diterbitkan: 14/03/2023, 09.30", "2023-03-14T02:30:00Z"),
    ("14 Maret 2023", "2023-03-14T00:00:00Z"),
    ("Kompas.com - 16/07/2024, 07:45 WIB", "2024-07-16T00:45:00Z"),
    ("kabar.co.id | Selasa, 16 Juli 2024", "2024-07-16T00:00:00Z"),
    ("Kabar Dataran - 16 Juli 2024, 07.45 WIB", "2024-07-16T00:45:00Z"),
  ])
  func aDateAloneIsRead(line: String, date: String) throws {
    let byline = try BylineRecognizer(language: .indonesian).byline(in: line, trusting: false)
    #expect(byline == Byline(kind: .date, author: nil, date: Timestamp(date)))
  }

  @Test(arguments: [
    ("JAKARTA, 14 Maret 2023 – Warga menunggu bantuan.", "2023-03-14T00:00:00Z"),
    ("Padang Pariaman (21/10/2023) - Sejak pagi asap membubung.", "2023-10-21T00:00:00Z"),
    ("Jakarta, Kabar.id, Selasa, 14 Maret 2023 — Warga menunggu.", "2023-03-14T00:00:00Z"),
    ("Jakarta, (12/3) – Warga menunggu bantuan.", nil),
    ("YOGYAKARTA – Warga menunggu sejak 14 Maret 2023 – hari naas itu.", nil),
    ("Jakarta pada 14 Maret 2023 sepi.", nil),
    ("Hasan Basri (22 Oktober 1913 – 30 September 2002) adalah seorang guru.", nil),
    ("Kontrak ini berlaku 1 April 2004 - selama setahun.", nil),
  ])
  func aDatelineNeedsAYear(line: String, date: String?) throws {
    let byline = try BylineRecognizer(language: .indonesian).dateline(openingLine: line)
    #expect(byline == date.map { Byline(kind: .dateline, author: nil, date: Timestamp($0)) })
  }
}

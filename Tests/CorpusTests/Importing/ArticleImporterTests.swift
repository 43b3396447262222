import Exchange
import Testing
import Text
import TranslationMemory

@testable import Corpus

@Suite struct ArticleImporterTests {
  private static let files = [
    "sawah/panen.id.txt": """
    Panen Raya di Banyurejo Datang Lebih Awal

    Penulis: Bagas Nugroho | Senin, 20 Maret 2023 | 07.45 WIB

    Padi di lahan seluas 145 hektare itu dipotong pada 18 Maret 2023. Hasilnya rata-rata 6,8 ton per hektare.

    Baca Juga: Cara Memilih Pupuk

    "Airnya cukup. Kami tidak perlu menunggu lagi," kata Sutarmi, 52 tahun.
    """,
    "sawah/panen.en.txt": """
    Main Harvest in Banyurejo Comes Early

    Author: Bagas Nugroho | Monday, 20 March 2023 | 7.45 a.m. WIB

    The rice on their 145 hectares was cut on 18 March 2023. The yield averaged 6.8 tonnes per hectare.

    "There is enough water. We no longer have to wait," said Sutarmi, 52.
    """,
  ]

  private func alignment(_ files: [String: String] = files) throws -> ArticleAlignment {
    try TemporaryFolder.with(files) { root in
      let pairs = try ArticlePair.pairs(in: root, from: .indonesian, to: .english)
      return try ArticleImporter(from: .indonesian, to: .english).alignment(of: #require(pairs.first))
    }
  }

  @Test func aPairOfArticlesBecomesUnits() throws {
    let alignment = try alignment()
    let units = alignment.units
    #expect(
      units.map(\.source) == [
        "Panen Raya di Banyurejo Datang Lebih Awal",
        "Penulis: Bagas Nugroho | Senin, 20 Maret 2023 | 07.45 WIB",
        "Padi di lahan seluas 145 hektare itu dipotong pada 18 Maret 2023.",
        "Hasilnya rata-rata 6,8 ton per hektare.",
        "\"Airnya cukup.", "Kami tidak perlu menunggu lagi,\" kata Sutarmi, 52 tahun.",
      ])
    #expect(
      units.map(\.target) == [
        "Main Harvest in Banyurejo Comes Early",
        "Author: Bagas Nugroho | Monday, 20 March 2023 | 7.45 a.m. WIB",
        "The rice on their 145 hectares was cut on 18 March 2023.",
        "The yield averaged 6.8 tonnes per hectare.",
        "\"There is enough water.", "We no longer have to wait,\" said Sutarmi, 52.",
      ])
    #expect(units.map(\.position) == Array(0..<6))
    #expect(units.map(\.before) == [""] + units.dropLast().map(\.source))
    #expect(units.map(\.after) == units.dropFirst().map(\.source) + [""])
    #expect(Set(units.map(\.origin)) == ["sawah/panen"])
    #expect(Set(units.map(\.author)) == ["Bagas Nugroho"])
    #expect(Set(units.map(\.created)) == [Timestamp("2023-03-20T00:45:00Z")])
    #expect(units.allSatisfy { (0...1).contains($0.confidence ?? -1) })
    #expect(alignment.untranslated.isEmpty)
    #expect(alignment.source.removals.map(\.reason) == ["link to another article"])
    #expect(alignment.target.removals.isEmpty)
  }

  @Test func theSameFilesGiveTheSameUnits() throws {
    try TemporaryFolder.with(Self.files) { root in
      let pair = try #require(ArticlePair.pairs(in: root, from: .indonesian, to: .english).first)
      let importer = try ArticleImporter(from: .indonesian, to: .english)
      let once = try importer.alignment(of: pair)
      #expect(!once.units.isEmpty)
      #expect(try importer.alignment(of: pair) == once)
      #expect(try ArticleImporter(from: .indonesian, to: .english).units(of: pair) == once.units)
    }
  }

  @Test func anArticleThatIsNoTextIsToldOf() throws {
    var files = Self.files
    files["sawah/panen.en.txt"] = ""
    let error = #expect(throws: ExchangeError.self) { try alignment(files) }
    #expect(error?.path.hasSuffix("/sawah/panen.en.txt") == true)
  }
}

import Testing
import Text

@Suite("Words of a date")
struct DateWordsTests {
  /// The marked words of a text, separated by blanks.
  private func marked(_ text: String, _ language: LanguageTag) -> String? {
    let units = Array(text.utf16)
    let tokens = Tokenizer(language: language).tokens(in: units)
    return DateWords(language: language).marks(in: tokens, of: units).map { marks in
      zip(tokens, marks).filter(\.1).map { String(decoding: units[$0.0.range], as: UTF16.self) }
        .joined(separator: " ")
    }
  }

  @Test(arguments: [
    ("Mereka tiba pada 6 Januari 2022.", "Januari"),
    ("Terbit Sabtu, 8 Januari 2022 pukul 07.45 WIB", "Sabtu Januari"),
    ("Warga berkumpul Minggu (9/1/2022) pagi", "Minggu"),
    ("Kerusuhan Mei 1998 dan pemilu 7 juni 1999", "Mei juni"),
    ("Tenggat 31-Des-2021", "Des"),
    ("antara 3 Agustus dan 4 Nopember", "Agustus Nopember"),
    ("PADA 5 JANUARI", "JANUARI"),
  ])
  func indonesian(text: String, expected: String) { #expect(marked(text, .indonesian) == expected) }

  @Test(arguments: [
    ("They left on Saturday, January 8, 2022.", "Saturday January"),
    ("They left on Saturday 8 January.", "Saturday January"),
    ("the 8th of March and the 2nd floor", "th March nd"),
    ("On May 5th, 12 may come", "May th"),
    ("since January, 2022", "January"),
    ("Fri, 7 Jan 2022", "Fri Jan"),
  ])
  func english(text: String, expected: String) { #expect(marked(text, .english) == expected) }

  @Test(arguments: [
    ("Sudah 2 minggu, 8 orang menunggu", LanguageTag.indonesian),
    ("Pada hari Sabtu mereka pulang bulan Januari", .indonesian),
    ("Pada bulan Januari, 3 orang datang", .indonesian),
    ("3.000 Mei", .indonesian),
    ("They may march 12 km", .english),
    ("In January, 3 people came on Monday", .english),
    ("8 Januari", .english),
    ("8 janvier", LanguageTag("fr") ?? .english),
    ("", .english),
    ("2", .indonesian),
  ])
  func none(text: String, language: LanguageTag) { #expect(marked(text, language) == nil) }
}

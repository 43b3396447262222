import TestSupport
import Testing
import Text

@testable import TranslationMemory

@Suite("Cautions")
struct CautionTests {
  private func caution(_ query: String, _ source: String, _ language: LanguageTag) -> Caution? {
    let extractor = TermExtractor(language: language)
    let found = extractor.caution(between: query, and: source)
    #expect(extractor.caution(between: source, and: query) == found, "both ways alike")
    return found
  }

  @Test(arguments: [
    ("Warga tidak boleh masuk.", "Warga boleh masuk."),
    ("Ini bukan rumah saya.", "Ini rumah saya."),
    ("Jangan buka pintu itu.", "Buka pintu itu."),
    ("Janganlah buka pintu itu.", "Buka pintu itu."),
    ("Air belum surut.", "Air sudah surut."),
    ("Kopi tanpa gula.", "Kopi dengan gula."),
    ("Tak ada hujan.", "Ada hujan."),
    ("Tiada hujan hari ini.", "Hujan hari ini."),
    ("Fitur nonaktif hari ini.", "Fitur aktif hari ini."),
    ("Fitur non-aktif hari ini.", "Fitur aktif hari ini."),
    ("Petugas menonaktifkan layanan itu.", "Petugas mengaktifkan layanan itu."),
    ("Layanan itu dinonaktifkan.", "Layanan itu diaktifkan."),
    ("Ketidakadilan di desa.", "Keadilan di desa."),
    ("Ia tidak bisa tidak datang.", "Ia tidak bisa datang."),
    ("Ti_dak dikenal", "Dikenal"),
    ("Bukan hanya perempuan yang datang.", "Hanya perempuan yang datang."),
  ])
  func turnedInIndonesian(query: String, source: String) {
    #expect(caution(query, source, .indonesian) == .negation)
  }

  @Test(arguments: [
    ("You can not open it.", "You can open it."),
    ("You cannot open it.", "You can open it."),
    ("You can't open it.", "You can open it."),
    ("You can’t open it.", "You can open it."),
    ("There is no water.", "There is water."),
    ("It never rains here.", "It rains here."),
    ("Coffee without sugar.", "Coffee with sugar."),
    ("It is unlikely to rain.", "It is likely to rain."),
    ("It is unlocked.", "It is locked."),
    ("Disable the filter.", "Enable the filter."),
    ("The filter was disabled.", "The filter is enabled."),
    ("We disagree with them.", "We agree with them."),
    ("A non-smoking room.", "A smoking room."),
    ("No. We saw 5 boats.", "We saw 5 boats."),
  ])
  func turnedInEnglish(query: String, source: String) {
    #expect(caution(query, source, .english) == .negation)
  }

  @Test(arguments: [
    ("Warga tak boleh masuk.", "Warga tidak boleh masuk.", LanguageTag.indonesian),
    ("Ia tidak datang tetapi ibunya datang.", "Ia datang tetapi ibunya tidak datang.", .indonesian),
    ("Tidak hanya padi, jagung juga panen.", "Padi dan jagung juga panen.", .indonesian),
    ("Apakah kamu datang atau tidak?", "Apakah kamu datang?", .indonesian),
    ("Warga menonton layar.", "Warga melihat layar.", .indonesian),
    ("Ada paling tidak satu pintu.", "Ada satu pintu.", .indonesian),
    ("_Tidak dikenal", "Tak dikenal", .indonesian),
    ("It isn't raining.", "It is not raining.", .english),
    ("See No. 5 for more.", "See page 5 for more.", .english),
    ("See no 5 for more.", "See page 5 for more.", .english),
    ("The unit is heavy.", "It is heavy.", .english),
    ("It is under the bridge.", "It is on the bridge.", .english),
    ("It is not likely to rain.", "It is unlikely to rain.", .english),
    ("Not only rice but also corn grows.", "Rice and corn grow.", .english),
    ("Say whether you come or not.", "Say whether you come.", .english),
    ("", "", .english),
  ])
  func notTurned(query: String, source: String, language: LanguageTag) {
    #expect(caution(query, source, language) == nil)
  }

  @Test("Languages without known negations have none")
  func otherLanguages() throws {
    #expect(try caution("Das ist nicht gut.", "Das ist gut.", #require(LanguageTag("de"))) == nil)
    #expect(try caution("It is not good.", "It is good.", #require(LanguageTag("en-GB"))) == .negation)
  }

  @Test(
    "Texts in which nothing may negate have even balances", arguments: [LanguageTag.indonesian, .english])
  func quickWay(language: LanguageTag) {
    var generator = SeededGenerator(seed: 23)
    let extractor = TermExtractor(language: language)
    let words = [
      "tidak", "Bukanlah", "nonaktif", "aktif", "menonton", "hanya", "atau", "rumah", "5", ".", "No", "not",
      "isn't",
      "unlikely", "likely", "disable", "enable", "unit", "or", "only", "without", "Januari", "May",
    ]
    func text() -> String {
      (0..<Int.random(in: 1...4, using: &generator))
        .map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
    }
    var (cautions, quick) = (0, 0)
    for _ in 0..<3000 {
      let (a, b) = (text(), text())
      let isQuick = !extractor.terms(of: a).mayNegate && !extractor.terms(of: b).mayNegate
      let caution = extractor.caution(between: a, and: b)
      if isQuick { #expect(caution == nil, "\(a) / \(b)") }
      cautions += caution == nil ? 0 : 1
      quick += isQuick ? 1 : 0
    }
    #expect(cautions > 100 && quick > 100)
  }

  @Test("A match says so, and one of the same words never does")
  func inMatches() throws {
    let memory = try TemporaryMemory()
    try memory.add(
      (
        "Warga boleh masuk ke gedung ini lewat pintu timur.",
        "People may enter this building by the east door."
      ),
      ("Warga tidak boleh masuk ke gedung 3.", "People may not enter building 3."))
    let matches = try memory.memory.matches(
      for: Query("Warga tidak boleh masuk ke gedung ini lewat pintu timur."))
    #expect(matches.map(\.caution) == [.negation])
    #expect(
      try memory.memory.matches(for: Query("Warga tidak boleh masuk ke gedung 4.")).map(\.caution) == [nil])
  }
}

extension TermExtractor {
  /// The caution of a match between two texts.
  fileprivate func caution(between text: String, and other: String) -> Caution? {
    negationBalance(of: text).isEven(with: negationBalance(of: other)) ? nil : .negation
  }
}

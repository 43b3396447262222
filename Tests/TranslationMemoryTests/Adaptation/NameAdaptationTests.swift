import Testing
import Text
import TranslationMemory

@Suite("Adapting the names of a match")
struct NameAdaptationTests {
  private func adapted(
    _ query: String, _ source: String, _ target: String, from: LanguageTag = .indonesian,
    to: LanguageTag = .english
  ) -> String? {
    // What a memory would know; nothing of Wibowo.
    let alike = [
      "Sidoarjo", "Joko", "Ratna", "Budi", "Santoso", "Sutrisno", "Dewi", "Tuban", "Lamongan", "Ahmad",
      "Semua",
    ]
    return AdaptableQuery(query, from: from, to: to).adapted(source: source, target: target) { name in
      alike.contains(name) ? .alike : name == "Jaringan" ? .otherwise : .unknown
    }
  }

  @Test(arguments: [
    ("Bapak Wibowo hadir", "Bapak Sutrisno hadir", "Mr Sutrisno came", "Mr Wibowo came"),
    (
      "Kemarin warga Sidoarjo memanen padi.", "Kemarin warga Lamongan memanen padi.",
      "Yesterday the people of Lamongan harvested rice.", "Yesterday the people of Sidoarjo harvested rice."
    ),
    // More words than before, and fewer.
    (
      "Kata Joko Santoso, panen itu baik.", "Kata Sutrisno, panen itu baik.",
      "The harvest was good, said Sutrisno.",
      "The harvest was good, said Joko Santoso."
    ),
    // Names and numbers together.
    (
      "Menurut Ratna, ada 7 perahu di Tuban pada 9 Maret.",
      "Menurut Dewi, ada 5 perahu di Tuban pada 6 Januari.",
      "According to Dewi there were 5 boats at Tuban on 6 January.",
      "According to Ratna there were 7 boats at Tuban on 9 March."
    ),
    // At the beginning of the sentence where it is more than a word.
    (
      "Joko Santoso ikut hadir.", "Budi Lamongan ikut hadir.", "Budi Lamongan came too.",
      "Joko Santoso came too."
    ),
  ])
  func put(query: String, source: String, target: String, expected: String) {
    #expect(adapted(query, source, target) == expected)
    // The same pair serves the other way round.
    #expect(adapted(expected, target, source, from: .english, to: .indonesian) == query)
  }

  @Test(arguments: [
    // Two names, in another order in the translation.
    (
      "Menurut Ratna, rumah Joko terbakar.", "Menurut Dewi, rumah Sutrisno terbakar.",
      "Sutrisno's house burned down, according to Dewi.", "Joko's house burned down, according to Ratna."
    ),
    // Every occurrence alike.
    (
      "Kata Ratna, sawah milik Ratna kering.", "Kata Dewi, sawah milik Dewi kering.",
      "Dewi said that Dewi's field was dry.", "Ratna said that Ratna's field was dry."
    ),
  ])
  func putWhereTheTargetBeginsWithIt(query: String, source: String, target: String, expected: String) {
    #expect(adapted(query, source, target) == expected)
    // The other way round the query begins with a capital that may mean nothing.
    #expect(adapted(expected, target, source, from: .english, to: .indonesian) == nil)
  }

  @Test(arguments: [
    // The beginning of a sentence proves no name.
    ("Semua ikut hadir.", "Sutrisno ikut hadir.", "Sutrisno came too."),
    ("Baik. Semua ikut hadir.", "Baik. Sutrisno ikut hadir.", "Fine. Sutrisno came too."),
    ("Katanya: “Semua ikut hadir.”", "Katanya: “Sutrisno ikut hadir.”", "He said: “Sutrisno came too.”"),
    // Names that English spells otherwise, and words that are no names.
    ("Beras itu dari Jepang utara.", "Beras itu dari Tuban utara.", "The rice is from north Tuban."),
    ("Beras itu dibeli Perusahaan itu.", "Beras itu dibeli Sutrisno itu.", "Sutrisno bought the rice."),
    ("Beras itu dibeli oleh Anda.", "Beras itu dibeli oleh Sutrisno.", "The rice was bought by Sutrisno."),
    ("Tekan tombol Jaringan itu.", "Tekan tombol Sutrisno itu.", "Press that Sutrisno button."),
    // Nothing is known of the new one, and no title says that it is a person.
    ("Kemarin Wibowo hadir", "Kemarin Sutrisno hadir", "Sutrisno came yesterday"),
    // The target lacks the old name, or has it more often.
    ("Kemarin Joko hadir", "Kemarin Sutrisno hadir", "The farmer came yesterday"),
    ("Kemarin Joko hadir", "Kemarin Sutrisno hadir", "Sutrisno came with Sutrisno yesterday"),
    ("Kemarin Joko hadir", "Kemarin Sutrisno hadir", "A Sutrisno-led group came yesterday"),
    // One of two alike changes.
    (
      "Kata Ratna, sawah milik Dewi kering.", "Kata Dewi, sawah milik Dewi kering.",
      "Dewi said Dewi's field was dry."
    ),
    // Other words differ as well.
    ("Kemarin Joko pulang", "Kemarin Sutrisno hadir", "Sutrisno came yesterday"),
    ("Kemarin Joko ikut hadir", "Kemarin Sutrisno hadir", "Sutrisno came yesterday"),
    // Not names: small letters, capitals, single letters.
    ("Kemarin wibowo hadir", "Kemarin Sutrisno hadir", "Sutrisno came yesterday"),
    ("Kemarin PBB ikut hadir", "Kemarin Sutrisno ikut hadir", "Sutrisno came too yesterday"),
    // Where everything has a capital, capitals say nothing.
    ("Harga Joko Naik Lagi", "Harga Sutrisno Naik Lagi", "Price of Sutrisno Up Again"),
    // English says whether it was a man.
    (
      "Kemarin Ratna membawa bukunya", "Kemarin Sutrisno membawa bukunya",
      "Yesterday Sutrisno brought his book"
    ),
    ("Ini rumah Ahmad juga.", "Ini rumah Sutrisno juga.", "This is a Sutrisno house too."),
    // A number that cannot be put right leaves the name alone too.
    ("Kemarin Joko beli 7 sapi", "Kemarin Sutrisno beli 5 sapi", "Sutrisno bought five cows yesterday"),
  ])
  func leave(query: String, source: String, target: String) { #expect(adapted(query, source, target) == nil) }

  @Test("Long texts with many names are adapted in reasonable steps")
  func longText() {
    let source = "Yang " + String(repeating: "hadir di rumah Sutrisno kemarin ", count: 3000)
    let query = source.replacing("Sutrisno", with: "Joko")
    // More differ than are looked at; the point is the steps.
    _ = adapted(query, source, source)
    let short = "Yang " + String(repeating: "hadir di rumah Sutrisno kemarin ", count: 30)
    #expect(
      adapted(short.replacing("Sutrisno", with: "Joko"), short, short)
        == short.replacing("Sutrisno", with: "Joko"))
  }
}

import Testing
import Text

@testable import Alignment

@Suite struct CutPlaceTests {
  /// The places of the first of some segments, as the words after them with their signs.
  private func places(_ texts: String...) -> [String] {
    let all = segments(texts)
    let text = AlignmentText(all, language: .indonesian)
    let segment = TokenizedSegment(
      all[0], at: 0, of: text, rarities: [Float](repeating: 1, count: text.entries.count),
      Tokenizer(language: .indonesian))
    return segment.places.map { place in
      let rest = segment.units[segment.tokens[place.token].range.lowerBound...]
      return "\(place.sign) " + (String(decoding: rest, as: UTF16.self).split(separator: " ").first ?? "")
    }
  }

  @Test(arguments: [
    ("Hujan turun deras? tanya ibu.", ["stop tanya"]),
    ("Ia bertanya \"mengapa?\" lalu pergi.", []),
    ("Mereka pulang. lalu tidur.", ["stop lalu"]),
    ("Menurut PT. Sumber Air, sungai naik.", []),
    ("Hujan turun; sungai naik: banjir - lagi, kata ibu.", []),
    ("Satu baris\nbaris lain.", ["lineBreak baris"]),
    ("Kata \"hujan\" itu indah.", []),
    ("Harga 3.000,5 naik.", []),
    ("Air naik...", []),
    ("", []),
    ("— — !", []),
  ])
  func findsMarksWithSpaceBehindThem(_ text: String, _ expected: [String]) {
    #expect(places(text) == expected)
  }

  @Test func capitalCountsOnAWordWrittenSmallElsewhere() {
    let text = "Kami duduk di sana Kemudian hujan turun di dekat Bandung yang ramai."
    #expect(places(text) == [])
    #expect(places(text, "Lalu kemudian, dan kemudian, serta kemudian.") == ["capital Kemudian"])
  }

  @Test func capitalAmongCapitalsIsATitle() {
    #expect(
      places(
        "menurut Direktur Utama bank itu.", "ada utama, utama, utama, utama, direktur, direktur, direktur.")
        == [])
  }
}

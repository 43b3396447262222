import Alignment
import Testing
import Text

@Suite struct TranslationEvidenceTests {
  private func logOdds(_ source: String, _ target: String) throws -> Double {
    let evidence = try #require(TranslationEvidence(source: .indonesian, target: .english))
    return evidence.logOdds(
      TokenizedText(source, Tokenizer(language: .indonesian)),
      TokenizedText(target, Tokenizer(language: .english)))
  }

  @Test func wordsWithTheirTranslationsSpeakForAPair() throws {
    let source = "Harga beras di pasar naik karena hujan deras membuat panen terlambat."
    #expect(
      try logOdds(source, "The price of rice at the market rose because heavy rain delayed the harvest.") > 2)
    #expect(
      try logOdds(source, "The committee elected a new chairman and two younger members last year.") < -2.5)
  }

  @Test func fewWordsSayNothing() throws {
    #expect(try logOdds("Simpan berkas", "Quit") == 0)
    #expect(try logOdds("", "") == 0)
    #expect(try logOdds("12 34", "56") == 0)
  }

  @Test func namesAndNumbersCount() throws {
    let (source, target) = ("Pelatih Rahmat Suryadi membawa tim itu", "Coach Rahmat Suryadi took the team")
    #expect(
      try logOdds(source, target) > logOdds(source, target.replacing("Rahmat Suryadi", with: "Karl Bauer")))
    #expect(
      try logOdds(source + " pada 2019", target + " in 2019")
        > logOdds(source + " pada 2019", target + " in 1987"))
  }

  @Test func languagesWithoutALexiconHaveNone() {
    #expect(TranslationEvidence(source: .indonesian, target: LanguageTag("de")!) == nil)
  }

  @Test func longTextsTakeTimeInProportion() throws {
    // All words begin alike, so that each could be compared with each.
    let words = (0..<20_000).map { "konstanta\($0 % 7 == 0 ? "x" : "")\(String($0, radix: 26))" }
    let text = words.joined(separator: " ")
    #expect(try logOdds(text, text).isFinite)
  }
}

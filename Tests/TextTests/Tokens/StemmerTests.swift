import Testing
import Text

@Suite struct StemmerTests {
  @Test(arguments: [
    ("pembelian", "beli"), ("membeli", "beli"), ("peraturan", "atur"), ("beras", "beras"), ("", ""),
    ("東京", "東京"),
  ])
  func indonesian(word: String, stem: String) {
    #expect(Stemmer(language: .indonesian).stem(of: word) == stem)
  }

  @Test(arguments: [("prices", "price"), ("attacked", "attack"), ("attacking", "attack")])
  func english(word: String, stem: String) { #expect(Stemmer(language: .english).stem(of: word) == stem) }

  @Test func aLanguageWithoutAnAlgorithmKeepsItsWords() throws {
    let japanese = try #require(LanguageTag("ja"))
    #expect(Stemmer(language: japanese).stem(of: "prices") == "prices")
  }

  @Test func aStringTooLongForAWordIsKept() {
    let long = String(repeating: "a", count: 100_000)
    #expect(Stemmer(language: .english).stem(of: long) == long)
  }
}

import TestSupport
import Testing

@testable import Text

@Suite struct TokenizerTests {
  private func pieces(_ text: String, _ language: LanguageTag = .indonesian) -> [String] {
    let units = Array(text.utf16)
    return Tokenizer(language: language).tokens(in: text).map { token in
      let mark =
        switch token.kind {
        case .word: "w:"
        case .number: "n:"
        case .mark: "m:"
        }
      return mark + String(decoding: units[token.range], as: UTF16.self)
    }
  }

  @Test(arguments: [
    ("Harga beras naik.", ["w:Harga", "w:beras", "w:naik", "m:."]),
    ("Rp3.000 (07.45)", ["w:Rp", "n:3.000", "m:(", "n:07.45", "m:)"]),
    ("1990-an don't 5km", ["n:1990", "m:-", "w:an", "w:don't", "n:5", "w:km"]),
    ("buku-bukunya S.H. 1,5%", ["w:buku", "m:-", "w:bukunya", "w:S.H", "m:.", "n:1,5", "m:%"]),
    ("a_1 __ _ B2B", ["w:a", "m:_", "n:1", "w:__", "m:_", "w:B", "n:2", "w:B"]),
    ("“Kafé” 👍🏽 мир", ["m:“", "w:Kafé", "m:”", "m:👍🏽", "w:мир"]),
    ("", []), (" \t\r\n\u{A0}\u{2028}", []),
  ])
  func cutsWordsNumbersAndMarks(text: String, expected: [String]) { #expect(pieces(text) == expected) }

  @Test func aTokenIsSpelledAsItStands() {
    let text = TokenizedText("Harga “kafé” naik 5% 👍", Tokenizer(language: .indonesian))
    #expect(text.tokens.map(text.spelling) == ["Harga", "“", "kafé", "”", "naik", "5", "%", "👍"])
  }

  /// The hand-made cutter of ASCII text cuts where ICU does.
  @Test func asciiIsCutAsICUCutsIt() {
    var generator = SeededGenerator(seed: 11)
    let breaker = Breaker(.words, language: .english)
    let usual = Array("aZ09_.,':; -\t\r\n!\"".utf16)
    for _ in 0..<30_000 {
      let text = (0..<Int.random(in: 1...14, using: &generator)).map { _ in
        Bool.random(using: &generator)
          ? usual.randomElement(using: &generator) ?? 0 : UInt16.random(in: 0...0x7F, using: &generator)
      }
      var expected: [(Range<Int>, Bool)] = []
      var start = 0
      breaker.forEachPiece(of: text) { end, status in
        expected.append((start..<end, status >= 100))
        start = end
      }
      var found: [(Range<Int>, Bool)] = []
      ASCIIWords.forEachPiece(of: text) { found.append(($0, $1)) }
      #expect(
        found.map(\.0) == expected.map(\.0), "\(String(decoding: text, as: UTF16.self).debugDescription)")
      #expect(
        found.map(\.1) == expected.map(\.1), "\(String(decoding: text, as: UTF16.self).debugDescription)")
    }
  }

  @Test func tokensCoverEverythingButWhiteSpace() {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<3_000 {
      let units = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
        UInt16.random(in: 0...UInt16.max, using: &generator)
      }
      var end = 0
      var rest: [UInt16] = []
      for token in Tokenizer(language: .indonesian).tokens(in: units) {
        #expect(token.range.lowerBound >= end && !token.range.isEmpty)
        rest += units[end..<token.range.lowerBound]
        end = token.range.upperBound
      }
      rest += units[end...]
      #expect(rest.allSatisfy { Unicode.Scalar($0)?.properties.isWhitespace == true })
    }
  }
}

import Testing

@testable import padan_bench

/// The figures are sacrebleu 2.6.0's; `chrf-against-sacrebleu` compares many more.
@Suite("chrF")
struct CharacterFScoreTests {
  @Test(arguments: [
    ("The event drew 120 participants.", "The event drew 150 participants.", 85.760402104605),
    ("Mr Wibowo came", "Mr Sutrisno came yesterday", 16.149651010563744),
    ("a", "a", 100.0),
    ("ab", "ba", 50.0),
    ("", "x", 0.0),
    ("x", "", 0.0),
    ("abc", "xyz", 0.0),
    ("kucing", "kucing hitam", 44.02582537713412),
    ("caf\u{e9} \u{2014} 10\u{a0}%", "cafe\u{301} - 10 %", 24.813293065505448),
    ("\u{65e5}\u{672c}\u{8a9e}", "\u{65e5}\u{672c}", 87.49999999999999),
    ("aaaa", "aa", 78.12499999999999),
  ])
  func sacrebleu(hypothesis: String, reference: String, expected: Double) {
    #expect(abs(CharacterFScore.score(hypothesis, reference: reference) - expected) < 1e-9)
  }
}

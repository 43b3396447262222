import TestSupport
import Testing
import Text

@Suite struct NormalFormTests {
  @Test(arguments: [
    ("a  b", "a b"), (" a\t\n b ", "a b"), ("a\u{A0}b", "a b"), ("e\u{301}", "é"), ("", ""), (" ", ""),
    ("a\r\nb", "a b"),
    ("ﬁ", "ﬁ"),
  ])
  func folded(text: String, expected: String) {
    #expect(Array(NormalForm.folded(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func blanksOfASCIIAreFoldedWhereverTheyStand() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0..<9, using: &generator)).map { _ in
        ["a", "b", " ", "\t", "\u{1F}"].randomElement(using: &generator) ?? ""
      }.joined()
      let words = text.split { $0 == " " || $0 == "\t" }
      #expect(NormalForm.folded(text) == words.joined(separator: " "))
    }
  }

  @Test(arguments: [
    ("HARGA", "harga"), ("Kafe\u{301}", "kafé"), ("ﬁ", "fi"), ("Straße", "strasse"), ("ＡＢＣ", "abc"),
  ])
  func caseFolded(word: String, expected: String) {
    #expect(Array(NormalForm.caseFolded(word).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func aFormThatIsMuchLongerIsWhole() {
    // U+FDFA is one character, and 18 in NFKC: the longest there is.
    let text = String(repeating: "\u{FDFA}", count: 200)
    #expect(NormalForm.caseFolded(text).unicodeScalars.count == 18 * 200)
  }
}

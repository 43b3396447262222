import TestSupport
import Testing
import Text

@testable import TranslationMemory

@Suite struct ScorerTests {
  private func score(_ a: String, _ b: String, _ language: LanguageTag = .indonesian) -> Int {
    let extractor = TermExtractor(language: language)
    var scorer = Scorer()
    return scorer.score(
      extractor.terms(of: a), extractor.terms(of: b), atLeast: 0,
      sameText: { NormalForm.folded(a).utf8.elementsEqual(NormalForm.folded(b).utf8) }) ?? -1
  }

  @Test(arguments: [
    // The same text, whatever its spacing or normalization.
    ("Harga beras naik.", "Harga beras naik.", 100),
    ("Harga  beras\tnaik. ", "Harga beras naik.", 100),
    ("Kafe\u{301} itu tutup.", "Kafé itu tutup.", 100),
    // The same words: one point for each number, date word, mark, or change of case.
    ("Harga beras naik", "Harga beras naik.", 99),
    ("harga beras naik.", "Harga beras naik.", 99),
    ("HARGA BERAS NAIK.", "Harga beras naik.", 97),
    ("Ada 3.000 tentara.", "Ada 5.000 tentara.", 99),
    ("Rapat pada 6 Januari 2022.", "Rapat pada 9 Februari 2023.", 97),
    ("a, b, c, d, e, f, g.", "a b c d e f g", 95),
    // Words differ: 100 × (1 − D / max(n, m)), rounded down.
    ("Harga beras naik lagi.", "Harga gula naik lagi.", 75),
    ("Harga beras naik.", "Harga beras naik tajam.", 75),
    ("Kapal itu diserang kemarin.", "Kapal itu menyerang kemarin.", 87),
    ("satu dua tiga", "empat lima enam", 0),
    ("Harga beras naik lagi", "Harga gula naik lagi.", 72),
    // Never 95 or more where a word differs, however long the text.
    (String(repeating: "kata ", count: 200) + "ini", String(repeating: "kata ", count: 200) + "itu", 94),
    // Segments of marks alone.
    ("***", "***", 100), ("***", "---", 0), ("…", "...", 0),
    ("12", "13", 99), ("12", "kata", 0),
  ])
  func isWhatTheDefinitionSays(a: String, b: String, expected: Int) {
    #expect(score(a, b) == expected)
    #expect(score(b, a) == expected, "the score is symmetric")
  }

  @Test func belowTheMinimumIsNoScore() {
    let extractor = TermExtractor(language: .indonesian)
    let (a, b) = (extractor.terms(of: "Harga beras naik lagi."), extractor.terms(of: "Harga gula naik lagi."))
    var scorer = Scorer()
    #expect(scorer.score(a, b, atLeast: 75, sameText: { false }) == 75)
    #expect(scorer.score(a, b, atLeast: 76, sameText: { false }) == nil)
  }

  /// The distance in a band equals the plain one, and a limit changes nothing but what is beyond it.
  @Test func bandedDistanceEqualsThePlainOne() {
    var dice = SeededGenerator(seed: 1)
    var distance = EditDistance()
    for _ in 0..<20_000 {
      let a = (0..<Int.random(in: 0...12, using: &dice)).map { _ in Int.random(in: 0...7, using: &dice) }
      let b = (0..<Int.random(in: 0...12, using: &dice)).map { _ in Int.random(in: 0...7, using: &dice) }
      // Items with the same half are forms of one word, as words with the same stem are.
      let cost = { (i: Int, j: Int) in a[i] == b[j] ? 0 : a[i] / 2 == b[j] / 2 ? 1 : 2 }
      let plain = plainDistance(a.count, b.count, indel: 2, cost)
      let limit = Int.random(in: 0...26, using: &dice)
      let found = distance.distance(a.count, b.count, indel: 2, limit: limit, substitution: cost)
      #expect(found == (plain <= limit ? plain : nil), "\(a) \(b) limit \(limit)")
    }
  }

  private func plainDistance(_ n: Int, _ m: Int, indel: Int, _ substitution: (Int, Int) -> Int) -> Int {
    var table = [[Int]](repeating: [Int](repeating: 0, count: m + 1), count: n + 1)
    for i in 0...n {
      for j in 0...m {
        if i == 0 || j == 0 {
          table[i][j] = (i + j) * indel
        } else {
          table[i][j] = min(
            table[i - 1][j - 1] + substitution(i - 1, j - 1), table[i - 1][j] + indel, table[i][j - 1] + indel
          )
        }
      }
    }
    return table[n][m]
  }
}

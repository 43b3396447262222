import TestSupport
import Testing

@testable import TranslationMemory

@Suite struct LetterOverlapTests {
  /// The definition, run by run.
  private func plain(_ a: String, _ b: String) -> Int {
    func runs(_ text: String) -> [[Unicode.Scalar]] {
      let words = text.unicodeScalars.split { $0.properties.isWhitespace }
      let scalars = [" "] + Array(words.joined(separator: [" "])) + (words.isEmpty ? [] : [" "])
      return (0..<max(0, scalars.count - 2)).map { Array(scalars[$0..<$0 + 3]) }
    }
    let (own, others) = (runs(a), runs(b))
    if own.isEmpty && others.isEmpty { return LetterOverlap.whole }
    var left = others
    let common = own.count { run in
      guard let place = left.firstIndex(of: run) else { return false }
      left.remove(at: place)
      return true
    }
    return 2 * common * LetterOverlap.whole / (own.count + others.count)
  }

  @Test func isDiceOverRunsOfThree() {
    var dice = SeededGenerator(seed: 4)
    let letters = ["a", "b", "c", " ", "\n", "é", "京", "\u{0}", "👍"]
    func text() -> String {
      (0..<Int.random(in: 0...20, using: &dice)).map { _ in letters.randomElement(using: &dice) ?? "" }
        .joined()
    }
    for _ in 0..<2_000 {
      let (a, b, c) = (text(), text(), text())
      var overlap = LetterOverlap(a)
      #expect(overlap.overlap(with: b) == plain(a, b), "\(a.debugDescription) \(b.debugDescription)")
      // What was compared before does not count.
      #expect(overlap.overlap(with: c) == plain(a, c))
      #expect(overlap.overlap(with: a) == LetterOverlap.whole)
      var other = LetterOverlap(b)
      #expect(other.overlap(with: a) == plain(a, b))
    }
  }

  @Test func normalizationAndWhiteSpaceDoNotCount() {
    var overlap = LetterOverlap("Café  buka ")
    #expect(overlap.overlap(with: "Cafe\u{301} buka") == LetterOverlap.whole)
    #expect(overlap.overlap(with: "Cafe buka") < LetterOverlap.whole)
  }
}

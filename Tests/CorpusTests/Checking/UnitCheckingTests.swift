import Corpus
import Testing
import TestSupport
import Text
import TranslationMemory

@Suite struct UnitCheckingTests {
  private func check(
    _ pairs: [(String, String)], repetitions: String? = "line"
  ) -> [(place: Int, findings: [PairFinding])] {
    var checking = UnitChecking(source: .indonesian, target: .english, repetitions: repetitions)
    var result: [(place: Int, findings: [PairFinding])] = []
    let take = { (checked: UnitChecking.Checked) in result.append((checked.place, checked.findings)) }
    for (index, pair) in pairs.enumerated() {
      let unit = TranslationUnit(
        source: pair.0, target: pair.1, sourceLanguage: .indonesian, targetLanguage: .english)
      checking.add(unit, place: index + 1, take)
    }
    checking.finish(take)
    return result
  }

  @Test func repetitionsNameTheFirst() {
    let pairs = [
      ("Simpan", "Save"), ("Buka", "Open"), ("Simpan", "save."), ("Simpan ", "Keep"), (" Simpan", "Save "),
      ("simpan", "Store"),
    ]
    #expect(
      check(pairs).map(\.findings) == [
        [], [], [], [PairFinding(.inconsistent, "otherwise than line 1")],
        [PairFinding(.doubled, "as line 1")], [],
      ])
    #expect(check(pairs, repetitions: nil).allSatisfy { $0.findings.isEmpty })
  }

  @Test func batchesGiveWhatUnitsGiveOneByOne() {
    var generator = SeededGenerator(seed: 4)
    let words = ["harga", "naik", "3.000", "the", "price", "of", "dan", "2019", "Jakarta", "rice", "Ã©"]
    func text() -> String {
      (0..<Int.random(in: 1...9, using: &generator)).map { _ in words.randomElement(using: &generator) ?? "" }
        .joined(separator: " ")
    }
    // More than a batch.
    let pairs = (0..<5000).map { _ in (text(), text()) }
    let checker = PairChecker(source: .indonesian, target: .english)
    let checked = check(pairs, repetitions: nil)
    #expect(checked.map(\.place) == Array(1...5000))
    #expect(checked.contains { !$0.findings.isEmpty })
    for (pair, found) in zip(pairs, checked) {
      #expect(found.findings == checker.findings(source: pair.0, target: pair.1))
    }
  }
}

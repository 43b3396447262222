import TestSupport
import Testing
import Text

@testable import Alignment

@Suite struct CalibrationTests {
  private let aligner = Aligner(source: .indonesian, target: .english)

  /// The mean confidence of beads with both sides whose source begins within a range.
  private func meanConfidence(_ beads: [Bead], from start: Int = 0, to end: Int = .max) -> Double {
    let paired = beads.filter { !$0.isOneSided && (start..<end).contains($0.source.lowerBound) }
    return paired.reduce(0) { $0 + $1.confidence } / Double(max(1, paired.count))
  }

  @Test func textsThatAreNoTranslationsAreDoubted() {
    let own = InventedTexts(count: 120, merges: 3, drops: 3, seed: 21)
    let other = InventedTexts(count: 120, seed: 22)
    let source = segments(own.source)
    #expect(meanConfidence(aligner.beads(source, segments(own.target))) > 0.85)
    #expect(meanConfidence(aligner.beads(source, segments(other.target))) < 0.15)
  }

  @Test func aStretchThatIsNoTranslationIsDoubted() {
    let own = InventedTexts(count: 120, seed: 23)
    let other = InventedTexts(count: 60, seed: 24)
    let beads = aligner.beads(segments(own.source), segments(own.target[..<60] + other.target))
    #expect(meanConfidence(beads, to: 54) > 0.9)
    #expect(meanConfidence(beads, from: 66) < 0.2)
  }

  @Test func shortTextsWithNothingInCommonAreDoubted() {
    let source = [
      "Petani di lereng gunung itu memetik kopi dengan tangan.", "Harga pupuk naik dua kali lipat.",
      "Hujan turun setiap sore selama bulan Januari.",
    ]
    let translation = [
      "Farmers on the slopes of the mountain pick coffee by hand.", "The price of fertiliser has doubled.",
      "Rain fell every afternoon in January.",
    ]
    let other = [
      "She won the second set after a long rally.", "The hall holds 900 spectators.",
      "Her coach had expected a harder match.",
    ]
    let (right, wrong) = (
      aligner.beads(segments(source), segments(translation)), aligner.beads(segments(source), segments(other))
    )
    #expect(right.count == 3 && right.allSatisfy { $0.confidence > 0.85 })
    #expect(wrong.allSatisfy { $0.isOneSided || $0.confidence < 0.85 })
    #expect(meanConfidence(wrong) < meanConfidence(right) - 0.25)
    for index in source.indices {
      let one = aligner.beads(segments([source[index]]), segments([other[index]]))
      #expect(one.allSatisfy { $0.isOneSided || $0.confidence < 0.85 })
    }
  }

  @Test(arguments: [true, false])
  func keepsTheOrderOfPosteriors(_ isOneSided: Bool) {
    let texts = InventedTexts(count: 9, seed: 25)
    let source = AlignmentText(segments(texts.source), language: .indonesian)
    let target = AlignmentText(segments(texts.target), language: .english)
    let links = WordLinks(
      source.vocabulary, target.vocabulary, lexicon: nil, sourceLanguage: .indonesian,
      targetLanguage: .english)
    let words = WordScores(source, target, links)
    let confidences = stride(from: 0.0, through: 1.0, by: 0.05).map { posterior in
      var beads = (0..<9).map { Bead(source: $0..<$0 + 1, target: $0..<$0 + 1, confidence: 0.9) }
      if isOneSided { beads[4].target = 4..<4 }
      beads[4].confidence = posterior
      return Calibration(beads, source, target, words).calibrated()[4].confidence
    }
    #expect(confidences == confidences.sorted())
    #expect(Set(confidences).count > 15)
    #expect(confidences.allSatisfy { $0 > 0 && $0 < 1 })
  }

  @Test func noBeadsAreNoTrouble() {
    let empty = AlignmentText([], language: .english)
    let words = WordScores(empty, empty, WordLinks(sourceWords: 0, targetWords: 0))
    #expect(Calibration([], empty, empty, words).calibrated().isEmpty)
  }
}

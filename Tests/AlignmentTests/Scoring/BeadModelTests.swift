import Testing
import Text

@testable import Alignment

@Suite struct BeadModelTests {
  @Test func likeLengthsScoreBest() {
    let model = BeadModel()
    func score(_ target: Float) -> Float {
      model.lengthScore(100, target, sourceChance: -5, targetChance: -5)
    }
    #expect(
      score(100) > score(130) && score(130) > score(200) && score(100) > score(75) && score(75) > score(30))
  }

  @Test func fitsLengthsAndShapesToBeads() {
    let texts = InventedTexts(count: 400, merges: 20, seed: 12)
    let doubled = texts.target.map { $0 + " " + $0 }
    let source = AlignmentText(segments(texts.source), language: .indonesian)
    let target = AlignmentText(segments(doubled), language: .english)
    let beads = texts.gold.map { Bead(source: $0.source, target: $0.target, confidence: 1) }
    let model = BeadModel().fitted(to: beads, source, target)
    #expect(model.ratio > 1.8 && model.ratio < 2.2)
    let merge = BeadShape.all.firstIndex(of: BeadShape(source: 2, target: 1)) ?? 0
    #expect(model.shapeScores[merge] > BeadModel().shapeScores[merge] + 1)
    #expect(model.shapeScores.allSatisfy { $0.isFinite })
  }

  @Test func paragraphsCountAsFarAsTheyAgree() {
    let texts = InventedTexts(count: 200, seed: 13)
    let breaks = Set(stride(from: 0, to: 200, by: 4))
    let source = AlignmentText(segments(texts.source, paragraphs: breaks), language: .indonesian)
    let beads = texts.gold.map { Bead(source: $0.source, target: $0.target, confidence: 1) }
    func scores(_ targetBreaks: Set<Int>) -> BeadModel.ParagraphScores {
      let target = AlignmentText(segments(texts.target, paragraphs: targetBreaks), language: .english)
      return BeadModel().fitted(to: beads, source, target).paragraphScores
    }
    let agreeing = scores(breaks)
    #expect(agreeing.both > 1 && agreeing.one < -1)
    let none = scores([])
    #expect(abs(none.neither) < 0.3)
  }
}

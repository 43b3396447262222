import Testing
import Text

@testable import Alignment

@Suite struct AnchorsTests {
  private func anchors(_ source: [String], _ target: [String]) -> [(source: Int, target: Int)] {
    let source = AlignmentText(segments(source), language: .indonesian)
    let target = AlignmentText(segments(target), language: .english)
    let links = WordLinks(
      source.vocabulary, target.vocabulary, lexicon: nil, sourceLanguage: .indonesian,
      targetLanguage: .english)
    return Anchors(source, target, links).points
  }

  @Test func riseOnBothSidesAndSpanAGap() {
    let names = (0..<400).map { "Nama\($0) pergi ke Kota\($0 / 2) pada \(1000 + $0)." }
    let kept = Array(names[..<100] + names[250...])
    let points = anchors(names, kept)
    #expect(points.count > 200)
    for (point, next) in zip(points, points.dropFirst()) {
      #expect(point.source < next.source && point.target < next.target)
    }
    let right = points.count { $0.target == ($0.source < 100 ? $0.source : $0.source - 150) }
    #expect(right == points.count)
  }

  @Test func areNoneWhereNothingIsShared() {
    let texts = InventedTexts(count: 100, seed: 7)
    #expect(anchors(texts.source, texts.target).isEmpty)
  }
}

import TestSupport
import Testing
import Text

@testable import Alignment

@Suite struct WordEvidenceTests {
  /// The table of all pairs that the search fills is the plain way to the same sums.
  @Test(arguments: 0..<5)
  func isWhatTheSearchAddsUp(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    // Few words, so that many stand twice in a segment and in neighbouring ones.
    let texts = InventedTexts(count: 40, merges: 10, drops: 5, words: 30, seed: UInt64(seed))
    let source = AlignmentText(segments(texts.source), language: .indonesian)
    let target = AlignmentText(segments(texts.target), language: .english)
    let lexicon = Lexicon(
      entries: (0..<30).map {
        Lexicon.Entry(source: InventedTexts.sourceWord($0), target: InventedTexts.targetWord($0))
      })
    let links = WordLinks(
      source.vocabulary, target.vocabulary, lexicon: lexicon, sourceLanguage: .indonesian,
      targetLanguage: .english)
    let words = WordScores(source, target, links)
    var table = PairScores(source, target, words, Band(sourceCount: source.count, targetCount: target.count))
    table.fill(0..<source.count)
    var evidence = WordEvidence(source, target, words)
    for _ in 0..<300 {
      let rows = Int.random(in: 1...3, using: &random)
      let columns = Int.random(in: 1...3, using: &random)
      let row = Int.random(in: 0...source.count - rows, using: &random)
      let column = Int.random(in: 0...target.count - columns, using: &random)
      var sum: Float = 0
      for b in column..<column + columns { sum += table.targetGain(row + rows - 1, b, joined: rows) }
      for a in row..<row + rows { sum += table.sourceGain(a, column + columns - 1, joined: columns) }
      let found = evidence.logRatio(row..<row + rows, column..<column + columns)
      #expect(abs(found - sum / 2) < 0.01, "\(row) \(rows) \(column) \(columns)")
    }
  }
}

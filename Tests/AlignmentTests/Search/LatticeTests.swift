import Testing
import Text

@testable import Alignment

@Suite struct LatticeTests {
  private struct Case {
    var source: AlignmentText
    var target: AlignmentText
    var words: WordScores

    init(count: Int, seed: UInt64) {
      let texts = InventedTexts(count: count, merges: 10, drops: 10, words: 60, seed: seed)
      source = AlignmentText(segments(texts.source), language: .indonesian)
      target = AlignmentText(segments(texts.target), language: .english)
      let lexicon = Lexicon(
        entries: (0..<60).map {
          Lexicon.Entry(source: InventedTexts.sourceWord($0), target: InventedTexts.targetWord($0))
        })
      let links = WordLinks(
        source.vocabulary, target.vocabulary, lexicon: lexicon, sourceLanguage: .indonesian,
        targetLanguage: .english)
      words = WordScores(source, target, links)
    }
  }

  /// The plain definition of a bead's word score, with no sharing of sums between beads.
  private func plainWordScore(_ texts: Case, _ bead: Bead) -> Float {
    func gain(
      _ own: AlignmentText, _ ownRange: Range<Int>, _ other: AlignmentText, _ otherRange: Range<Int>,
      _ base: [Float], _ rarity: [Float], _ odds: (UInt32, UInt32) -> Float
    ) -> Float {
      let tokens = otherRange.reduce(Float(0)) { $0 + other.tokenCounts[$1] }
      var sum: Float = 0
      for segment in ownRange {
        sum += base[segment]
        for index in own.starts[segment]..<own.starts[segment + 1] {
          var all: Float = 0
          for place in other.starts[otherRange.lowerBound]..<other.starts[otherRange.upperBound] {
            let entry = other.entries[place]
            all += WordScores.weight(of: entry.count) * odds(own.entries[index].word, entry.word)
          }
          let factor = 1 + all * rarity[index] / max(1, tokens)
          sum += WordScores.weight(of: own.entries[index].count) * logarithm(factor)
        }
      }
      return sum
    }
    let links = texts.words.links
    func link(_ source: UInt32, _ target: UInt32) -> Int? {
      (links.starts[Int(source)]..<links.starts[Int(source) + 1]).first { links.targets[$0] == target }
    }
    let toTarget = gain(
      texts.target, bead.target, texts.source, bead.source, texts.words.targetBase, texts.words.targetRarity
    ) { own, other in link(other, own).map { texts.words.targetOdds[$0] } ?? 0 }
    let toSource = gain(
      texts.source, bead.source, texts.target, bead.target, texts.words.sourceBase, texts.words.sourceRarity
    ) { own, other in link(own, other).map { texts.words.sourceOdds[$0] } ?? 0 }
    return toTarget + toSource
  }

  private func logarithm(_ value: Float) -> Float {
    // Glibc and Foundation are not imported here: the logarithm by its series around the nearest power of two.
    var (exponent, rest) = (Float(value.exponent), value.significand)
    if rest > 1.4142135 { (exponent, rest) = (exponent + 1, rest / 2) }
    let fraction = (rest - 1) / (rest + 1)
    let square = fraction * fraction
    return exponent * 0.6931472
      + 2 * fraction * (1 + square * (1 / 3 + square * (0.2 + square * (1 / 7 + square / 9))))
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func sharedSumsAreThoseOfThePlainDefinition(_ seed: UInt64) {
    let texts = Case(count: 12, seed: seed)
    let band = Band(sourceCount: texts.source.count, targetCount: texts.target.count)
    var pairs = PairScores(texts.source, texts.target, texts.words, band)
    pairs.fill(0..<texts.source.count)
    for shape in BeadShape.all where !shape.isNull {
      for row in shape.source...texts.source.count {
        for column in shape.target...texts.target.count {
          let bead = Bead(
            source: row - shape.source..<row, target: column - shape.target..<column, confidence: 1)
          var sum: Float = 0
          for b in bead.target { sum += pairs.targetGain(row - 1, b, joined: shape.source) }
          for a in bead.source { sum += pairs.sourceGain(a, column - 1, joined: shape.target) }
          #expect(abs(sum - plainWordScore(texts, bead)) < 0.01)
        }
      }
    }
  }

  /// A band wide enough finds what the whole table holds; blocks of rows do not show.
  @Test(arguments: 0..<6 as Range<UInt64>)
  func aBandFindsWhatTheWholeTableHolds(_ seed: UInt64) {
    let texts = Case(count: 60, seed: seed)
    let (rows, columns) = (texts.source.count, texts.target.count)
    var whole = Lattice(
      texts.source, texts.target, texts.words, BeadModel(), Band(sourceCount: rows, targetCount: columns))
    let expected = whole.beads()
    let band = Band(around: expected, sourceCount: rows, targetCount: columns, margin: 6, doubtfulMargin: 10)
    #expect(band.cellCount < rows * columns * 2 / 3)
    for blockSize in [7, 32, 1000] {
      var banded = Lattice(texts.source, texts.target, texts.words, BeadModel(), band, blockSize: blockSize)
      let beads = banded.beads()
      #expect(beads.map(\.source) == expected.map(\.source))
      #expect(beads.map(\.target) == expected.map(\.target))
      for (bead, other) in zip(beads, expected) { #expect(abs(bead.confidence - other.confidence) < 1e-4) }
    }
  }

  /// The posteriors of all beads that hold a segment sum to one: tried by counting every path of a tiny text.
  @Test func posteriorsAreThoseOfAllPaths() {
    let texts = Case(count: 4, seed: 5)
    let (rows, columns) = (texts.source.count, texts.target.count)
    let band = Band(sourceCount: rows, targetCount: columns)
    var lattice = Lattice(texts.source, texts.target, texts.words, BeadModel(), band)
    let beads = lattice.beads()
    var total = 0.0
    var shares = [Double](repeating: 0, count: beads.count)
    lattice.forEachPath { path, weight in
      total += weight
      for (index, bead) in beads.enumerated() {
        let holds = path.contains {
          if bead.target.isEmpty { return $0.source == bead.source && $0.target.isEmpty }
          if bead.source.isEmpty { return $0.target == bead.target && $0.source.isEmpty }
          return $0.source == bead.source && $0.target == bead.target
        }
        if holds { shares[index] += weight }
      }
    }
    for (bead, share) in zip(beads, shares) { #expect(abs(bead.confidence - share / total) < 1e-4) }
  }
}

extension Lattice {
  /// Calls `body` with every way to cut the two texts into beads, and its weight.
  ///
  /// For tiny texts; `beads()` has been
  /// called before, so that all word scores are there.
  fileprivate func forEachPath(_ body: ([Bead], Double) -> Void) {
    var open: [(path: [Bead], score: Double)] = [([], 0)]
    while let (path, total) = open.popLast() {
      let (row, column) = (path.last?.source.upperBound ?? 0, path.last?.target.upperBound ?? 0)
      if row == source.count && column == target.count { body(path, power(total)) }
      for (number, shape) in BeadShape.all.enumerated() {
        let (endRow, endColumn) = (row + shape.source, column + shape.target)
        guard endRow <= source.count && endColumn <= target.count else { continue }
        let bead = Bead(source: row..<endRow, target: column..<endColumn, confidence: 1)
        open.append((path + [bead], total + Double(score(number, shape, endRow, endColumn))))
      }
    }
  }

  /// The exponential function, by its series and repeated squaring.
  private func power(_ value: Double) -> Double {
    let small = value / 1024
    var (sum, term) = (1.0, 1.0)
    for factor in 1...12 {
      term *= small / Double(factor)
      sum += term
    }
    for _ in 0..<10 { sum *= sum }
    return sum
  }
}

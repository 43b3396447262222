import TestSupport
import Testing
import Text

@testable import Alignment

@Suite struct CutLatticeTests {
  /// Invented texts of a few segments, cut at question marks, with all that a lattice is made of.
  private struct Case {
    var source = PieceText()
    var target = PieceText()
    var texts: (source: AlignmentText, target: AlignmentText)
    var words: WordScores
    var costs = CutCosts()

    init(_ sources: Int, _ targets: Int, cuts: Int, seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      func sentence(_ word: (Int) -> String) -> String {
        let parts = (0..<Int.random(in: 1...cuts + 1, using: &random)).map { _ in
          (0..<Int.random(in: 1...4, using: &random)).map { _ in
            word(Int.random(in: 0..<12, using: &random))
          }.joined(separator: " ")
        }
        return parts.joined(separator: "? ") + "."
      }
      let sourceSegments = segments(
        (0..<sources).map { _ in sentence(InventedTexts.sourceWord) }, paragraphs: [1])
      let targetSegments = segments(
        (0..<targets).map { _ in sentence(InventedTexts.targetWord) }, paragraphs: [2])
      texts = (
        AlignmentText(sourceSegments, language: .indonesian),
        AlignmentText(targetSegments, language: .english)
      )
      let lexicon = Lexicon(
        entries: (0..<12).map {
          Lexicon.Entry(source: InventedTexts.sourceWord($0), target: InventedTexts.targetWord($0))
        })
      let links = WordLinks(
        texts.source.vocabulary, texts.target.vocabulary, lexicon: lexicon, sourceLanguage: .indonesian,
        targetLanguage: .english)
      words = WordScores(texts.source, texts.target, links)
      costs.stop = -0.5
      for (index, segment) in sourceSegments.enumerated() {
        let tokenized = TokenizedSegment(
          segment, at: index, of: texts.source, rarities: words.sourceRarity, Tokenizer(language: .indonesian)
        )
        source.append(tokenized, cutAt: tokenized.places, coverage: links.sourceCoverage)
      }
      for (index, segment) in targetSegments.enumerated() {
        let tokenized = TokenizedSegment(
          segment, at: index, of: texts.target, rarities: words.targetRarity, Tokenizer(language: .english))
        target.append(tokenized, cutAt: tokenized.places, coverage: links.targetCoverage)
      }
    }

    var lattice: CutLattice {
      CutLattice(
        source, target, words, BeadModel(), costs,
        paragraphs: CutLattice.Paragraphs(
          source: texts.source.beginsParagraph, target: texts.target.beginsParagraph),
        lengths: (JoinedLengths(texts.source.lengths), JoinedLengths(texts.target.lengths)))
    }
  }

  private typealias Path = [CutLattice.PieceBead]

  /// Every way to cut the pieces into beads, with its score.
  private func paths(_ texts: Case) -> [(path: Path, score: Double)] {
    let lattice = texts.lattice
    var open: [(path: Path, score: Double)] = [([], 0)]
    var whole: [(path: Path, score: Double)] = []
    while let (path, total) = open.popLast() {
      let (row, column) = (path.last?.source.upperBound ?? 0, path.last?.target.upperBound ?? 0)
      if row == texts.source.count && column == texts.target.count { whole.append((path, total)) }
      for endRow in row..<texts.source.count {
        for endColumn in column..<texts.target.count {
          let bead = CutLattice.PieceBead(
            source: row..<endRow + 1, target: column..<endColumn + 1, probability: 0)
          guard let score = lattice.score(bead.source, bead.target) else { continue }
          open.append((path + [bead], total + Double(score)))
        }
      }
    }
    return whole
  }

  /// e to a power, by squaring: Glibc and Foundation are not imported here.
  private func power(_ exponent: Double) -> Double {
    var result = 1.0
    let part = exponent / 4096
    let base = 1 + part + part * part / 2 + part * part * part / 6 + part * part * part * part / 24
    for bit in 0..<13 where 4096 & (1 << bit) != 0 {
      var square = base
      for _ in 0..<bit { square *= square }
      result *= square
    }
    return result
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func beadsAreTheBestOfAllPaths(_ seed: UInt64) {
    let texts = Case(1 + Int(seed % 2), 2 + Int(seed % 2), cuts: 2, seed: seed)
    let all = paths(texts)
    let best = all.map(\.score).max() ?? 0
    let total = all.reduce(0) { $0 + power($1.score - best) }
    func probability(_ bead: CutLattice.PieceBead) -> Double {
      all.reduce(0) { sum, item in
        let holds = item.path.contains { $0.source == bead.source && $0.target == bead.target }
        return sum + (holds ? power(item.score - best) / total : 0)
      }
    }
    func gain(_ path: Path) -> Double {
      path.reduce(0) { $0 + probability($1) * Double($1.source.count + $1.target.count) }
    }
    let found = texts.lattice.beads()
    #expect(found.first?.source.lowerBound == 0 && found.last?.source.upperBound == texts.source.count)
    for bead in found { #expect(abs(bead.probability - probability(bead)) < 1e-3) }
    #expect(gain(found) >= (all.map { gain($0.path) }.max() ?? 0) - 1e-3)
    #expect(found == texts.lattice.beads())
  }

  /// A bead of whole segments scores as it does in the lattice of the whole text.
  @Test(arguments: 0..<10 as Range<UInt64>)
  func wholeSegmentsScoreAsInTheLargeLattice(_ seed: UInt64) {
    let texts = Case(3, 3, cuts: 0, seed: seed)
    var large = Lattice(
      texts.texts.source, texts.texts.target, texts.words, BeadModel(), Band(sourceCount: 3, targetCount: 3))
    _ = large.beads()
    for (number, shape) in BeadShape.all.enumerated() where !shape.isNull {
      for row in shape.source...3 {
        for column in shape.target...3 {
          let expected = large.score(number, shape, row, column)
          let score = texts.lattice.score(row - shape.source..<row, column - shape.target..<column)
          #expect(abs((score ?? .infinity) - expected) < 0.01)
        }
      }
    }
  }

  @Test func noBeadEndsInsideSegmentsOfBothSides() {
    let texts = Case(2, 2, cuts: 2, seed: 3)
    for row in 0...texts.source.count where !texts.source.isWhole(row) {
      for column in 0...texts.target.count where !texts.target.isWhole(column) {
        #expect(texts.lattice.score(0..<row, 0..<column) == nil)
      }
    }
  }
}

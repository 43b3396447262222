import TestSupport
import Testing
import Text

@testable import Alignment

@Suite struct BandTests {
  private func expectSound(_ band: Band, _ rows: Int, _ columns: Int) {
    #expect(band.rows == rows + 1 && band.targetCount == columns)
    #expect(band.lower[0] == 0 && band.upper[rows] == columns)
    for row in 0..<rows {
      #expect(band.lower[row] <= band.lower[row + 1] && band.upper[row] <= band.upper[row + 1])
      #expect(band.lower[row + 1] <= band.upper[row], "rows that do not overlap")
    }
    var cells = 0
    for row in 0...rows { cells += band.upper[row] - band.lower[row] + 1 }
    #expect(cells == band.cellCount)
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func isSoundWhateverItIsMadeOf(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let (rows, columns) = (Int.random(in: 1...80, using: &random), Int.random(in: 1...80, using: &random))
    func place(_ last: Int) -> Int { Int.random(in: -5...last + 5, using: &random) }
    expectSound(
      Band(
        lower: (0...rows).map { _ in place(columns) }, upper: (0...rows).map { _ in place(columns) },
        targetCount: columns), rows, columns)
    var points: [(row: Int, column: Int)] = []
    var (row, column) = (0, 0)
    while row < rows && column < columns {
      points.append((row, column))
      row += Int.random(in: 1...30, using: &random)
      column += Int.random(in: 1...30, using: &random)
    }
    let band = Band(through: points, sourceCount: rows, targetCount: columns, margin: 4)
    expectSound(band, rows, columns)
    for point in points { #expect(band.contains(point.row, point.column)) }
  }

  @Test func growsWithTheTextNotWithItsSquare() {
    func cells(_ count: Int) -> Int {
      let points = stride(from: 0, to: count, by: 5).map { (row: $0, column: $0) }
      return Band(through: points, sourceCount: count, targetCount: count, margin: 10).cellCount
    }
    #expect(cells(100_000) < 11 * cells(10_000))
    // Even where nothing anchors the two texts.
    let bare = Band(through: [], sourceCount: 200_000, targetCount: 200_000, margin: 10)
    #expect(bare.cellCount < 200_000 * 200)
  }

  @Test func widensWhereAPathTouchesItsEdge() throws {
    let band = Band(
      lower: (0...100).map { $0 - 3 }, upper: (0...100).map { $0 + 3 }, targetCount: 100)
    let inside = (0..<100).map { Bead(source: $0..<$0 + 1, target: $0..<$0 + 1, confidence: 1) }
    #expect(band.widened(where: inside) == nil)
    let touching = [Bead(source: 50..<51, target: 53..<54, confidence: 1)]
    let wider = try #require(band.widened(where: touching))
    #expect(wider.upper[50] > band.upper[50] && wider.lower[50] == band.lower[50])
    #expect(wider.upper[5] == band.upper[5])
  }
}

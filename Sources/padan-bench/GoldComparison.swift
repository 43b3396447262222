import Alignment
import Text

/// Beads held against a gold text, by the letters and digits they hold.
///
/// A bead touches a row of the gold where it holds a letter or digit of it. It is right where it touches all sides of
/// the rows it touches, and fine where that is one row; a bead that holds only a part of a row on both sides is
/// right as well, since the gold says nothing below its segments.
struct GoldComparison {
  /// A bead's confidence, and whether it is right.
  struct Verdict {
    var confidence: Double
    var isRight: Bool
  }

  /// How many of what was given, and of what the gold has, were found.
  struct Counts {
    var (right, given) = (0, 0)
    var (found, gold) = (0, 0)

    /// The harmonic mean of precision and recall; nil where the gold has none.
    var f1: Double? {
      guard gold > 0 else { return nil }
      let precision = given > 0 ? Double(right) / Double(given) : 0
      let recall = Double(found) / Double(gold)
      return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
    }

    static func += (sum: inout Counts, other: Counts) {
      sum.right += other.right
      sum.given += other.given
      sum.found += other.found
      sum.gold += other.gold
    }
  }

  /// One for each bead that touches anything.
  ///
  /// Here a two-sided bead that holds a row without a translation besides others is not right: whoever stores it
  /// as a unit stores a wrong one.
  private(set) var verdicts: [Verdict] = []
  /// Fine beads among all, and rows recovered by fine beads.
  private(set) var fine = Counts()
  /// Right beads among one-sided ones, and rows with an empty side recovered by right beads.
  private(set) var null = Counts()

  init(_ beads: [Bead], _ source: [Segment], _ target: [Segment], gold: GoldText) {
    let sides = [
      Side(gold.source, gold.rows.map(\.source)), Side(gold.target, gold.rows.map(\.target)),
    ]
    var isRightlyHeld = sides.map { [Bool](repeating: false, count: $0.owners.count) }
    var isFinelyHeld = isRightlyHeld
    for bead in beads {
      let spans = [Self.span(source[bead.source]), Self.span(target[bead.target])]
      let touched = zip(sides, spans).map { Set($0.owners[$1].lazy.filter { $0 >= 0 }) }
      let rows = touched[0].union(touched[1])
      if rows.isEmpty { continue }
      let isWhole = (0...1).allSatisfy { side in
        rows.allSatisfy { touched[side].contains($0) == sides[side].has[$0] }
      }
      let isOneSided = touched[0].isEmpty || touched[1].isEmpty
      let isFine = isWhole && rows.count == 1
      verdicts.append(
        Verdict(confidence: bead.confidence, isRight: isWhole && (isOneSided || touched[0] == touched[1])))
      fine.given += 1
      if isFine { fine.right += 1 }
      if isOneSided {
        null.given += 1
        if isWhole { null.right += 1 }
      }
      for side in 0...1 {
        if isWhole { for place in spans[side] { isRightlyHeld[side][place] = true } }
        if isFine { for place in spans[side] { isFinelyHeld[side][place] = true } }
      }
    }
    let lost = (Self.lost(sides, isRightlyHeld), Self.lost(sides, isFinelyHeld))
    fine.gold = gold.rows.count
    fine.found = gold.rows.count - lost.1.count
    let nulls = gold.rows.indices.filter { !(sides[0].has[$0] && sides[1].has[$0]) }
    null.gold = nulls.count
    null.found = nulls.count { !lost.0.contains($0) }
  }

  /// Which row each scalar of a side belongs to; -1 for what does not count.
  private struct Side {
    var owners: [Int]
    /// Whether each row has this side.
    let has: [Bool]

    init(_ text: [Unicode.Scalar], _ rows: [[Range<Int>]]) {
      owners = [Int](repeating: -1, count: text.count)
      has = rows.map { !$0.isEmpty }
      for (row, ranges) in rows.enumerated() {
        let places = ranges.joined()
        var counted = places.filter { Self.isLetterOrDigit(text[$0]) }
        if counted.isEmpty { counted = places.filter { !text[$0].properties.isWhitespace } }
        for place in counted { owners[place] = row }
      }
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  private static func span(_ segments: ArraySlice<Segment>) -> Range<Int> {
    guard let first = segments.first, let last = segments.last else { return 0..<0 }
    return first.range.lowerBound..<last.range.upperBound
  }

  /// The rows of which some scalar is not held.
  private static func lost(_ sides: [Side], _ held: [[Bool]]) -> Set<Int> {
    var rows: Set<Int> = []
    for (side, held) in zip(sides, held) {
      for (owner, isHeld) in zip(side.owners, held) where owner >= 0 && !isHeld { rows.insert(owner) }
    }
    return rows
  }
}

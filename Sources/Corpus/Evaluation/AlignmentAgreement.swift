/// How well beads agree with gold ones, by the letters they hold.
///
/// A bead *touches* a gold bead's side where it holds at least one of its letters or digits (of a side without any, one
/// of its characters), so that a quotation mark on the wrong side of a cut does no harm. It is *fine* where all it
/// touches, on both sides, belongs to one gold bead: a part of it on both sides or the whole. A gold bead is found
/// where all its letters lie in fine beads.
public struct AlignmentAgreement: Hashable, Sendable {
  /// The places of a bead's two sides, in Unicode scalars of their texts; nil for no side.
  public struct Spans: Hashable, Sendable {
    /// The place in the source text.
    public var source: Range<Int>?
    /// The place in the target text.
    public var target: Range<Int>?

    /// A bead by its places.
    public init(source: Range<Int>?, target: Range<Int>?) {
      self.source = source
      self.target = target
    }
  }

  /// All beads, at the finest granularity of the gold.
  public var fine = Agreement()
  /// Those of two sides.
  public var pairs = Agreement()
  /// Those of one side: text without a translation.
  ///
  /// A bead is right here if all it touches is whole gold beads of that side only; a gold one is found in beads that
  /// touch whole gold beads, be they several.
  public var null = Agreement()

  /// An agreement on nothing.
  public init() {}

  /// The agreement of beads with gold ones over two texts, in time linear in their length.
  ///
  /// The spans of one side do not overlap. Beads that hold no letter of any gold bead count for nothing. Of every other,
  /// `judge` is told by its number whether it is right: whether all it touches is whole gold beads, and, where it has
  /// two sides, so have all of these.
  public init(
    of beads: [Spans], gold: [Spans], source: String, target: String,
    judge: (_ bead: Int, _ isRight: Bool) -> Void = { _, _ in }
  ) {
    var source = Side(source, gold.map(\.source))
    var target = Side(target, gold.map(\.target))
    for (number, bead) in beads.enumerated() {
      let touched = (source: source.rows(in: bead.source), target: target.rows(in: bead.target))
      let rows = touched.source.union(touched.target)
      guard let first = rows.first else { continue }
      let isPair = !touched.source.isEmpty && !touched.target.isEmpty
      let isWhole =
        touched.source == rows.filter { gold[$0].source != nil }
        && touched.target == rows.filter { gold[$0].target != nil }
      let isFine = isWhole && rows.count == 1
      judge(number, isWhole && (!isPair || touched.source == touched.target))
      fine.given += 1
      if isFine { fine.right += 1 }
      if isPair {
        pairs.given += 1
        if isFine { pairs.right += 1 }
      } else {
        null.given += 1
        if isWhole { null.right += 1 }
      }
      if isFine {
        source.cover(bead.source, of: first)
        target.cover(bead.target, of: first)
      }
      if isWhole {
        source.coverWhole(bead.source)
        target.coverWhole(bead.target)
      }
    }
    for (row, spans) in gold.enumerated() {
      let isPair = spans.source != nil && spans.target != nil
      let isFound = source.isCovered(row) && target.isCovered(row)
      fine.gold += 1
      if isFound { fine.found += 1 }
      if isPair {
        pairs.gold += 1
        if isFound { pairs.found += 1 }
      } else {
        null.gold += 1
        if source.isCoveredWhole(row) && target.isCoveredWhole(row) { null.found += 1 }
      }
    }
  }

  /// Adds what another one has counted.
  public static func += (total: inout AlignmentAgreement, part: AlignmentAgreement) {
    total.fine += part.fine
    total.pairs += part.pairs
    total.null += part.null
  }

  /// Which gold bead each letter of one text belongs to, and how many of each have been covered.
  private struct Side {
    private var owners: [Int32]
    private var uncovered: [Int]
    private var uncoveredWhole: [Int]

    init(_ text: String, _ spans: [Range<Int>?]) {
      let scalars = Array(text.unicodeScalars)
      owners = [Int32](repeating: -1, count: scalars.count)
      uncovered = [Int](repeating: 0, count: spans.count)
      for (row, span) in spans.enumerated() {
        guard let span = span?.clamped(to: 0..<scalars.count) else { continue }
        let letters = span.filter { Self.isAlphanumeric(scalars[$0]) }
        for place in letters.isEmpty ? span.filter({ !scalars[$0].properties.isWhitespace }) : letters {
          owners[place] = Int32(row)
          uncovered[row] += 1
        }
      }
      uncoveredWhole = uncovered
    }

    func rows(in span: Range<Int>?) -> Set<Int> {
      var rows: Set<Int> = []
      var last: Int32 = -1
      for owner in owners[(span ?? 0..<0).clamped(to: 0..<owners.count)] where owner >= 0 && owner != last {
        rows.insert(Int(owner))
        last = owner
      }
      return rows
    }

    mutating func cover(_ span: Range<Int>?, of row: Int) {
      for owner in owners[(span ?? 0..<0).clamped(to: 0..<owners.count)] where owner == Int32(row) {
        uncovered[row] -= 1
      }
    }

    mutating func coverWhole(_ span: Range<Int>?) {
      for owner in owners[(span ?? 0..<0).clamped(to: 0..<owners.count)] where owner >= 0 {
        uncoveredWhole[Int(owner)] -= 1
      }
    }

    func isCovered(_ row: Int) -> Bool { uncovered[row] <= 0 }
    func isCoveredWhole(_ row: Int) -> Bool { uncoveredWhole[row] <= 0 }

    private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber,
        .letterNumber, .otherNumber:
        true
      default: false
      }
    }
  }
}

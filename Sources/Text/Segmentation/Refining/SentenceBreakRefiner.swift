/// Sentence ends as the Unicode Standard sees them, or ICU's rules for a language, and rules that veto or add to them.
///
/// The rules are asked about one place at a time, so `before` becomes a look-behind.
final class SentenceBreakRefiner {
  /// How far rules look ahead, in UTF-16 units.
  private static let lookAhead = 128

  /// ICU's iterator, for a language that has rules of its own there.
  private let breaker: Breaker?
  private let rules: [SegmentationRules.Rule]
  private let expressions: [RegularExpression]
  // The texts there have been, and which of them each expression is set to: most are not asked in a short one.
  private var textNumber = 0
  private var textNumbers: [Int]
  private let filters: [PlaceFilter]
  // By filter: which of its rules add breaks, and which object to them.
  private let additions: [PlaceFilter.Rules]
  private let vetoes: [PlaceFilter.Rules]
  // The units a break may be added after, the first of them as often as makes eight; nil where none is ever added.
  private let marks: [UInt16]?

  init(rules: [SegmentationRules.Rule], language: LanguageTag) throws(SegmentationError) {
    let breaker = Breaker(.sentences, language: language)
    self.breaker = breaker.hasRootRules ? nil : breaker
    self.rules = rules
    var expressions: [RegularExpression] = []
    for rule in rules {
      do {
        let behind = rule.before.isEmpty ? "" : "(?<=\(rule.before))"
        expressions.append(try RegularExpression(behind + "(?:\(rule.after))", multiline: true))
      } catch {
        throw SegmentationError(error, in: rule.before + " · " + rule.after, line: rule.line)
      }
    }
    self.expressions = expressions
    textNumbers = [Int](repeating: 0, count: expressions.count)
    let parts = stride(from: 0, to: rules.count, by: PlaceFilter.capacity).map {
      rules[$0..<min($0 + PlaceFilter.capacity, rules.count)]
    }
    filters = parts.map { PlaceFilter($0) }
    func rulesByFilter(where isIncluded: (SegmentationRules.Rule) -> Bool) -> [PlaceFilter.Rules] {
      parts.map { part in
        part.enumerated().reduce(0) { $0 | (isIncluded($1.element) ? 1 << PlaceFilter.Rules($1.offset) : 0) }
      }
    }
    additions = rulesByFilter { $0.isBreak }
    vetoes = rulesByFilter { !$0.isBreak }
    let (filters, additions) = (self.filters, self.additions)
    let allowed = Self.sentenceEnds.filter { unit in
      zip(filters, additions).contains { $0.allows($1, after: unit) }
    }
    marks = allowed.first.map { first in
      (0..<8).map { $0 < allowed.count ? allowed[$0] : first }
    }
  }

  /// Calls `body` with the end of each sentence (no white space before it) and the number of its block.
  ///
  /// `units` is the text with the line breaks inside blocks turned into blanks.
  func forEachSentenceEnd(
    in units: UnsafeBufferPointer<UInt16>, blocks: [TextLayout.Block],
    _ body: (_ end: Int, _ block: Int) -> Void
  ) throws(SegmentationError) {
    textNumber += 1
    var block = 0
    var start = 0
    func endPiece(at proposed: Int) throws(SegmentationError) {
      guard block < blocks.count else { return }
      var end = proposed
      while end > start, units[end - 1].isWhiteSpace { end -= 1 }
      guard end > start else { return }
      if let marks {
        let start = max(start, blocks[block].range.lowerBound)
        try addBreaks(in: start..<max(start, end - 1), of: units, after: marks) { body($0, block) }
      }
      if end >= blocks[block].range.upperBound {
        while block < blocks.count, end >= blocks[block].range.upperBound {
          body(blocks[block].range.upperBound, block)
          block += 1
        }
      } else if end > blocks[block].range.lowerBound, try verdict(at: end, in: units, unless: true) != false {
        body(end, block)
      }
      start = proposed
    }
    if let breaker {
      try breaker.forEachPiece(of: units) { end, _ throws(SegmentationError) in try endPiece(at: end) }
    } else {
      var boundaries = SentenceBoundaries(of: units)
      while let end = boundaries.next() { try endPiece(at: end) }
    }
  }

  /// Asks the rules about places inside a piece that ICU did not propose.
  private func addBreaks(
    in piece: Range<Int>, of units: UnsafeBufferPointer<UInt16>, after marks: [UInt16], _ body: (Int) -> Void
  ) throws(SegmentationError) {
    var index = units.firstIndex(of: marks, in: piece)
    while index < piece.upperBound {
      if try verdict(at: index + 1, in: units, unless: false) == true { body(index + 1) }
      index = units.firstIndex(of: marks, in: index + 1..<piece.upperBound)
    }
  }

  /// What the first rule that matches at a place says; nil where none does.
  ///
  /// A rule is not asked where it and all after it can only say `expected`: that may be nil as well.
  private func verdict(
    at place: Int, in units: UnsafeBufferPointer<UInt16>, unless expected: Bool
  ) throws(SegmentationError) -> Bool? {
    let mayDecide = expected ? vetoes : additions
    for (part, filter) in filters.enumerated() {
      var candidates = filter.candidates(at: place, in: units)
      while candidates != 0 {
        if filters.count == 1, candidates & mayDecide[part] == 0 { return nil }
        let number = part * PlaceFilter.capacity + candidates.trailingZeroBitCount
        if textNumbers[number] != textNumber {
          _ = expressions[number].setText(units)
          textNumbers[number] = textNumber
        }
        do {
          if try expressions[number].matches(at: place..<min(place + Self.lookAhead, units.count)) {
            return rules[number].isBreak
          }
        } catch {
          throw SegmentationError(error, in: expressions[number].pattern, line: rules[number].line)
        }
        candidates &= candidates - 1
      }
    }
    return nil
  }
}

extension SentenceBreakRefiner {
  /// The marks of ASCII that may end a sentence or close a quotation or bracket after its end; an ellipsis.
  fileprivate static let sentenceEnds: [UInt16] = Array(".!?\"')]…".utf16)
}

/// Rules that stand alone, as the SRX 2.0 standard has them: at each place the first rule that matches decides, and
/// where none does there is no break.
///
/// `before` is matched forwards and the ends of its matches are noted, for it may be of any length (a look-behind may
/// not); `after` is matched where such an end is. Matches of `before` may overlap, up to a bound.
final class RuleCascade {
  private struct CompiledRule {
    let rule: SegmentationRules.Rule
    let before: RegularExpression?
    let after: RegularExpression?
  }

  /// Overlapping matches are sought from this many units before the end of the last one.
  private static let overlap = 64

  /// `after` is matched within so many units.
  private static let lookAhead = 1 << 12

  private let rules: [CompiledRule]

  init(rules: [SegmentationRules.Rule]) throws(SegmentationError) {
    var compiled: [CompiledRule] = []
    for rule in rules {
      func compile(_ pattern: String) throws(SegmentationError) -> RegularExpression? {
        if pattern.isEmpty { return nil }
        do { return try RegularExpression(pattern, stepLimit: 500) } catch {
          throw SegmentationError(error, in: pattern, line: rule.line)
        }
      }
      compiled.append(
        CompiledRule(rule: rule, before: try compile(rule.before), after: try compile(rule.after)))
    }
    self.rules = compiled
  }

  /// Calls `body` with the end of each sentence (no white space before it) and the number of its block.
  func forEachSentenceEnd(
    in units: UnsafeBufferPointer<UInt16>, blocks: [TextLayout.Block],
    _ body: (_ end: Int, _ block: Int) -> Void
  ) throws(SegmentationError) {
    var verdicts: [Verdict] = []
    for (number, block) in blocks.enumerated() {
      let text = UnsafeBufferPointer(rebasing: units[block.range])
      verdicts.removeAll(keepingCapacity: true)
      verdicts.append(contentsOf: repeatElement(.none, count: text.count))
      for rule in rules { try mark(&verdicts, by: rule, in: text) }
      var last = 0
      for place in verdicts.indices where verdicts[place] == .break {
        var end = place
        while end > last, text[end - 1].isWhiteSpace { end -= 1 }
        if end > last { body(block.range.lowerBound + end, number) }
        last = place
      }
      body(block.range.upperBound, number)
    }
  }

  private enum Verdict: UInt8 {
    case none, noBreak, `break`
  }

  /// Notes what a rule says at the places where no rule before it has said anything.
  private func mark(
    _ verdicts: inout [Verdict], by rule: CompiledRule, in text: UnsafeBufferPointer<UInt16>
  ) throws(SegmentationError) {
    let verdict: Verdict = rule.rule.isBreak ? .break : .noBreak
    func found<Result>(
      _ pattern: String, _ search: () throws(RegularExpression.StepLimitReached) -> Result
    ) throws(SegmentationError) -> Result {
      do { return try search() } catch { throw SegmentationError(error, in: pattern, line: rule.rule.line) }
    }
    // A place inside a surrogate pair is none.
    func isOpen(_ place: Int) -> Bool {
      place > 0 && place < text.count && verdicts[place] == .none && text[place] & 0xFC00 != 0xDC00
    }
    _ = rule.before?.setText(text)
    _ = rule.after?.setText(text)
    guard let before = rule.before else {
      guard let after = rule.after else {
        for place in verdicts.indices where isOpen(place) { verdicts[place] = verdict }
        return
      }
      var start = 1
      while start < text.count,
        let match = try found(
          after.pattern,
          { () throws(RegularExpression.StepLimitReached) in try after.firstMatch(from: start) })
      {
        if isOpen(match.lowerBound) { verdicts[match.lowerBound] = verdict }
        start = match.lowerBound + 1
      }
      return
    }
    var start = 0
    while start < text.count,
      let match = try found(
        before.pattern,
        { () throws(RegularExpression.StepLimitReached) in try before.firstMatch(from: start) })
    {
      let place = match.upperBound
      start = max(match.lowerBound + 1, place - Self.overlap)
      guard isOpen(place) else { continue }
      if let after = rule.after {
        guard
          try found(
            after.pattern,
            { () throws(RegularExpression.StepLimitReached) in
              try after.matches(at: place..<min(place + Self.lookAhead, text.count))
            })
        else { continue }
      }
      verdicts[place] = verdict
    }
  }
}

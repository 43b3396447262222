/// Sentence ends as ICU's break iterator sees them, and rules that veto or add to them.
///
/// The rules are asked about one place at a time, so each becomes a look-behind and a look-ahead; neighbours in the
/// list that say the same are one expression.
final class SentenceBreakRefiner {
  /// Rules of one verdict that follow one another.
  private struct Verdict {
    let isBreak: Bool
    let expression: RegularExpression
  }

  /// How far rules look ahead, in UTF-16 units.
  private static let lookAhead = 128

  private let breaker: Breaker
  private let verdicts: [Verdict]
  private let adds: Bool

  init(rules: [SegmentationRules.Rule], language: LanguageTag) throws(SegmentationError) {
    breaker = Breaker(.sentences, language: language)
    var verdicts: [Verdict] = []
    var index = 0
    while index < rules.count {
      let run = rules[index...].prefix { $0.isBreak == rules[index].isBreak }
      verdicts.append(Verdict(isBreak: rules[index].isBreak, expression: try Self.expression(for: run)))
      index = run.endIndex
    }
    self.verdicts = verdicts
    adds = rules.contains(where: \.isBreak)
  }

  /// Calls `body` with the end of each sentence (no white space before it) and the number of its block.
  ///
  /// `units` is the text with the line breaks inside blocks turned into blanks.
  func forEachSentenceEnd(
    in units: UnsafeBufferPointer<UInt16>, blocks: [TextLayout.Block],
    _ body: (_ end: Int, _ block: Int) -> Void
  ) throws(SegmentationError) {
    for verdict in verdicts { _ = verdict.expression.setText(units) }
    var block = 0
    var start = 0
    var failure: SegmentationError?
    breaker.forEachPiece(of: units) { proposed, _ in
      guard failure == nil, block < blocks.count else { return }
      do throws(SegmentationError) {
        var end = proposed
        while end > start, units[end - 1].isWhiteSpace { end -= 1 }
        guard end > start else { return }
        if adds { try addBreaks(in: start..<end, of: units, within: blocks[block].range) { body($0, block) } }
        if end >= blocks[block].range.upperBound {
          body(end, block)
          block += 1
        } else if end > blocks[block].range.lowerBound, try verdict(at: end, in: units) ?? true {
          body(end, block)
        }
        start = proposed
      } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Asks the rules about places inside a piece that ICU did not propose: after closing marks, before white space.
  private func addBreaks(
    in piece: Range<Int>, of units: UnsafeBufferPointer<UInt16>, within block: Range<Int>,
    _ body: (Int) -> Void
  ) throws(SegmentationError) {
    var index = max(piece.lowerBound, block.lowerBound)
    while index < piece.upperBound - 1 {
      index += 1
      guard units[index - 1].mayEndSentence, try verdict(at: index, in: units) == true else { continue }
      body(index)
    }
  }

  /// What the first rule that matches at a place says.
  private func verdict(at place: Int, in units: UnsafeBufferPointer<UInt16>) throws(SegmentationError)
    -> Bool?
  {
    let region = place..<min(place + Self.lookAhead, units.count)
    for verdict in verdicts {
      do {
        if try verdict.expression.matches(at: region) { return verdict.isBreak }
      } catch {
        throw SegmentationError(error, in: verdict.expression.pattern, line: 0)
      }
    }
    return nil
  }

  private static func expression(
    for rules: ArraySlice<SegmentationRules.Rule>
  ) throws(SegmentationError) -> RegularExpression {
    let patterns = rules.map { rule in
      (rule.before.isEmpty ? "" : "(?<=\(rule.before))") + (rule.after.isEmpty ? "" : "(?:\(rule.after))")
    }
    if let expression = try? RegularExpression(patterns.joined(separator: "|"), multiline: true) {
      return expression
    }
    // One of them is at fault: find out which.
    for (rule, pattern) in zip(rules, patterns) {
      do {
        _ = try RegularExpression(pattern, multiline: true)
      } catch {
        throw SegmentationError(error, in: rule.before + " · " + rule.after, line: rule.line)
      }
    }
    throw SegmentationError(
      RegularExpression.SyntaxError(pattern: "", offset: nil), in: patterns.joined(separator: "|"), line: 0)
  }
}

extension UInt16 {
  /// A full stop, question or exclamation mark, ellipsis, or a mark that may close a quotation or bracket after one.
  fileprivate var mayEndSentence: Bool {
    switch self {
    case UInt16(ascii: "."), UInt16(ascii: "!"), UInt16(ascii: "?"), 0x2026, UInt16(ascii: "\""),
      UInt16(ascii: "'"), UInt16(ascii: ")"), UInt16(ascii: "]"), 0x201D, 0x2019, 0xBB:
      true
    default: false
    }
  }
}

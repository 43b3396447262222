internal import Text

/// Tells lines that a web page left in an article.
///
/// Not thread-safe: one for each worker.
final class LeftoverRecognizer {
  /// The longest line looked at, in UTF-16 code units; the longest titles of link lines stay far below it.
  private static let longestLine = 300
  /// The longest line looked at if it ends with a full stop: the leftovers that are sentences are short ones.
  private static let longestSentence = 120

  private let rules: [LeftoverRule]
  private let expression: RegularExpression

  /// A recognizer by all rules, or by those given.
  init(rules: [LeftoverRule] = LeftoverRule.all) throws {
    self.rules = rules
    // One expression with a group for each rule: ICU goes over a line once, and the group tells the rule.
    let alternatives = rules.map { "(\($0.pattern))" }.joined(separator: "|")
    expression = try RegularExpression("^(?:\(alternatives))$", ignoringCase: true)
  }

  /// The rule by which a line is a leftover; nil where it is not one.
  ///
  /// White space at its edges must be gone. Whether the line is a paragraph, as some rules ask, is not looked at.
  func rule(for line: String) -> LeftoverRule? {
    let units = Self.folded(line)
    guard let last = units.last, units.count <= (last == 0x2E ? Self.longestSentence : Self.longestLine)
    else { return nil }
    var rule: LeftoverRule?
    // A line that exceeds the step limit is none of the short, plain ones that the rules are made for: it
    // stays.
    try? expression.forEachMatch(in: units, groups: rules.count) { ranges in
      rule = ranges.dropFirst().firstIndex { $0 != nil }.map { rules[$0 - 1] }
    }
    return rule
  }

  /// The line with every run of white space as one blank, so that the rules need know no other.
  private static func folded(_ line: String) -> [UInt16] {
    var units: [UInt16] = []
    for scalar in line.unicodeScalars.prefix(longestLine + 1) {
      if !scalar.isWhiteSpace {
        units.append(contentsOf: UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter)
      } else if units.last != 0x20 {
        units.append(0x20)
      }
    }
    return units
  }
}

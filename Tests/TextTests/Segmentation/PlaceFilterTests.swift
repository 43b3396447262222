import TestSupport
import Testing

@testable import Text

/// The filter of places against the expressions themselves.
@Suite struct PlaceFilterTests {
  private static let rules: [(before: String, after: String)] = [
    ("\\b(?:[Aa]b|b\\.a)\\.", "\\s+\\p{Lu}"), ("(?:^|\\s)\\p{Lu}\\.", "\\s"), ("[.!?]", "[\\p{Ll}\\d]"),
    ("[(\\[](?:\\.{3}|…)[)\\]][\"”]?", "\\s"), ("[.!?…][\"”)]{0,4}", "\\s*[,;]"), ("", "\\s+a"),
    ("(?:^|[a\\d]\\.\\s)(?:\\.{2,4}|…)", "\\s*A"), ("a{2,5}\\.", "(?=\\s)"), ("[^a]!", "\\sb|$"),
    ("\\s\\(A\\.\\)", ""),
  ]

  /// Where a rule matches, the filter does not exclude it.
  @Test(arguments: [1, 2, 3] as [UInt64]) func noMatchIsExcluded(seed: UInt64) throws {
    let filter = PlaceFilter(
      Self.rules.map { SegmentationRules.Rule(isBreak: false, before: $0.before, after: $0.after) }[...])
    let expressions = try Self.rules.map {
      try RegularExpression(
        ($0.before.isEmpty ? "" : "(?<=\($0.before))") + "(?:\($0.after))", multiline: true)
    }
    var random = SeededGenerator(seed: seed)
    let alphabet =
      "aabAB....  ()[]\"”!?…,12\nñ".map { String($0) } + [
        "ab. A", "(...)", "[…]", " (A.)", "aaa. ", "b! b", " ab. A", "…A", "..A",
      ]
    var matches = [Int](repeating: 0, count: expressions.count)
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 1...8, using: &random)).compactMap { _ in
        alphabet.randomElement(using: &random)
      }.joined()
      let units = Array(text.utf16)
      try units.withUnsafeBufferPointer { buffer in
        for (number, expression) in expressions.enumerated() {
          _ = expression.setText(buffer)
          for place in 1..<max(1, units.count) where try expression.matches(at: place..<units.count) {
            matches[number] += 1
            let bit: PlaceFilter.Rules = 1 << PlaceFilter.Rules(number)
            if filter.candidates(at: place, in: buffer) & bit == 0
              || !filter.allows(bit, after: units[place - 1])
            {
              Issue.record("rule \(number) at \(place) of \(text)")
            }
          }
        }
      }
    }
    #expect(matches.allSatisfy { $0 > 0 }, "\(matches)")
  }
}

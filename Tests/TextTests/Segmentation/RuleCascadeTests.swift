import TestSupport
import Testing
import Text

/// Rules that stand alone, as the SRX standard has them.
struct RuleCascadeTests {
  private func segments(
    _ text: String, _ rules: [(isBreak: Bool, before: String, after: String)],
    language: LanguageTag = .indonesian
  ) throws -> [String] {
    let list = rules.map {
      SegmentationRules.Rule(isBreak: $0.isBreak, before: $0.before, after: $0.after, line: 7)
    }
    let all = SegmentationRules(cascades: true, rules: ["A": list], maps: [.init(pattern: ".*", name: "A")])
    return try Segmenter(language: language, rules: all).segments(in: text).map(\.text)
  }

  @Test func breaksOnlyWhereARuleSaysSo() throws {
    #expect(try segments("Satu. Dua. Tiga.", []) == ["Satu. Dua. Tiga."])
    #expect(try segments("Satu. Dua; tiga", [(true, ";", "\\s")]) == ["Satu. Dua;", "tiga"])
  }

  @Test func theFirstRuleThatMatchesDecides() throws {
    let veto = (false, "\\bdr\\.", "\\s")
    let stop = (true, "\\.", "\\s")
    #expect(try segments("Kata dr. Adi. Ya.", [veto, stop]) == ["Kata dr. Adi.", "Ya."])
    #expect(try segments("Kata dr. Adi. Ya.", [stop, veto]) == ["Kata dr.", "Adi.", "Ya."])
  }

  @Test func beforeMayBeOfAnyLength() throws {
    let rules = [(false, "\\b(dr|hlm)\\s*\\.", ""), (true, "[.?!]+[\"”)]*", "\\s+\\p{Lu}")]
    #expect(
      try segments("Kata dr   . Adi. Ya (dulu.) Ia", rules) == ["Kata dr   . Adi.", "Ya (dulu.)", "Ia"])
  }

  @Test func matchesOfBeforeMayOverlap() throws {
    #expect(
      try segments("A. B. C. D", [(false, "\\p{Lu}\\.\\s\\p{Lu}\\.", ""), (true, "\\.", "\\s")]) == [
        "A.", "B. C. D",
      ])
  }

  @Test func emptyExpressionsMatchAnything() throws {
    #expect(try segments("ab cd", [(true, "", "")]) == ["a", "b", "c", "d"])
    #expect(try segments("ab|cd|", [(true, "", "\\|")]) == ["ab", "|cd", "|"])
    #expect(try segments("😀é", [(true, "", "")]) == ["😀", "é"])
  }

  @Test func lineBreaksInAParagraphAreSeenByTheRules() throws {
    #expect(try segments("satu,\ndua,\n\ntiga", [(true, "\\n", "")]) == ["satu,", "dua,", "tiga"])
    #expect(try segments("satu,\ndua", []) == ["satu,\ndua"])
  }

  @Test(arguments: [("(a+)+$", "\\s"), ("a", "(!|!!)*\\d")])
  func aHostileExpressionIsStoppedAndNamed(_ before: String, _ after: String) throws {
    let text = String(repeating: "a", count: 60) + String(repeating: "!", count: 4_000) + " b"
    let error = #expect(throws: SegmentationError.self) { try segments(text, [(true, before, after)]) }
    #expect([before, after].contains(error?.expression))
    #expect(error?.line == 7)
  }

  @Test func whatIsNoExpressionIsNamed() throws {
    let error = #expect(throws: SegmentationError.self) { try segments("a", [(true, "a", "(b")]) }
    #expect(error?.expression == "(b")
    #expect(error?.line == 7)
    #expect(
      #expect(throws: SegmentationError.self) { try segments("a", [(true, "[", "")]) }?.expression == "[")
  }

  /// At each place, the first rule of which some match of `before` ends there and `after` starts there.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func agreesWithAPlainReading(_ seed: UInt64) throws {
    let expressions = ["", "a", "\\.", "[ab]+", "a\\.?", "\\s+", "(ab|b)\\.", "\\w\\s\\w", "\\.+\\s*", "b*"]
    var generator = SystemRandom(state: seed)
    func pick<Element>(_ list: [Element]) -> Element { list[Int(generator.next() % UInt64(list.count))] }
    let text = (0..<40).map { _ in pick(["a", "b", ".", " "]) }.joined()
    let rules = (0..<4).map { _ in
      (isBreak: generator.next() % 2 == 0, before: pick(expressions), after: pick(expressions))
    }
    var expected: [String] = []
    var current = ""
    for place in text.indices {
      if place > text.startIndex {
        let decision = try rules.first { rule in
          let before = try Regex("(?:\(rule.before))")
          let after = try Regex("(?:\(rule.after))")
          let ends: (Substring) -> Bool = { (try? before.prefixMatch(in: $0))?.range.upperBound == place }
          let isBefore = rule.before.isEmpty || text[...place].indices.contains { ends(text[$0...]) }
          return try isBefore && after.prefixMatch(in: text[place...]) != nil
        }
        if decision?.isBreak == true {
          expected.append(current)
          current = ""
        }
      }
      current.append(text[place])
    }
    expected.append(current)
    let trimmed = expected.map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
    let found = try segments(text, rules).map { $0.split(separator: " ").joined(separator: " ") }
    #expect(found == trimmed, "\(text) \(rules)")
  }
}

/// SeededGenerator, so that a failure comes again.
private struct SystemRandom {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    let mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    let again = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return again ^ (again >> 31)
  }
}

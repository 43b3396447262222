import Testing
import Text

/// Which rules a language gets.
struct SegmentationRulesTests {
  private func segments(_ text: String, language: String, cascades: Bool, maps: [(String, String)]) throws
    -> [String]
  {
    let rules = SegmentationRules(
      cascades: cascades,
      rules: [
        "comma": [.init(isBreak: true, before: ",", after: "")],
        "bar": [.init(isBreak: true, before: "\\|", after: "")],
        "no bar": [.init(isBreak: false, before: "\\|", after: "")],
      ],
      maps: maps.map { .init(pattern: $0.0, name: $0.1) })
    let tag = try #require(LanguageTag(language))
    return try Segmenter(language: tag, rules: rules).segments(in: text).map(\.text)
  }

  @Test func aCascadeJoinsAllThatMatchInTheOrderOfTheMaps() throws {
    #expect(
      try segments("a,b|c", language: "id", cascades: true, maps: [("id", "comma"), (".*", "bar")]) == [
        "a,", "b|", "c",
      ])
    #expect(
      try segments("a|b", language: "id", cascades: true, maps: [("id", "no bar"), (".*", "bar")]) == ["a|b"])
    #expect(
      try segments("a|b", language: "id", cascades: true, maps: [(".*", "bar"), ("id", "no bar")]) == [
        "a|", "b",
      ])
  }

  @Test func withoutACascadeTheFirstAlone() throws {
    #expect(
      try segments("a,b|c", language: "id", cascades: false, maps: [("id", "comma"), (".*", "bar")]) == [
        "a,", "b|c",
      ])
  }

  @Test func patternsMatchTheWholeTagWithoutCase() throws {
    #expect(try segments("a,b", language: "id-ID", cascades: true, maps: [("ID.*", "comma")]) == ["a,", "b"])
    #expect(try segments("a,b", language: "id-ID", cascades: true, maps: [("id", "comma")]) == ["a,b"])
    #expect(try segments("a,b", language: "en", cascades: true, maps: [("de|en", "comma")]) == ["a,", "b"])
    #expect(try segments("a,b", language: "xen", cascades: true, maps: [("de|en", "comma")]) == ["a,b"])
  }

  @Test func aMapThatIsNoExpressionIsNamed() throws {
    let error = #expect(throws: SegmentationError.self) {
      try segments("a", language: "id", cascades: true, maps: [("(", "comma")])
    }
    #expect(error?.expression == "(")
  }
}

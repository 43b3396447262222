import Exchange
import TestSupport
import Testing
import Text

/// What holds for the built-in rules on any text.
struct BuiltInRulesPropertyTests {
  /// Pieces that rules and layout turn on, and some that should trouble nobody.
  static let pieces = [
    "dr.", "Prof.", "M.", "S.H.", "PT.", "Tbk.", "hlm.", "No.", "5", "12.", "1945", "dll.", "kata", "Ia",
    "Budi",
    "berlari.", "\"", "“", "”", "(", ")", "[3]", "...", "…", "?", "!", ". . .", "a.m.", "U.S.", "The", "and",
    "Jan.",
    " ", " ", " ", " ", "\n", "\n\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{A0}", "\u{FEFF}", "\0", "\t",
    "- ",
    "• ", "1. ", "a) ", "😀", "e\u{301}", "\u{301}", "漢字。", "é", "\u{200B}", ":", ";", ",", "—", "/", "II.",
  ]

  static func text(seed: UInt64, pieces count: Int) -> String {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }.joined()
  }

  @Test(arguments: ["id", "en"], Segmenter.Quotations.allCases)
  func nothingIsLostAndOffsetsFit(_ tag: String, _ quotations: Segmenter.Quotations) throws {
    let language = try #require(LanguageTag(tag))
    let segmenter = try Segmenter(language: language, rules: .builtIn, quotations: quotations)
    for seed in 0..<200 as Range<UInt64> {
      let text = Self.text(seed: seed, pieces: 120)
      let fault = Self.fault(of: try segmenter.segments(in: text), in: text)
      #expect(fault == nil, "seed \(seed)")
    }
  }

  /// What is wrong with segments of a text; nil if nothing.
  static func fault(of segments: [Segment], in text: String) -> String? {
    let scalars = Array(text.unicodeScalars)
    func isWhite(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
    var end = 0
    var paragraph = 0
    for segment in segments {
      guard segment.range.lowerBound >= end, segment.range.upperBound <= scalars.count, !segment.range.isEmpty
      else { return "out of order: \(segment)" }
      let slice = scalars[segment.range]
      if !slice.elementsEqual(segment.text.unicodeScalars) { return "not its slice: \(segment)" }
      if !scalars[end..<segment.range.lowerBound].allSatisfy(isWhite) { return "lost before \(segment)" }
      if let first = slice.first, let last = slice.last, isWhite(first) || isWhite(last) {
        return "white space at an edge: \(segment)"
      }
      if segment.paragraph != paragraph, segment.paragraph != paragraph + 1 {
        return "paragraph of \(segment)"
      }
      end = segment.range.upperBound
      paragraph = segment.paragraph
    }
    return scalars[end...].allSatisfy(isWhite) ? nil : "lost at the end"
  }

  /// The rules are asked only where their outlines allow a match; rules without an outline are asked everywhere.
  @Test(arguments: ["id", "en"]) func theFilterChangesNothing(_ tag: String) throws {
    var blind = SegmentationRules.builtIn
    for (name, rules) in blind.rules {
      blind.rules[name] = rules.map {
        // A group with a flag is nothing an outline is read from.
        .init(isBreak: $0.isBreak, before: "(?-i:\($0.before))", after: "(?-i:\($0.after))")
      }
    }
    let language = try #require(LanguageTag(tag))
    let seeing = try Segmenter(language: language, rules: .builtIn)
    let asking = try Segmenter(language: language, rules: blind)
    for seed in 1_000..<1_200 as Range<UInt64> {
      let text = Self.text(seed: seed, pieces: 200)
      let (seen, asked) = (try seeing.segments(in: text), try asking.segments(in: text))
      #expect(seen == asked, "seed \(seed)")
    }
  }

  @Test func longTextIsCutIntoChunksUnseen() throws {
    let paragraph = "Ia lahir di Café Ñandú 😀. Prof. Adi pulang.\nSesudah itu hujan turun.\n\n"
    let count = 25_000
    let segments = try Segmenter(language: .indonesian, rules: .builtIn)
      .segments(in: String(repeating: paragraph, count: count))
    let length = paragraph.unicodeScalars.count
    #expect(segments.count == 3 * count)
    for (number, segment) in segments.enumerated() {
      let first = segments[number % 3]
      let copies = number / 3
      let isRight =
        segment.text == first.text && segment.paragraph == copies
        && segment.range.lowerBound == first.range.lowerBound + copies * length
      if !isRight {
        Issue.record("segment \(number): \(segment)")
        break
      }
    }
  }

  @Test(arguments: [".", "\"", "a", ". ", "A. ", "😀", "\r", "1. ", "- a\n", "“a. "])
  func monotonousTextIsNoTrouble(_ piece: String) throws {
    let text = String(repeating: piece, count: 50_000)
    let segments = try Segmenter(language: .english, rules: .builtIn, quotations: .keep).segments(in: text)
    let kept = segments.map { Self.lengthWithoutWhiteSpace($0.text) }.reduce(0, +)
    #expect(kept == Self.lengthWithoutWhiteSpace(text))
  }

  static func lengthWithoutWhiteSpace(_ text: String) -> Int {
    text.unicodeScalars.filter { !$0.properties.isWhitespace }.count
  }
}

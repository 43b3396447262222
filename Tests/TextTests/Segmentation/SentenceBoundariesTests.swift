import TestSupport
import Testing

@testable import Text

/// Sentence boundaries against ICU's own.
@Suite struct SentenceBoundariesTests {
  private let icu = Breaker(.sentences, language: LanguageTag.indonesian)

  private func boundaries(_ units: [UInt16]) -> [Int] {
    units.withUnsafeBufferPointer { buffer in
      var boundaries = SentenceBoundaries(of: buffer)
      var result: [Int] = []
      while let next = boundaries.next() { result.append(next) }
      return result
    }
  }

  private func expected(_ units: [UInt16]) -> [Int] {
    var result: [Int] = []
    icu.forEachPiece(of: units) { end, _ in result.append(end) }
    return result
  }

  @Test(arguments: [
    ("", []), ("a", [1]), ("Satu. Dua", [6, 9]), ("a.b A.B 3.4 a.\u{300}4", [16]),
    ("Ya?!) \r\n\r\nb", [8, 10, 11]),
    ("A. (b", [5]), ("A. (B", [3, 5]), ("a? b", [3, 4]), ("a., B", [5]), ("\n\u{300}. A", [1, 4, 5]),
    ("\u{1D41A}.\u{1D400} \u{11047}a", [8, 9]),
  ])
  func boundariesStandWhereTheRulesSay(text: String, ends: [Int]) {
    let units = Array(text.utf16)
    #expect(expected(units) == ends)
    #expect(boundaries(units) == ends)
  }

  /// Random texts of every class, one, two and three scalars of each, some of them beyond the basic plane, and
  /// surrogates that stand alone.
  @Test(arguments: 0..<8 as Range<UInt64>) func theyAreThoseOfICU(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var byClass: [UInt16: [[UInt16]]] = [:]
    for _ in 0..<200_000 {
      let value = Int.random(in: 0..<(Bool.random(using: &random) ? 0x3100 : 0x20000), using: &random)
      let scalar = Unicode.Scalar(UInt32(value)) ?? "\u{FFFD}"
      let group = SentenceBreakClass.of(scalar.value).rawValue
      if byClass[group, default: []].count < 8 {
        byClass[group, default: []].append(Array(String(scalar).utf16))
      }
    }
    for (value, text) in [(0x2E, "."), (0x21, "!"), (0x0A, "\n"), (0x0D, "\r"), (0x85, "\u{85}")] {
      byClass[SentenceBreakClass.of(UInt32(value)).rawValue, default: []].append(Array(text.utf16))
    }
    #expect(byClass.count == 15)
    let classes =
      byClass.keys.sorted().compactMap { byClass[$0] } + [[[0xD800], [0xDC00], [0xDBFF], [0xDFFF]]]
    for _ in 0..<4_000 {
      let count = Int.random(in: 0..<40, using: &random)
      let isPlain = Int.random(in: 0..<4, using: &random) == 0
      var units: [UInt16] = []
      for _ in 0..<count {
        if isPlain, Bool.random(using: &random) {
          units += Array("abc def. Gh! 12, (x) ".utf16.prefix(Int.random(in: 1...20, using: &random)))
        }
        units += classes.randomElement(using: &random)?.randomElement(using: &random) ?? []
      }
      let (found, right) = (boundaries(units), expected(units))
      #expect(found == right, "\(units.map { String($0, radix: 16) })")
      if found != right { return }
    }
  }

  @Test func aLanguageOfItsOwnRulesIsTold() throws {
    #expect(icu.hasRootRules)
    #expect(Breaker(.sentences, language: .english).hasRootRules)
    // In Greek, ICU takes the semicolon for a question mark.
    #expect(!Breaker(.sentences, language: try #require(LanguageTag("el"))).hasRootRules)
  }
}

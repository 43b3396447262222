import TestSupport
import Testing
import Text

@testable import padan

@Suite struct WordDifferenceTests {
  private let plain = Terminal(usesColour: false, width: nil)

  @Test(arguments: [
    ("a b c", "a b c", "a b c"),
    ("a b c", "a c", "a [-b-] c"),
    ("a c", "a b c", "a {+b+} c"),
    ("a b c", "a x c", "a [-b-]{+x+} c"),
    ("b c", "c", "[-b-] c"),
    ("c", "b c", "{+b+} c"),
    ("a b", "a", "a [-b-]"),
    ("a", "a b", "a {+b+}"),
    ("", "a", "{+a+}"),
    ("a", "", "[-a-]"),
    ("", "", ""),
    ("Harga Rp3.000 naik.", "Harga Rp5.000 naik.", "Harga Rp[-3.000-]{+5.000+} naik."),
    ("satu dua tiga empat", "dua tiga lima empat", "[-satu-] dua tiga {+lima+} empat"),
    ("a  b\tc\n", "a b c", "a  b c"),
  ])
  func differenceIsMarked(old: String, new: String, expected: String) {
    let difference = WordDifference(from: old, to: new, tokenizer: Tokenizer(language: .indonesian))
    #expect(difference.shown(on: plain) == expected)
  }

  @Test func bothTextsCanBeReadOutOfIt() {
    var generator = SeededGenerator(seed: 3)
    let tokenizer = Tokenizer(language: .english)
    for _ in 0..<2000 {
      func words() -> [String] {
        (0..<Int.random(in: 0...12, using: &generator)).map { _ in
          ["a", "b", "c", "d"].randomElement(using: &generator) ?? "a"
        }
      }
      let (old, new) = (words(), words())
      let pieces = WordDifference(
        from: old.joined(separator: " "), to: new.joined(separator: " "), tokenizer: tokenizer
      ).pieces
      func read(without kind: WordDifference.Piece.Kind) -> [String] {
        pieces.filter { $0.kind != kind }.flatMap { $0.text.split(separator: " ").map(String.init) }
      }
      #expect(read(without: .inserted) == old)
      #expect(read(without: .removed) == new)
      let changes = pieces.filter { $0.kind != .same }.reduce(0) { $0 + $1.text.split(separator: " ").count }
      #expect(changes == old.count + new.count - 2 * commonLength(old, new))
    }
  }

  /// The length of the longest common subsequence, by the textbook.
  private func commonLength(_ a: [String], _ b: [String]) -> Int {
    var row = [Int](repeating: 0, count: b.count + 1)
    for x in a {
      var diagonal = 0
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = x == y ? diagonal + 1 : max(above, row[j])
        diagonal = above
      }
    }
    return row[b.count]
  }

  @Test func textsWithNothingInCommonAreStillShown() {
    let old = (0..<3000).map { "a\($0)x" }.joined(separator: " ")
    let new = (0..<3000).map { "b\($0)x" }.joined(separator: " ")
    let pieces = WordDifference(from: old, to: new, tokenizer: Tokenizer(language: .english)).pieces
    #expect(pieces.filter { $0.kind != .inserted }.map(\.text).joined(separator: " ").hasPrefix("a0"))
    #expect(pieces.filter { $0.kind != .removed }.map(\.text).joined(separator: " ").hasPrefix("b0"))
  }
}

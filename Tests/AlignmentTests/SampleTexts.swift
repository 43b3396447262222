import TestSupport
import Text

/// Segments of the given texts, one after the other, a new paragraph at every index in `paragraphs`.
func segments(_ texts: [String], paragraphs: Set<Int> = []) -> [Segment] {
  var result: [Segment] = []
  var (start, paragraph) = (0, 0)
  for (index, text) in texts.enumerated() {
    if index > 0 && paragraphs.contains(index) { paragraph += 1 }
    let length = text.unicodeScalars.count
    result.append(Segment(text: text, range: start..<start + length, paragraph: paragraph))
    start += length + 1
  }
  return result
}

/// Texts in two invented languages that translate each other word for word, in another order.
struct InventedTexts {
  var source: [String] = []
  var target: [String] = []
  /// The beads as they were made.
  var gold: [(source: Range<Int>, target: Range<Int>)] = []

  /// Texts of about `count` beads: of each hundred, `merges` join two segments and `drops` have an empty side.
  init(count: Int, merges: Int = 0, drops: Int = 0, words: Int = 400, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<count {
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<merges:
        let (first, second) = (Self.sentence(words, &random), Self.sentence(words, &random))
        append([first, second], [first + second])
      case merges..<merges + drops: append([Self.sentence(words, &random)], [])
      case merges + drops..<merges + 2 * drops: append([], [Self.sentence(words, &random)])
      default:
        let sentence = Self.sentence(words, &random)
        append([sentence], [sentence])
      }
    }
  }

  private mutating func append(_ sources: [[Int]], _ targets: [[Int]]) {
    gold.append(
      (source.count..<source.count + sources.count, target.count..<target.count + targets.count))
    source += sources.map { $0.map(Self.sourceWord).joined(separator: " ") + "." }
    target += targets.map { $0.reversed().map(Self.targetWord).joined(separator: " ") + "." }
  }

  private static func sentence(_ words: Int, _ random: inout SeededGenerator) -> [Int] {
    (0..<Int.random(in: 4...14, using: &random)).map { _ in
      // Low numbers oftener than high ones, as words are distributed.
      Int(Double(words) * Double.random(in: 0..<1, using: &random) * Double.random(in: 0..<1, using: &random))
    }
  }

  /// A word of the source language.
  static func sourceWord(_ number: Int) -> String { InventedWords.source(number) }
  /// A word of the target language.
  static func targetWord(_ number: Int) -> String { InventedWords.target(number) }
}

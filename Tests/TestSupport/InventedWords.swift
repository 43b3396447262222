/// Words of two invented languages that translate each other one for one: word 12 is `sabc` and `tulm`.
///
/// They share no letter that would make them look akin; words whose numbers have equally many digits are equally long.
public enum InventedWords {
  /// A word of the source language: its number in the letters a to j.
  public static func source(_ number: Int) -> String { "sa" + letters(number, from: 0x61) }
  /// A word of the target language: its number in the letters k to t.
  public static func target(_ number: Int) -> String { "tu" + letters(number, from: 0x6B) }

  /// Two texts of the sentences with these words, a paragraph each; a text lacks the sentences whose place is in its set.
  public static func texts(
    _ sentences: [[Int]], withoutSource: Set<Int> = [], withoutTarget: Set<Int> = []
  ) -> (source: String, target: String) {
    func text(_ lacking: Set<Int>, _ word: (Int) -> String) -> String {
      sentences.indices.filter { !lacking.contains($0) }.map { sentence(sentences[$0], word) + "\n\n" }
        .joined()
    }
    return (text(withoutSource, source), text(withoutTarget, target))
  }

  /// A sentence of these words, its first letter a capital.
  public static func sentence(_ words: [Int], _ word: (Int) -> String) -> String {
    let text = words.map(word).joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  /// Sentences of five words each from 10 to 84, all as long as each other; every word stands `times` times.
  public static func sentences(times: Int, seed: UInt64) -> [[Int]] {
    var random = SeededGenerator(seed: seed)
    return (0..<times).flatMap { _ in
      let words = Array(10..<85).shuffled(using: &random)
      return stride(from: 0, to: words.count, by: 5).map { Array(words[$0..<$0 + 5]) }
    }
  }

  private static func letters(_ number: Int, from first: UInt8) -> String {
    String(decoding: String(number).utf8.map { $0 - 0x30 + first }, as: UTF8.self)
  }
}

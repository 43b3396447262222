/// How alike two segments are, from 0 to 100: the one definition of the score.
///
/// - **100**: the same text, after Unicode normalization (NFC) and folding of white space. (A match whose neighbours
///   are the same as well is raised to 101 by the lookup.)
/// - **95–99**: the same words in the same order. With *f* the number of numbers, date words and marks to be changed,
///   and of words whose case differs, the score is 100 − *f*, at least 95 and at most 99.
/// - **below 95**: `100 × (1 − D / max(n, m))`, rounded down and at most 94; *n* and *m* are the numbers of words,
///   *D* = *W* + *P* / 10. *W* is the word-level Levenshtein distance (Levenshtein 1966): inserting, deleting or
///   exchanging a word costs 1, exchanging it for one of the same stem ½. *P* is the plain Levenshtein distance of what is
///   less than a word: marks, and numbers as written. Among the words, every number equals every other.
///
/// A segment of marks alone has its marks for words. The score is symmetric, exact at any length, and depends on the
/// two texts only.
struct Scorer {
  private var distance = EditDistance()

  /// The least score of segments whose words are the same.
  static let sameWords = 95

  /// The greatest number of words that may have to be inserted, deleted or exchanged for another stem between two
  /// segments that score `minimum` or more, the longer having `length` words.
  ///
  /// From `minimum ≤ 100 × (1 − D / length)`, and *D* ≥ *W*: *W* ≤ length × (100 − minimum) / 100.
  static func mostEdits(length: Int, minimum: Int) -> Int {
    minimum >= sameWords ? 0 : length * (100 - minimum) / 100
  }

  /// The score of two segments, or nil where it is below `minimum`.
  mutating func score(_ a: Terms, _ b: Terms, atLeast minimum: Int, sameText: () -> Bool) -> Int? {
    let length = max(a.words.count, b.words.count)
    // In halves of a word, so that all is whole numbers.
    let limit = minimum >= Self.sameWords ? 0 : length * (100 - minimum) * 2 / 100
    guard
      let halves = distance.distance(
        a.words.count, b.words.count, indel: 2, limit: limit,
        substitution: { i, j in a.words[i] == b.words[j] ? 0 : a.stems[i] == b.stems[j] ? 1 : 2 })
    else { return nil }
    let minors = minorDistance(a, b)
    let score: Int
    if halves > 0 {
      // D in twentieths of a word; 100 × (1 − D / 20 / length), rounded down.
      let twentieths = 10 * halves + 2 * minors
      score = min(94, max(0, 100 * length - 5 * twentieths) / length)
    } else {
      var formatting = minors
      for (x, y) in zip(a.spellings, b.spellings) where x != y { formatting += 1 }
      score = formatting == 0 && sameText() ? 100 : max(Self.sameWords, 100 - max(1, formatting))
    }
    return score >= minimum ? score : nil
  }

  private mutating func minorDistance(_ a: Terms, _ b: Terms) -> Int {
    let most = max(a.minors.count, b.minors.count)
    return distance.distance(
      a.minors.count, b.minors.count, indel: 1, limit: most,
      substitution: { i, j in a.minors[i] == b.minors[j] ? 0 : 1 }) ?? most
  }
}

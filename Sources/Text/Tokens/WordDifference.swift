/// What differs between an earlier text and the one in hand, word by word.
public struct WordDifference {
  /// A run of words that both texts have, or only one of them.
  public struct Piece: Equatable, Sendable {
    /// Which of the texts a run is in.
    public enum Kind: String, Sendable {
      /// In both.
      case same
      /// In the earlier text only.
      case removed
      /// In the new text only.
      case inserted
    }
    /// Which of the texts it is in.
    public var kind: Kind
    /// The words as written.
    public var text: String
    /// Whether a blank separates it from the piece before.
    public var followsBlank: Bool
  }

  /// The runs in order: same and removed ones are the earlier text, same and inserted ones the new one.
  public let pieces: [Piece]

  /// Compares two texts by the words, numbers and marks of their language; white space counts nothing.
  public init(from old: String, to new: String, tokenizer: Tokenizer) {
    let (old, new) = (Words(of: old, tokenizer), Words(of: new, tokenizer))
    let common = Self.commonPairs(old.words, new.words)
    var pieces: [Piece] = []
    var (i, j) = (0, 0)
    func append(_ kind: Piece.Kind, _ words: Words, _ range: Range<Int>, followsBlank: Bool) {
      guard !range.isEmpty else { return }
      let isFirst = pieces.isEmpty
      pieces.append(Piece(kind: kind, text: words.text(of: range), followsBlank: followsBlank && !isFirst))
    }
    for (start, length) in common + [((old.count, new.count), 0)] {
      append(.removed, old, i..<start.0, followsBlank: old.followsBlank(i))
      append(.inserted, new, j..<start.1, followsBlank: i == start.0 && new.followsBlank(j))
      append(
        .same, old, start.0..<start.0 + length,
        followsBlank: old.followsBlank(start.0) || new.followsBlank(start.1))
      (i, j) = (start.0 + length, start.1 + length)
    }
    self.pieces = pieces
  }

  /// The runs that both lists have, in order: where they begin in each, and how long they are.
  ///
  /// The greedy algorithm of E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986). Texts that
  /// differ in more than a thousand words have nothing in common but their beginning and their end.
  private static func commonPairs<Word: Equatable>(_ a: [Word], _ b: [Word]) -> [((Int, Int), Int)] {
    var prefix = 0
    while prefix < min(a.count, b.count), a[prefix] == b[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < min(a.count, b.count) - prefix, a[a.count - 1 - suffix] == b[b.count - 1 - suffix] {
      suffix += 1
    }
    let (n, m) = (a.count - prefix - suffix, b.count - prefix - suffix)
    // furthest[k + offset] is the furthest x reached on diagonal k = x - y; a row is kept for each number of changes.
    let most = min(n + m, 1000)
    let offset = most + 1
    var furthest = [Int](repeating: 0, count: 2 * offset + 1)
    var rows: [[Int]] = []
    var isDone = n == 0 || m == 0
    var changes = 0
    while !isDone && changes <= most {
      rows.append(Array(furthest[offset - changes - 1...offset + changes + 1]))
      for k in stride(from: -changes, through: changes, by: 2) {
        let isDown = k == -changes || (k != changes && furthest[offset + k - 1] < furthest[offset + k + 1])
        var x = isDown ? furthest[offset + k + 1] : furthest[offset + k - 1] + 1
        while x < n, x - k < m, x - k >= 0, a[prefix + x] == b[prefix + x - k] { x += 1 }
        furthest[offset + k] = x
        if x >= n && x - k >= m {
          isDone = true
          break
        }
      }
      changes += 1
    }
    var runs: [((Int, Int), Int)] = []
    if suffix > 0 { runs.append(((a.count - suffix, b.count - suffix), suffix)) }
    if isDone && n > 0 && m > 0 {
      // Back from the end, one change at a time.
      var (x, y) = (n, m)
      for (change, row) in rows.enumerated().reversed() {
        func reached(_ k: Int) -> Int { row[k + change + 1] }
        let k = x - y
        let isDown = k == -change || (k != change && reached(k - 1) < reached(k + 1))
        let startX = change == 0 ? 0 : isDown ? reached(k + 1) : reached(k - 1) + 1
        if x > startX { runs.append(((prefix + startX, prefix + startX - k), x - startX)) }
        (x, y) = isDown ? (startX, startX - k - 1) : (startX - 1, startX - k)
      }
    }
    if prefix > 0 { runs.append(((0, 0), prefix)) }
    return runs.reversed()
  }
}

/// A text as its words, numbers and marks.
private struct Words {
  private let units: [UInt16]
  private let tokens: [Token]
  /// The words as written.
  let words: [ArraySlice<UInt16>]

  init(of text: String, _ tokenizer: Tokenizer) {
    let units = Array(text.utf16)
    self.units = units
    tokens = tokenizer.tokens(in: units)
    words = tokens.map { units[$0.range] }
  }

  var count: Int { tokens.count }

  /// The text from the first word of a range to the last.
  func text(of range: Range<Int>) -> String {
    String(
      decoding: units[
        tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound],
      as: UTF16.self)
  }

  /// Whether white space stands before a word.
  func followsBlank(_ index: Int) -> Bool {
    guard index > 0, index < count else { return false }
    return tokens[index].range.lowerBound > tokens[index - 1].range.upperBound
  }
}

internal import Text

/// Some neighbouring segments of a text, in pieces: whole segments, or parts of segments between cut places.
struct PieceText {
  /// Where a piece begins.
  struct Start {
    /// The segment it is of, from 0 for the first of these.
    var segment: Int
    /// The first token of it in its segment; 0 where the segment begins.
    var token: Int
    /// What speaks for an end before it; nil where the segment begins.
    var sign: CutPlace.Sign?
  }

  /// A distinct word of a piece.
  struct Entry {
    var word: UInt32
    var count: Int32
    /// 1/p of the word at its place.
    var rarity: Float
  }

  /// Where each piece begins.
  private(set) var pieces: [Start] = []
  /// The entries of all pieces, one piece after the other.
  private(set) var entries: [Entry] = []
  /// Where each piece's entries begin, and the end of the last.
  private(set) var entryStarts: [Int] = [0]
  /// Sums over the pieces before each place.
  private(set) var tokenSums: [Float] = [0]
  private(set) var lengthSums: [Float] = [0]
  private(set) var baseSums: [Float] = [0]

  /// The number of pieces.
  var count: Int { pieces.count }

  /// Whether a segment begins or all of them end at a place.
  func isWhole(_ place: Int) -> Bool { place == count || pieces[place].sign == nil }

  /// How many segments the pieces of a range are of.
  func segmentCount(_ range: Range<Int>) -> Int {
    pieces[range.upperBound - 1].segment - pieces[range.lowerBound].segment + 1
  }

  /// Adds a segment, cut at places in rising order.
  mutating func append(
    _ segment: TokenizedSegment, cutAt places: [CutPlace], coverage: [Float]
  ) {
    let number = (pieces.last?.segment ?? -1) + 1
    var start = 0
    var sign: CutPlace.Sign?
    for place in places + [CutPlace(token: segment.words.count, sign: .stop)] {
      pieces.append(Start(segment: number, token: start, sign: sign))
      var length = 0
      for token in start..<place.token { length += segment.tokens[token].range.count }
      var base: Float = 0
      for token in (start..<place.token).sorted(by: { segment.words[$0] < segment.words[$1] }) {
        let word = segment.words[token]
        if entries.count > entryStarts[entryStarts.count - 1], entries[entries.count - 1].word == word {
          entries[entries.count - 1].count += 1
        } else {
          entries.append(Entry(word: word, count: 1, rarity: segment.rarities[token]))
        }
      }
      for entry in entries[entryStarts[entryStarts.count - 1]...] {
        base += WordScores.base(count: entry.count, coverage: coverage[Int(entry.word)])
      }
      entryStarts.append(entries.count)
      tokenSums.append(tokenSums[tokenSums.count - 1] + Float(place.token - start))
      lengthSums.append(lengthSums[lengthSums.count - 1] + Float(length))
      baseSums.append(baseSums[baseSums.count - 1] + base)
      start = place.token
      sign = place.sign
    }
  }
}

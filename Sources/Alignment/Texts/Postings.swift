/// The segments in which each word of a text stands, for words that stand in few.
struct Postings {
  private let starts: [Int32]
  private let segments: [Int32]

  fileprivate init(_ text: AlignmentText, atMost limit: Int32) {
    var starts: [Int32] = [0]
    starts.reserveCapacity(text.vocabulary.count + 1)
    var sum: Int32 = 0
    for count in text.vocabulary.segmentCounts {
      if count <= limit { sum += count }
      starts.append(sum)
    }
    var next = starts
    var segments = [Int32](repeating: 0, count: Int(sum))
    for segment in 0..<text.count {
      for entry in text.entries[text.starts[segment]..<text.starts[segment + 1]] {
        let word = Int(entry.word)
        guard text.vocabulary.segmentCounts[word] <= limit else { continue }
        segments[Int(next[word])] = Int32(segment)
        next[word] += 1
      }
    }
    self.starts = starts
    self.segments = segments
  }

  /// The segments of a word, in order; empty for a word in too many.
  func segments(of word: Int) -> ArraySlice<Int32> { segments[Int(starts[word])..<Int(starts[word + 1])] }
}

extension AlignmentText {
  /// The segments of every word that stands in at most `limit`.
  func segmentsByWord(atMost limit: Int32) -> Postings { Postings(self, atMost: limit) }
}

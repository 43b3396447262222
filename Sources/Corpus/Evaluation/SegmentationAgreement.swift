/// How well sentence boundaries agree with gold ones.
///
/// Two boundaries are the same where only white space lies between them. Those before a paragraph (a blank line) and
/// at the end of the text are given with the text, and count neither way.
enum SegmentationAgreement {
  /// The agreement of the ends of sentences, as offsets in Unicode scalars of a text.
  ///
  /// Takes time in proportion to the length of the text.
  static func agreement(of ends: some Sequence<Int>, gold: some Sequence<Int>, in text: String)
    -> Agreement
  {
    let starts = openings(in: text)
    var agreement = Agreement()
    func places(_ ends: some Sequence<Int>) -> Set<Int> {
      Set(ends.compactMap { starts.indices.contains($0) ? starts[$0] : nil }.filter { $0 >= 0 })
    }
    agreement.add(places(ends), gold: places(gold))
    return agreement
  }

  /// For each offset of the text the next character that is not white space; -1 where that opens a paragraph or there
  /// is none.
  private static func openings(in text: String) -> [Int] {
    let scalars = Array(text.unicodeScalars)
    var result = [Int](repeating: -1, count: scalars.count + 1)
    var place = 0
    while place < scalars.count {
      let start = place
      while place < scalars.count, scalars[place].properties.isWhitespace { place += 1 }
      let breaks = scalars[start..<place].count { $0 == "\n" }
      let isGiven = place == scalars.count || start == 0 || breaks > 1
      for offset in start...place { result[offset] = isGiven ? -1 : place }
      place += 1
      while place < scalars.count, !scalars[place].properties.isWhitespace {
        result[place] = place
        place += 1
      }
    }
    return result
  }
}

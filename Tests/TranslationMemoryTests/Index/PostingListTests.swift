import TestSupport
import Testing

@testable import TranslationMemory

@Suite struct PostingListTests {
  private func postings(_ count: Int, gaps: Int64, _ dice: inout SeededGenerator, after start: Int64)
    -> [Posting]
  {
    var unit = start
    return (0..<count).map { _ in
      // Most stand near each other, a few far away.
      let most = dice.next() % 16 == 0 ? gaps * 1000 : gaps
      unit += Int64.random(in: 1...most, using: &dice)
      return Posting(unit: unit, length: LengthClass(number: UInt8(dice.next() % UInt64(LengthClass.count))))
    }
  }

  @Test(arguments: [0, 1, 2, 7, 100, 5_000])
  func readsWhatWasWritten(count: Int) {
    var dice = SeededGenerator(seed: 3)
    for power in 0..<30 {
      let start = Int64.random(in: 0...1000, using: &dice)
      let written = postings(count, gaps: 1 << Int64(power), &dice, after: start)
      for withLengths in [true, false] {
        let bytes = PostingList.block(of: written, after: start, withLengths: withLengths)
        bytes.withUnsafeBytes { block in
          let read = PostingList.postings(in: block, after: start)
          #expect(
            read == (withLengths ? written : written.map { Posting(unit: $0.unit, length: .unknown) }))
          #expect(PostingList.count(of: block) == count)
          var units: [Int64] = []
          PostingList.forEach(in: block, after: start) { units.append($0) }
          #expect(units == written.map(\.unit))
        }
      }
    }
  }

  @Test func isShortForEvenlySpreadUnits() {
    var dice = SeededGenerator(seed: 8)
    for (gaps, bits) in [(Int64(2), 2.0), (1000, 11.0), (16_000, 15.0)] {
      var unit: Int64 = 0
      let list = (0..<10_000).map { _ in
        unit += Int64.random(in: 1...gaps, using: &dice)
        return Posting(unit: unit, length: .unknown)
      }
      let bytes = PostingList.block(of: list, after: 0, withLengths: false)
      #expect(Double(bytes.count * 8) / 10_000 < bits)
    }
  }

  @Test func survivesAnyBytes() {
    var dice = SeededGenerator(seed: 4)
    for _ in 0..<5_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &dice)).map { _ in UInt8(truncatingIfNeeded: dice.next())
      }
      var count = 0
      bytes.withUnsafeBytes { block in
        PostingList.forEachPosting(in: block, after: .max) { _, length in
          #expect(length < LengthClass.count)
          count += 1
        }
        #expect(count <= PostingList.count(of: block))
      }
      #expect(count <= bytes.count * 8)
    }
  }

  @Test func blockCutShortGivesItsBeginning() {
    var dice = SeededGenerator(seed: 5)
    let written = postings(200, gaps: 5000, &dice, after: 0)
    let bytes = PostingList.block(of: written, after: 0, withLengths: true)
    for length in 0..<bytes.count {
      bytes[..<length].withUnsafeBytes {
        let read = PostingList.postings(in: $0, after: 0)
        #expect(read.count < written.count || length == bytes.count)
        #expect(read[...] == written.prefix(read.count))
      }
    }
  }

  @Test func lengthClassesHoldTheirLengths() {
    var last = 0
    for words in 0...10_000 {
      let length = LengthClass(words: words)
      #expect(length.words.contains(words))
      #expect(Int(length.number) >= last && Int(length.number) < LengthClass.count)
      if (1...18).contains(words) { #expect(length.words == words...words) }
      last = Int(length.number)
    }
    #expect(last == LengthClass.count - 1)
    #expect(1 << LengthClass.bits == LengthClass.count)
  }
}

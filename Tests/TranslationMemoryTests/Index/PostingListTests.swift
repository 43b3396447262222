import TestSupport
import Testing

@testable import TranslationMemory

@Suite struct PostingListTests {
  @Test func readsWhatWasWritten() {
    var dice = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      var ids: [Int64] = []
      var last = Int64.random(in: 0...5, using: &dice)
      let start = last
      for _ in 0..<Int.random(in: 0...50, using: &dice) {
        last += Int64.random(in: 1...(1 << Int64.random(in: 0...40, using: &dice)), using: &dice)
        ids.append(last)
      }
      var bytes: [UInt8] = []
      var previous = start
      for id in ids {
        PostingList.append(id, after: previous, to: &bytes)
        previous = id
      }
      var read: [Int64] = []
      bytes.withUnsafeBytes { PostingList.forEach(in: $0, after: start) { read.append($0) } }
      #expect(read == ids)
    }
  }

  @Test func survivesAnyBytes() {
    var dice = SeededGenerator(seed: 4)
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &dice)).map { _ in UInt8(truncatingIfNeeded: dice.next())
      }
      var count = 0
      bytes.withUnsafeBytes { PostingList.forEach(in: $0, after: .max) { _ in count += 1 } }
      #expect(count <= bytes.count)
    }
  }
}

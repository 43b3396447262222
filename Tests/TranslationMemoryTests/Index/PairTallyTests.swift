import TestSupport
import Testing

@testable import TranslationMemory

@Suite struct PairTallyTests {
  @Test func addsUpLikeADictionary() {
    var dice = SeededGenerator(seed: 6)
    var tally = PairTally()
    for round in 0..<20 {
      tally.removeAll()
      if round % 3 == 0 { tally.reserve(Int.random(in: 0...20_000, using: &dice)) }
      var marks: [Int64: UInt64] = [:]
      var lengths: [Int64: UInt8] = [:]
      for list in 0..<UInt64(12) {
        let count = Int.random(in: 0...(round % 5 == 0 ? 4_000 : 100), using: &dice)
        let units = Set((0..<count).map { _ in Int64.random(in: 1...(1 << 40 - 1) >> 25, using: &dice) })
        var keys: [PairTally.Key] = []
        for unit in units {
          let length = dice.next() % 8 == 0 ? UInt8(dice.next() % 32) : UInt8(unit % 31 + 1)
          keys.append(PairTally.key(unit, length))
          marks[unit, default: 0] += 1 << list
          lengths[unit] = lengths[unit] ?? length == length ? length : 0
        }
        tally.add(1 << list, to: keys[...])
      }
      var seen = 0
      tally.forEach { key, sum in
        seen += 1
        #expect(marks[PairTally.unit(of: key)] == sum)
        #expect(lengths[PairTally.unit(of: key)] == PairTally.length(of: key))
      }
      #expect(seen == marks.count)

      // Of those left, a further list marks some, and names others that are not there.
      let sum = marks.values.randomElement(using: &dice) ?? 1
      #expect(tally.contains { $1 == sum } == !marks.isEmpty)
      tally.keep { $1 & sum != 0 }
      marks = marks.filter { $0.value & sum != 0 }
      let list = Set(
        marks.keys.filter { _ in dice.next() % 2 == 0 }
          + (0..<50).map { _ in Int64.random(in: 1...1 << 15, using: &dice) })
      tally.add(1 << 40) { body in list.forEach(body) }
      for unit in list where marks[unit] != nil { marks[unit, default: 0] += 1 << 40 }
      var left = 0
      tally.forEach { key, sum in
        left += 1
        #expect(marks[PairTally.unit(of: key)] == sum)
      }
      #expect(left == marks.count)
    }
  }
}

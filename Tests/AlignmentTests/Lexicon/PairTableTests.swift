import TestSupport
import Testing

@testable import Alignment

@Suite struct PairTableTests {
  /// Against a dictionary, through several growths; keys collide often, being few and near each other.
  @Test func numbersPairsInTheOrderTheyCome() {
    var random = SeededGenerator(seed: 4)
    var table = PairTable()
    var expected: [UInt64: Int32] = [:]
    for _ in 0..<40_000 {
      let key = UInt64.random(in: 0..<200, using: &random) << 32 | UInt64.random(in: 0..<200, using: &random)
      #expect(table.number(of: key) == expected[key])
      let number = expected[key] ?? Int32(expected.count)
      expected[key] = number
      #expect(table.add(key) == number)
    }
    #expect(table.keys.count == expected.count)
    #expect(table.keys.enumerated().allSatisfy { expected[$1] == Int32($0) })
  }
}

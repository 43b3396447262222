import Testing

@testable import Exchange

@Suite struct UnpackingLimitTests {
  /// Whether so many equal steps are all admitted.
  private func admits(_ steps: Int, packed: Int, unpacked: Int) -> Bool {
    var limit = UnpackingLimit()
    for _ in 0..<steps {
      if !limit.admits(packed: packed, unpacked: unpacked) { return false }
    }
    return true
  }

  /// As deflate makes it of one byte repeated.
  @Test func muchOfLittleIsRefused() { #expect(!admits(2000, packed: 64, unpacked: 1 << 16)) }

  @Test func aLittleMayBePackedHoweverWell() {
    #expect(admits(1, packed: 1, unpacked: UnpackingLimit.free))
    #expect(!admits(2, packed: 1, unpacked: UnpackingLimit.free))
  }

  @Test func textsArePackedLessWell() { #expect(admits(1_000_000, packed: 1000, unpacked: 1 << 16)) }
}

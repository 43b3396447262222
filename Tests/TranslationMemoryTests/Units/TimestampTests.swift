import TestSupport
import Testing

@testable import TranslationMemory

@Suite struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-11-22T10:00:00Z", 1_795_341_600), ("20261122T100000Z", 1_795_341_600),
    ("2026-11-22T17:00:00+07:00", 1_795_341_600), ("2026-11-22", 1_795_305_600), ("1969-12-31T23:59:59Z", -1),
    ("2024-02-29", 1_709_164_800), ("2026-11-22T10:00:00.123Z", 1_795_341_600),
  ])
  func reads(text: String, seconds: Int64) { #expect(Timestamp(text)?.seconds == seconds) }

  @Test(arguments: [
    "", "2026", "2026-13-01", "2026-02-30", "2023-02-29", "22-11-2026", "2026-11-22T25:00:00Z",
    "2026-11-22Tx", "２０２６-11-22",
  ])
  func refuses(text: String) { #expect(Timestamp(text) == nil) }

  @Test func writesWhatItReads() {
    var dice = SeededGenerator(seed: 5)
    for _ in 0..<2_000 {
      let moment = Timestamp(seconds: Int64.random(in: -62_000_000_000...250_000_000_000, using: &dice))
      #expect(Timestamp(moment.description) == moment)
      #expect(Timestamp(moment.compactDescription) == moment)
    }
  }

  /// Such moments stand in damaged files only, and have to be shown still.
  @Test(arguments: [
    (Int64.min, "-292277022657-01-27T08:29:52Z"), (.min + 1, "-292277022657-01-27T08:29:53Z"),
    (.max, "292277026596-12-04T15:30:07Z"), (-86_400, "1969-12-31T00:00:00Z"),
  ])
  func writesAnyMoment(seconds: Int64, text: String) {
    #expect(Timestamp(seconds: seconds).description == text)
  }
}

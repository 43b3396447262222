import TestSupport
import Testing

@testable import padan

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한", 2), ("🌾", 2), ("a\u{200B}b", 2),
    ("\u{1B}[31mabc\u{1B}[0m", 3), ("–", 1), ("ﾃ", 1), ("テ", 2),
  ])
  func columnsAreThoseOfATerminal(text: String, columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }

  @Test(arguments: [
    ("satu dua tiga", 8, ["satu dua", "tiga"]),
    ("satu dua tiga", 7, ["satu", "dua", "tiga"]),
    ("satudua tiga", 4, ["satu", "dua", "tiga"]),
    ("日本語 日本", 4, ["日本", "語", "日本"]),
    ("", 5, [""]),
    ("a \u{1B}[31mb\u{1B}[0m c", 3, ["a \u{1B}[31mb\u{1B}[0m", "c"]),
  ])
  func linesAreBrokenAtBlanks(text: String, width: Int, lines: [String]) {
    #expect(DisplayWidth.wrapped(text, to: width) == lines)
  }

  @Test func noLineIsTooLongAndNothingIsLost() {
    var generator = SeededGenerator(seed: 11)
    let characters = Array("ab 日é🌾")
    for _ in 0..<2000 {
      let text = String(
        (0..<Int.random(in: 0...40, using: &generator)).map { _ in
          characters.randomElement(using: &generator) ?? "a"
        })
      let width = Int.random(in: 2...10, using: &generator)
      let lines = DisplayWidth.wrapped(text, to: width)
      #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= width }, "\(text) at \(width): \(lines)")
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
  }
}

@Suite struct ProgressLineTests {
  @Test(arguments: [
    (100, 0.5, 10.0, "100 units, 10/s, 50 %, 10 s left"),
    (1_234_567, nil, 10.0, "1,234,567 units, 123,456/s"),
    (1, 0.001, 10.0, "1 units, 0.1/s, 0 %, 2 h left"),
    (30, 0.25, 60.0, "30 units, 0.5/s, 25 %, 3 min left"),
  ])
  func lineSaysRateShareAndTimeLeft(count: Int, share: Double?, seconds: Double, line: String) {
    #expect(Progress.line("units", count, share: share, seconds: seconds) == line)
  }
}

@Suite struct CountTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (-1000, "-1,000"), (1_234_567, "1,234,567"),
    (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func thousandsAreSetApart(count: Int, text: String) {
    #expect(Count.shown(count) == text)
  }
}

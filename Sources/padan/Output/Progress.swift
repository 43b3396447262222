import Glibc

/// A line on standard error that says how far long work has come.
///
/// It appears after a second, where standard error is a terminal, and is redrawn at most ten times a second.
struct Progress {
  private let what: String
  private let start: ContinuousClock.Instant
  private var nextDrawing: ContinuousClock.Instant
  private let isWanted: Bool
  private var isDrawn = false

  /// Work on something countable: `articles`, `units`.
  init(_ what: String) {
    self.what = what
    start = .now
    nextDrawing = start + .seconds(1)
    isWanted = isatty(STDERR_FILENO) == 1
  }

  /// Says that so many are done, and which share of the whole that is, 0–1, where it is known.
  mutating func advance(to count: Int, share: @autoclosure () -> Double? = nil) {
    guard isWanted else { return }
    let now = ContinuousClock.now
    guard now >= nextDrawing else { return }
    nextDrawing = now + .milliseconds(100)
    isDrawn = true
    StandardError.write(
      "\r" + Self.line(what, count, share: share(), seconds: (now - start).inSeconds) + "\u{1B}[K")
  }

  /// Takes the line away.
  mutating func end() {
    if isDrawn { StandardError.write("\r\u{1B}[K") }
    isDrawn = false
  }

  /// `312,000 units, 41,000/s, 62 %, 5 s left`.
  static func line(_ what: String, _ count: Int, share: Double?, seconds: Double) -> String {
    var line = "\(Count.shown(count)) \(what)"
    let rate = Double(count) / max(seconds, 0.001)
    line += rate < 10 ? ", \((rate * 10).rounded() / 10)/s" : ", \(Count.shown(Int(min(rate, 1e15))))/s"
    if let share, share > 0 {
      let share = min(share, 1)
      line += ", \(Int(share * 100)) %, \(duration(seconds / share - seconds)) left"
    }
    return line
  }

  private static func duration(_ seconds: Double) -> String {
    let seconds = Int(min(max(seconds, 0), 1e9).rounded())
    return switch seconds {
    case ..<100: "\(seconds) s"
    case ..<6000: "\(seconds / 60) min"
    default: "\(seconds / 3600) h"
    }
  }
}

extension Duration {
  /// The duration in seconds.
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
  /// The whole microseconds.
  var inMicroseconds: Int64 { components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000 }
}

/// Numbers in sentences.
enum Count {
  /// `1,234,567`.
  static func shown(_ count: some BinaryInteger) -> String {
    var result = ""
    let digits = String(count)
    for (index, digit) in digits.enumerated() {
      let left = digits.count - index
      if index > 0, left % 3 == 0, result != "-" { result += "," }
      result.append(digit)
    }
    return result
  }

  /// `1 unit`, `2,000 units`.
  static func shown(_ count: some BinaryInteger, _ noun: String) -> String {
    "\(shown(count)) \(noun)\(count == 1 ? "" : "s")"
  }
}

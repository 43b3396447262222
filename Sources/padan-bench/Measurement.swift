import Foundation

/// The time that some work takes: best and median of several runs.
struct Measurement {
  let work: Work
  /// Seconds by the clock, in order.
  let wall: [Double]
  /// Seconds of all processors, in order.
  let processor: [Double]
  /// What the last run had to say besides.
  let remark: String

  /// Runs the work once to warm up, then so many times.
  init(of work: Work, runs: Int) throws {
    var (wall, processor): ([Double], [Double]) = ([], [])
    var remark = try work.run()
    for _ in 0..<runs {
      let (start, processorStart) = (
        Self.seconds(of: CLOCK_MONOTONIC), Self.seconds(of: CLOCK_PROCESS_CPUTIME_ID)
      )
      remark = try work.run()
      wall.append(Self.seconds(of: CLOCK_MONOTONIC) - start)
      processor.append(Self.seconds(of: CLOCK_PROCESS_CPUTIME_ID) - processorStart)
    }
    self.work = work
    self.wall = wall.sorted()
    self.processor = processor.sorted()
    self.remark = remark
  }

  private static func seconds(of clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func median(_ sorted: [Double]) -> Double { sorted[sorted.count / 2] }

  /// The first line of the table.
  static let heading = columns([
    "case", "work", "best s", "median s", "CPU best", "CPU median", "rate (best)", "",
  ])

  /// The line of the table.
  var row: String {
    let rate = work.amount / wall[0]
    return Self.columns([
      work.name, work.size, Self.fixed(wall[0], 4), Self.fixed(Self.median(wall), 4),
      Self.fixed(processor[0], 4),
      Self.fixed(Self.median(processor), 4), "\(Self.fixed(rate, rate < 1000 ? 1 : 0)) \(work.measure)/s",
      (bytesRate.map { "\(Self.fixed($0, 1)) MB/s, " } ?? "") + remark,
    ])
  }

  /// Megabytes a second of what is written beside what is counted.
  private var bytesRate: Double? { work.megabytes.map { $0 / wall[0] } }

  /// The measurement as a JSON object.
  var json: String {
    var values: [(String, String)] = [
      ("case", "\"\(work.name)\""), ("work", "\"\(work.size)\""), ("best", Self.fixed(wall[0], 6)),
      ("median", Self.fixed(Self.median(wall), 6)), ("cpuBest", Self.fixed(processor[0], 6)),
      ("cpuMedian", Self.fixed(Self.median(processor), 6)), ("rate", Self.fixed(work.amount / wall[0], 1)),
      ("measure", "\"\(work.measure)/s\""), ("remark", "\"\(remark)\""),
    ]
    if let bytesRate { values.append(("megabytesPerSecond", Self.fixed(bytesRate, 1))) }
    return "{" + values.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }

  private static func fixed(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", value)
  }

  private static func columns(_ texts: [String]) -> String {
    let widths = [8, 36, 8, 8, 8, 10, 18, 0]
    return zip(texts, widths).enumerated().map { index, column in
      let (text, width) = column
      if width == 0 { return text }
      let padding = String(repeating: " ", count: max(0, width - text.count))
      // Words stand left, figures right.
      return index < 2 ? text + padding : padding + text
    }.joined(separator: "  ")
  }
}

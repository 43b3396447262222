import Alignment
import Foundation
import Glibc
import TestSupport
import Text
import TranslationMemory

/// How the time of aligning grows with the length of the text.
struct Scaling {
  /// Aligns texts of doubling length, up to so many segments a side, and prints a line for each.
  ///
  /// The texts are the sample units, varied, with one segment in twenty-five missing on each side, and a name in one
  /// unit of eight that no other has: the few words of the samples, repeated, would leave nothing rare to hold on to,
  /// which real texts of any length have. Then the exponent: the slope of the logarithm of the time over that of the
  /// length, by least squares.
  static func report(_ corpus: SampleCorpus, most: Int) {
    let aligner = Aligner(source: .indonesian, target: .english)
    var points: [(x: Double, y: Double)] = []
    Bench.write("segments a side   CPU seconds   segments/s   most memory so far")
    var count = min(most, max(1_000, most / 32))
    while count <= most {
      let (source, target) = texts(corpus, count)
      let start = processorSeconds
      _ = aligner.beads(source, target)
      let seconds = processorSeconds - start
      points.append((log(Double(source.count)), log(max(seconds, 1e-6))))
      var usage = rusage()
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      Bench.write(
        String(
          format: "%15d %13.2f %12.0f %14.0f MB", source.count, seconds, Double(source.count) / seconds,
          Double(usage.ru_maxrss) / 1024))
      count *= 2
    }
    guard points.count > 1 else { return }
    let mean = (
      x: points.map(\.x).reduce(0, +) / Double(points.count),
      y: points.map(\.y).reduce(0, +) / Double(points.count)
    )
    let slope =
      points.reduce(0) { $0 + ($1.x - mean.x) * ($1.y - mean.y) }
      / points.reduce(0) { $0 + ($1.x - mean.x) * ($1.x - mean.x) }
    Bench.write(String(format: "time grows with length to the power of %.2f", slope))
  }

  /// The two sides of so many units, less those that are missing; all in one paragraph.
  private static func texts(_ corpus: SampleCorpus, _ count: Int) -> (source: [Segment], target: [Segment]) {
    var generator = SeededGenerator(seed: 3)
    var (source, target): ([Segment], [Segment]) = ([], [])
    func append(_ text: String, to segments: inout [Segment]) {
      guard Int.random(in: 0..<25, using: &generator) > 0 else { return }
      let start = segments.last.map { $0.range.upperBound + 1 } ?? 0
      segments.append(
        Segment(text: text, range: start..<start + text.unicodeScalars.count, paragraph: 0))
    }
    var index = 0
    corpus.forEachUnit(count) { unit in
      index += 1
      let name = Int.random(in: 0..<8, using: &generator) == 0 ? " " + name(index) : ""
      append(unit.source + name, to: &source)
      append(unit.target + name, to: &target)
    }
    return (source, target)
  }

  /// A made-up name, another for each number, and unlike that of the next.
  private static func name(_ number: Int) -> String {
    let (consonants, vowels) = (Array("bdghklmnprstw"), Array("aiueo"))
    var name = ""
    // Times a number that has no factor in common with theirs, scattered over all names of four syllables.
    var rest = number % 17_850_625 * 7_368_787 % 17_850_625
    for _ in 0..<4 {
      name += String([consonants[rest % 13], vowels[rest / 13 % 5]])
      rest /= 65
    }
    return name.capitalized
  }

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

import CICU
import Exchange
import Foundation
import Text

extension Work {
  /// ICU's sentence break iterator and nothing else, over the texts in UTF-16: what segmentation is measured by.
  static func sentenceBreaks(of texts: [String]) -> Work {
    let (rounds, megabytes) = rounds(over: texts)
    let size = size(of: texts, rounds, megabytes)
    let texts = texts.map { Array($0.utf16) }
    return Work(
      name: "icu", size: size, amount: megabytes, measure: "MB"
    ) {
      guard let breaker = padan_breaker_open(Int32(PADAN_BREAK_SENTENCES), "id") else { return "no rules" }
      defer { padan_breaker_close(breaker) }
      var ends = [Int32](repeating: 0, count: 256)
      var count = 0
      for _ in 0..<rounds {
        for text in texts {
          count += text.withUnsafeBufferPointer { units in
            guard let start = units.baseAddress,
              padan_breaker_set_text(breaker, start, Int32(units.count)) == 0
            else { return 0 }
            var found = 0
            while case let next = Int(padan_breaker_next(breaker, &ends, nil, Int32(ends.count))), next > 0 {
              found += next
            }
            return found
          }
        }
      }
      return "\(count) breaks"
    }
  }

  /// Sentences of the texts.
  static func segmentation(of texts: [String]) throws -> Work {
    let segmenter = try Segmenter(language: .indonesian, rules: .builtIn)
    let (rounds, megabytes) = rounds(over: texts)
    return Work(
      name: "segment", size: size(of: texts, rounds, megabytes), amount: megabytes, measure: "MB"
    ) {
      var count = 0
      for _ in 0..<rounds {
        for text in texts { count += try segmenter.segments(in: text).count }
      }
      return "\(count) sentences"
    }
  }

  /// How often the texts are gone through, and how much text that is.
  private static func rounds(over texts: [String]) -> (count: Int, megabytes: Double) {
    let bytes = texts.reduce(0) { $0 + $1.utf8.count }
    let count = max(1, 4_000_000 / max(1, bytes))
    return (count, Double(bytes * count) / 1e6)
  }

  private static func size(of texts: [String], _ rounds: Int, _ megabytes: Double) -> String {
    "\(texts.count * rounds) texts, \(String(format: "%.1f", megabytes)) MB"
  }
}

import CICU
import Exchange
import Foundation
import Text

extension Work {
  /// ICU's sentence break iterator and nothing else, over the texts in UTF-16: what segmentation is measured by.
  static func sentenceBreaks(of corpus: SampleCorpus) -> Work {
    let (rounds, megabytes) = rounds(over: corpus)
    let texts = corpus.articles.map { Array($0.source.utf16) }
    return Work(
      name: "icu", size: size(of: corpus, rounds, megabytes), amount: megabytes, measure: "MB"
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

  /// Sentences of the articles.
  static func segmentation(of corpus: SampleCorpus) throws -> Work {
    let segmenter = try Segmenter(language: .indonesian, rules: .builtIn)
    let (rounds, megabytes) = rounds(over: corpus)
    return Work(
      name: "segment", size: size(of: corpus, rounds, megabytes), amount: megabytes, measure: "MB"
    ) {
      var count = 0
      for _ in 0..<rounds {
        for article in corpus.articles { count += try segmenter.segments(in: article.source).count }
      }
      return "\(count) sentences"
    }
  }

  /// How often the articles are gone through, and how much text that is.
  private static func rounds(over corpus: SampleCorpus) -> (count: Int, megabytes: Double) {
    let bytes = corpus.articles.reduce(0) { $0 + $1.source.utf8.count }
    let count = max(1, 4_000_000 / bytes)
    return (count, Double(bytes * count) / 1e6)
  }

  private static func size(of corpus: SampleCorpus, _ rounds: Int, _ megabytes: Double) -> String {
    "\(corpus.articles.count * rounds) articles, \(String(format: "%.1f", megabytes)) MB"
  }
}

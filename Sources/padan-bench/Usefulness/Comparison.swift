import TestSupport

/// How much better one measure's best answers are than another's, as many of either.
///
/// A measure that answers more queries at its 70 has worse answers among them, so equal thresholds compare how measures
/// are scaled, not which finds the better translations. Equal shares do: of each measure its best answers, as many as the
/// first one gives at a threshold.
struct Comparison {
  /// The difference of the means, and the interval that holds it in 95 of 100 resamplings of the queries.
  struct Difference {
    var mean: Double
    var low: Double
    var high: Double
  }

  private static let rounds = 400

  /// The answers, best first.
  private let own: [Usefulness.Answer]
  private let others: [Usefulness.Answer]
  private let queries: Int

  /// Compares two measures' answers to the same queries, which are numbered from 0.
  init(_ own: [Usefulness.Answer], with others: [Usefulness.Answer], queries: Int) {
    self.own = own.sorted { $0.order > $1.order }
    self.others = others.sorted { $0.order > $1.order }
    self.queries = queries
  }

  /// The mean chrF of as many of the best answers; of those that tie for the last places, their mean.
  ///
  /// `answers` are sorted, best first; with `weights`, an answer counts as often as its query does. Not a number where
  /// there are not as many.
  static func chrF(
    ofBest count: Int, of answers: [Usefulness.Answer], weights: [Int]? = nil
  ) -> Double {
    var (left, sum, start) = (count, 0.0, 0)
    while left > 0, start < answers.count {
      var (weight, total, end) = (0, 0.0, start)
      while end < answers.count, answers[end].order == answers[start].order {
        let times = weights?[answers[end].query] ?? 1
        weight += times
        total += Double(times) * answers[end].chrF
        end += 1
      }
      sum += weight <= left ? total : total / Double(weight) * Double(left)
      left -= min(weight, left)
      start = end
    }
    return count > 0 && left == 0 ? sum / Double(count) : .nan
  }

  /// The difference at a threshold of the first measure; nil where one gives no answers, or too few.
  ///
  /// A paired bootstrap (Koehn 2004, "Statistical significance tests for machine translation evaluation").
  func difference(at threshold: Int) -> Difference? {
    func difference(_ weights: [Int]?) -> Double {
      let count = own.reduce(0) {
        $1.percent >= Double(threshold) ? $0 + (weights?[$1.query] ?? 1) : $0
      }
      return Self.chrF(ofBest: count, of: own, weights: weights)
        - Self.chrF(ofBest: count, of: others, weights: weights)
    }
    let mean = difference(nil)
    guard !mean.isNaN else { return nil }
    var generator = SeededGenerator(seed: 11)
    let drawn = (0..<Self.rounds).map { _ in
      var weights = [Int](repeating: 0, count: queries)
      for _ in 0..<queries { weights[Int.random(in: 0..<queries, using: &generator)] += 1 }
      return difference(weights)
    }.filter { !$0.isNaN }.sorted()
    guard drawn.count > Self.rounds / 2 else { return nil }
    return Difference(
      mean: mean, low: drawn[drawn.count * 25 / 1000], high: drawn[drawn.count * 975 / 1000])
  }
}

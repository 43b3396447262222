import Foundation
import Text
import TranslationMemory

/// How good the translations are that a memory finds: chrF of the best match's target against the held-back one.
struct Usefulness {
  /// The best match of one query by one measure.
  struct Answer {
    /// The number of the query.
    var query: Int
    /// What the measure orders by.
    var order: Double
    /// What it says in percent.
    var percent: Double
    var chrF: Double
  }

  static let thresholds = [50, 60, 70, 80, 90]
  /// The lowest percentage asked of the others, so that they can answer as many queries as ours.
  private static let floor = 30.0

  let name: String
  private(set) var queries = 0
  /// By measure, one answer at most for each query; ours comes first, then ours as adapted.
  private(set) var answers: [[Answer]] = Array(repeating: [], count: 2 + Rival.allCases.count)
  /// For each query that ours answers, the score of each match looked at and the chrF of its target: what a perfect
  /// choice among them would reach.
  private var found: [[(score: Int, chrF: Double)]] = []
  private var remark = ""

  /// So many matches are looked at for the best choice.
  private static let mostMatches = 100

  init(name: String) { self.name = name }

  /// Measures one corpus in one direction.
  init(of corpus: PairCorpus, queries most: Int, half: Int) throws {
    self.init(name: "\(corpus.name), \(corpus.from) to \(corpus.to)")
    let held = HeldBack(corpus, queries: most, half: half)
    queries = held.queries.count
    remark =
      "\(held.memory.count) pairs in the memory; held back \(held.documents) documents, "
      + "\(held.known) of their texts known word for word"
    try look(up: held, corpus)
    compare(held, corpus)
  }

  /// Adds an answer of a measure, ours being 0.
  mutating func record(_ answer: Answer, by measure: Int) { answers[measure].append(answer) }

  /// Adds another corpus's answers.
  mutating func add(_ other: Usefulness) {
    for index in answers.indices {
      answers[index] += other.answers[index].map { answer in
        var answer = answer
        answer.query += queries
        return answer
      }
    }
    queries += other.queries
    found += other.found
  }

  private mutating func look(up held: HeldBack, _ corpus: PairCorpus) throws {
    let folder = try ScratchFolder()
    let memory = try Memory(at: folder.path("memory.sqlite"), mode: .writing)
    try memory.write { writer in
      for pair in held.memory {
        _ = try writer.add(
          TranslationUnit(
            source: pair.source, target: pair.target, sourceLanguage: corpus.from, targetLanguage: corpus.to))
      }
    }
    for (number, query) in held.queries.enumerated() {
      let asked = Query(
        query.source, from: corpus.from, to: corpus.to, minimumScore: 50, limit: Self.mostMatches)
      let matches = try memory.matches(for: asked)
      guard let match = matches.first else { continue }
      func chrF(_ target: String) -> Double { CharacterFScore.score(target, reference: query.target) }
      found.append(matches.map { ($0.score, chrF($0.target)) })
      for (measure, target) in [match.target, match.adapted ?? match.target].enumerated() {
        answers[measure].append(
          Answer(
            query: number, order: Double(match.score), percent: Double(match.score), chrF: chrF(target)))
      }
    }
  }

  private mutating func compare(_ held: HeldBack, _ corpus: PairCorpus) {
    let reader = SegmentReader(language: corpus.from)
    let memory = held.memory.map { (items: reader.items(of: $0.source), target: $0.target) }
    var distance = Levenshtein()
    for (number, query) in held.queries.enumerated() {
      let items = reader.items(of: query.source)
      for (place, rival) in Rival.allCases.enumerated() {
        var best: (order: Double, percent: Double, unit: Int)?
        // Of equals the one added last, as in ours.
        for unit in memory.indices.reversed() {
          let found = rival.likeness(
            items, memory[unit].items, floor: Self.floor, best: best?.order ?? 0, &distance)
          if let found, found.order > best?.order ?? -1 { best = (found.order, found.percent, unit) }
        }
        guard let best else { continue }
        let chrF = CharacterFScore.score(memory[best.unit].target, reference: query.target)
        answers[2 + place].append(
          Answer(query: number, order: best.order, percent: best.percent, chrF: chrF))
      }
    }
  }

  // MARK: Reporting

  /// The names of the measures, in the order of `answers`.
  static let measures = ["padan", "padan, adapted"] + Rival.allCases.map(\.name)

  /// Of a measure, how many queries it answers at a threshold, and the mean chrF of these.
  func reached(_ measure: Int, at threshold: Int) -> (count: Int, chrF: Double) {
    let answered = answers[measure].filter { $0.percent >= Double(threshold) }
    return (answered.count, answered.isEmpty ? 0 : answered.map(\.chrF).reduce(0, +) / Double(answered.count))
  }

  /// The mean chrF of as many of a measure's best answers; of those that tie for the last places, their mean.
  func chrF(_ measure: Int, ofBest count: Int) -> Double {
    Comparison.chrF(ofBest: count, of: answers[measure].sorted { $0.order > $1.order })
  }

  /// The mean chrF of a perfect choice among the matches of a score or more.
  func bestChoice(at threshold: Int) -> Double {
    let best = found.compactMap { matches in
      matches.lazy.filter { $0.score >= threshold }.map(\.chrF).max()
    }
    return best.isEmpty ? .nan : best.reduce(0, +) / Double(best.count)
  }

  /// The tables of a corpus.
  var report: String {
    func cells(_ label: String, _ texts: [String]) -> String {
      let columns = texts.map { String(repeating: " ", count: max(0, 14 - $0.count)) + $0 }.joined()
      return label + String(repeating: " ", count: max(0, 18 - label.count)) + columns
    }
    func fixed(_ value: Double) -> String { value.isNaN ? "-" : String(format: "%.1f", value) }
    var lines = ["\(name): \(queries) queries" + (remark.isEmpty ? "" : "; " + remark)]
    lines.append(cells("at a score of", Self.thresholds.map(String.init)))
    for (measure, name) in Self.measures.enumerated() {
      lines.append(
        cells(
          name,
          Self.thresholds.map { threshold in
            let (count, chrF) = reached(measure, at: threshold)
            return
              "\(fixed(100 * Double(count) / Double(max(1, queries)))) %  \(fixed(count > 0 ? chrF : .nan))"
          }))
    }
    lines.append("chrF of as many answers as padan gives there")
    for (measure, name) in Self.measures.enumerated() {
      lines.append(
        cells(name, Self.thresholds.map { fixed(chrF(measure, ofBest: reached(0, at: $0).count)) }))
    }
    lines.append(
      cells("best choice", Self.thresholds.map { fixed(bestChoice(at: $0)) }))
    return lines.joined(separator: "\n")
  }

  /// How far ours is ahead of each of the others in chrF, as many answers of each, with 95 % intervals.
  var comparison: String {
    var lines = ["padan's chrF less another's, of as many answers, and 95 % intervals (paired bootstrap)"]
    for other in 2..<Self.measures.count {
      for own in 0..<2 {
        let compared = Comparison(answers[own], with: answers[other], queries: queries)
        let cells = Self.thresholds.map { threshold in
          guard let difference = compared.difference(at: threshold) else { return "-" }
          return String(format: "%+.1f [%+.1f, %+.1f]", difference.mean, difference.low, difference.high)
        }
        let name = Self.measures[own] + " - " + Self.measures[other]
        lines.append(
          name.padding(toLength: 28, withPad: " ", startingAt: 0)
            + cells.map { String(repeating: " ", count: max(1, 20 - $0.count)) + $0 }.joined())
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The tables as JSON objects, one a measure and threshold.
  var json: String {
    Self.measures.enumerated().flatMap { measure, name in
      Self.thresholds.map { threshold in
        let (count, chrF) = reached(measure, at: threshold)
        let level = self.chrF(measure, ofBest: reached(0, at: threshold).count)
        func number(_ value: Double) -> String { value.isNaN ? "null" : String(format: "%.4f", value) }
        return "{\"corpus\":\"\(self.name)\",\"measure\":\"\(name)\",\"threshold\":\(threshold),"
          + "\"queries\":\(queries),\"answered\":\(count),\"chrF\":\(number(count > 0 ? chrF : .nan)),"
          + "\"chrFAtEqualShare\":\(number(level))}"
      }
    }.joined(separator: "\n")
  }
}

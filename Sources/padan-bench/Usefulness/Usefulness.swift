import Foundation
import Text
import TranslationMemory

/// How good the translations are that a memory finds: chrF of the best match's target against the held-back one.
struct Usefulness {
  /// The best match of one query by one measure.
  struct Answer {
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
  private var remark = ""

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
    queries += other.queries
    for index in answers.indices { answers[index] += other.answers[index] }
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
    for query in held.queries {
      let asked = Query(query.source, from: corpus.from, to: corpus.to, minimumScore: 50, limit: 1)
      guard let match = try memory.matches(for: asked).first else { continue }
      let score = Double(match.score)
      answers[0].append(
        Answer(
          order: score, percent: score, chrF: CharacterFScore.score(match.target, reference: query.target)))
      answers[1].append(
        Answer(
          order: score, percent: score,
          chrF: CharacterFScore.score(match.adapted ?? match.target, reference: query.target)))
    }
  }

  private mutating func compare(_ held: HeldBack, _ corpus: PairCorpus) {
    let reader = SegmentReader(language: corpus.from)
    let memory = held.memory.map { (items: reader.items(of: $0.source), target: $0.target) }
    var distance = Levenshtein()
    for query in held.queries {
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
        answers[2 + place].append(Answer(order: best.order, percent: best.percent, chrF: chrF))
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
    let sorted = answers[measure].sorted { $0.order > $1.order }
    guard count > 0, count <= sorted.count else { return .nan }
    let last = sorted[count - 1].order
    let (above, level) = (sorted.filter { $0.order > last }, sorted.filter { $0.order == last })
    let mean = level.map(\.chrF).reduce(0, +) / Double(level.count)
    return (above.map(\.chrF).reduce(0, +) + mean * Double(count - above.count)) / Double(count)
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

import Alignment
import Corpus
import Exchange
import Foundation
import TestSupport
import Text
import TranslationMemory

/// Something to measure.
struct Work {
  /// The name of the case.
  let name: String
  /// How much it is, in words.
  let size: String
  /// How much it is, for the rate.
  let amount: Double
  /// What `amount` counts: `MB`, `units`.
  let measure: String
  /// How much is written, where `amount` counts something else.
  var megabytes: Double?
  /// Does it once, and returns a remark for the table.
  let run: () throws -> String

  /// The cases there are.
  static let names = ["icu", "segment", "align", "pair", "read", "import", "lookup", "short", "export"]

  /// Prepares a case; what splits a text does so with `text`, where there is one, and else with the articles.
  static func named(_ name: String, _ corpus: SampleCorpus, text: String? = nil) throws -> Work {
    let texts = text.map { [$0] } ?? corpus.articles.map(\.source)
    return switch name {
    case "icu": sentenceBreaks(of: texts)
    case "segment": try segmentation(of: texts)
    case "align": alignment(of: corpus)
    case "pair": pairing(of: corpus)
    case "read": try reading(corpus)
    case "import": try storing(corpus)
    case "lookup": try lookup(name, in: corpus) { corpus.queries(2_000, of: $0) }
    case "short": try lookup(name, in: corpus) { corpus.shortQueries(2_000, of: $0) }
    default: try writing(corpus)
    }
  }

  private static func alignment(of corpus: SampleCorpus) -> Work {
    let aligner = Aligner(source: .indonesian, target: .english)
    let sentences = corpus.articles.reduce(0) { $0 + $1.sourceSegments.count }
    let rounds = max(1, 5_000 / sentences)
    return Work(
      name: "align", size: "\(corpus.articles.count * rounds) articles, \(sentences * rounds) sentences",
      amount: Double(sentences * rounds), measure: "sentences"
    ) {
      var count = 0
      for _ in 0..<rounds {
        for article in corpus.articles {
          count += aligner.beads(article.sourceSegments, article.targetSegments).count
        }
      }
      return "\(count) beads"
    }
  }

  /// Articles shuffled, their names hidden, a third of each side without a counterpart.
  private static func pairing(of corpus: SampleCorpus) -> Work {
    let count = corpus.articles.count
    let both = max(1, count / 2)
    let alone = (count - both) / 2
    let rounds = max(1, 1_000 / count)
    return Work(
      name: "pair", size: "\(rounds) x \(both + alone) x \(count - alone) articles",
      amount: Double(rounds * (count + both)), measure: "articles"
    ) {
      var generator = SeededGenerator(seed: 3)
      var agreement = Agreement()
      for round in 0..<rounds {
        let order = corpus.articles.indices.shuffled(using: &generator)
        let sources = order[..<(both + alone)].shuffled(using: &generator)
        let targets = (order[..<both] + order[(both + alone)...]).shuffled(using: &generator)
        var matcher = ArticleMatcher(source: .indonesian, target: .english)
        for article in sources { matcher.addSource(corpus.articles[article].source) }
        for article in targets { matcher.addTarget(corpus.articles[article].target) }
        agreement.add(
          matcher.matches().map { [round, sources[$0.source], targets[$0.target]] },
          gold: order[..<both].map { [round, $0, $0] })
      }
      return String(
        format: "P %.4f, R %.4f, F1 %.4f", agreement.precision, agreement.recall, agreement.f1)
    }
  }

  /// TMX without a memory behind it.
  private static func reading(_ corpus: SampleCorpus) throws -> Work {
    let units = corpus.units(50_000)
    let folder = try ScratchFolder()
    let path = folder.path("memory.tmx")
    let writer = try UnitWriter(path, format: .tmx, from: .indonesian, to: .english)
    for unit in units { try writer.write(unit) }
    try writer.finish()
    let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    return Work(
      name: "read", size: "\(units.count) units of TMX", amount: Double(bytes) / 1e6, measure: "MB"
    ) {
      // Keeps the folder as long as the file.
      _ = folder
      var count = 0
      _ = try UnitReader(from: .indonesian, to: .english).read(path) { record in
        if case .unit = record { count += 1 }
      }
      return "\(count) units"
    }
  }

  private static func storing(_ corpus: SampleCorpus) throws -> Work {
    let units = corpus.units(50_000)
    let folder = try ScratchFolder()
    return Work(
      name: "import", size: "\(units.count) units, memory new", amount: Double(units.count), measure: "units"
    ) {
      try folder.empty()
      // Closed again, so that the memory is the one file it is at rest.
      try fill(Memory(at: folder.path("memory.sqlite"), mode: .writing), with: units)
      let memory = try Memory(at: folder.path("memory.sqlite"), mode: .reading)
      let text = units.reduce(0) { $0 + $1.source.utf8.count + $1.target.utf8.count }
      return String(format: "memory %.2f x the text", Double(try memory.statistics().bytes) / Double(text))
    }
  }

  private static func lookup(
    _ name: String, in corpus: SampleCorpus, asking: ([TranslationUnit]) -> [String]
  ) throws -> Work {
    let units = corpus.units(50_000)
    let queries = asking(units)
    let folder = try ScratchFolder()
    let memory = try Memory(at: folder.path("memory.sqlite"), mode: .writing)
    try fill(memory, with: units)
    return Work(
      name: name, size: "\(queries.count) queries, \(units.count) units", amount: Double(queries.count),
      measure: "queries"
    ) {
      // Keeps the folder as long as the memory.
      _ = folder
      var times: [Double] = []
      var found = 0
      for query in queries {
        let start = ContinuousClock.now
        if try !memory.matches(for: Query(query)).isEmpty { found += 1 }
        let time = ContinuousClock.now - start
        times.append(Double(time.components.attoseconds) / 1e12 + Double(time.components.seconds) * 1e6)
      }
      times.sort()
      return String(
        format: "p50 %.0f us, p95 %.0f us, p99 %.0f us, found %d", times[times.count / 2],
        times[times.count * 95 / 100], times[times.count * 99 / 100], found)
    }
  }

  private static func writing(_ corpus: SampleCorpus) throws -> Work {
    let units = corpus.units(50_000)
    let folder = try ScratchFolder()
    let memory = try Memory(at: folder.path("memory.sqlite"), mode: .writing)
    try fill(memory, with: units)
    let path = folder.path("memory.tmx")
    func export() throws {
      let writer = try UnitWriter(path, format: .tmx, from: .indonesian, to: .english)
      try memory.forEachUnit(in: UnitSelection(from: .indonesian, to: .english)) { _, unit in
        try writer.write(unit)
      }
      try writer.finish()
    }
    try export()
    let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    return Work(
      name: "export", size: "\(units.count) units to TMX", amount: Double(units.count), measure: "units",
      megabytes: Double(bytes) / 1e6
    ) {
      // Keeps the folder as long as the memory.
      _ = folder
      try export()
      return String(format: "%.1f MB", Double(bytes) / 1e6)
    }
  }

  private static func fill(_ memory: Memory, with units: [TranslationUnit]) throws {
    try memory.write { writer in for unit in units { _ = try writer.add(unit) } }
  }
}

/// A folder for the files of a case, which goes with it.
final class ScratchFolder {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("padan-bench-\(UUID().uuidString)")
    try empty()
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func empty() throws {
    try? FileManager.default.removeItem(at: url)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }
}

import Alignment
import Corpus
import Foundation
import Text

/// The articles of the repository's `Corpora` folder.
enum SampleArticles {
  /// The folder.
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Corpora").path

  /// The names of all articles that have a gold file, relative to the folder.
  static let names: [String] = {
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".gold.tsv") }.map { String($0.dropLast(".gold.tsv".count)) }.sorted()
  }()

  /// An article with its gold, by its name.
  static func article(_ name: String) throws -> GoldArticle {
    try GoldArticle(folder + "/" + name + ".gold.tsv", from: .indonesian, to: .english)
  }
}

extension GoldArticle {
  /// The rows as beads over `source` and `target`.
  var beads: [Bead] {
    var beads: [Bead] = []
    var ends = (source: 0, target: 0)
    for row in rows {
      let starts = ends
      ends = (starts.source + row.source.count, starts.target + row.target.count)
      beads.append(
        Bead(source: starts.source..<ends.source, target: starts.target..<ends.target, confidence: 1))
    }
    return beads
  }

  /// The lines that only a web page can have put there: they have no translation, are paragraphs of their
  /// own, and do not end as a sentence.
  func leftovers(_ side: KeyPath<Row, [String]>, _ other: KeyPath<Row, [String]>, _ segments: [Segment])
    -> [String]
  {
    let sizes = Dictionary(grouping: segments, by: \.paragraph).mapValues(\.count)
    let alone = Set(segments.filter { sizes[$0.paragraph] == 1 }.map(\.text))
    return rows.filter { $0[keyPath: other].isEmpty }.flatMap { $0[keyPath: side] }
      .filter { alone.contains($0) && !$0.hasSuffix(".") && !$0.hasSuffix(".\"") }
  }
}

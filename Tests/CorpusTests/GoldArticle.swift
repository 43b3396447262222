import Alignment
import Corpus
import Foundation
import Testing
import Text

/// An article of the repository's `Corpora` folder with its translation and its gold: rows of source
/// sentences, a tab, and target sentences, `¦` between the sentences of one side.
struct GoldArticle {
  /// What is wrong with a gold file.
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  /// The sentences of one row, on each side.
  struct Row: Hashable {
    var source: [String]
    var target: [String]
  }

  /// The `Corpora` folder of this repository.
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Corpora").path

  /// The names of all articles that have a gold file, relative to the folder.
  static let names: [String] = {
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".gold.tsv") }.map { String($0.dropLast(".gold.tsv".count)) }.sorted()
  }()

  var pair: ArticlePair
  var rows: [Row]
  /// The sentences of both sides at their places.
  var source: [Segment]
  var target: [Segment]

  /// Reads an article and its gold.
  ///
  /// Throws where the sentences are not exactly the text, in order, but for white space.
  init(_ name: String) throws {
    let path = Self.folder + "/" + name
    pair = ArticlePair(name: name, source: path + ".id.txt", target: path + ".en.txt")
    rows = []
    let gold = try String(contentsOfFile: path + ".gold.tsv", encoding: .utf8)
    for line in gold.split(separator: "\n") where !line.hasPrefix("#") {
      let sides = line.split(separator: "\t", omittingEmptySubsequences: false).map { side in
        side.isEmpty ? [] : side.split(separator: " ¦ ", omittingEmptySubsequences: false).map(String.init)
      }
      guard sides.count == 2, !sides.joined().isEmpty, !sides.joined().contains("") else {
        throw Fault(description: "\(name): not a row of two sides: \(line)")
      }
      rows.append(Row(source: sides[0], target: sides[1]))
    }
    source = try Self.segments(
      rows.flatMap(\.source), of: String(contentsOfFile: pair.source, encoding: .utf8))
    target = try Self.segments(
      rows.flatMap(\.target), of: String(contentsOfFile: pair.target, encoding: .utf8))
  }

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

  /// The places of sentences that follow one another in a text with nothing but white space between them.
  private static func segments(_ sentences: [String], of text: String) throws -> [Segment] {
    let scalars = Array(text.unicodeScalars)
    var segments: [Segment] = []
    var position = 0
    var paragraph = 0
    func skipWhiteSpace() {
      let start = position
      while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
      if start > 0, scalars[start..<position].count(where: { $0 == "\n" }) > 1 { paragraph += 1 }
    }
    for sentence in sentences {
      skipWhiteSpace()
      let end = position + sentence.unicodeScalars.count
      guard end <= scalars.count, Array(sentence.unicodeScalars) == Array(scalars[position..<end]) else {
        throw Fault(description: "the text goes on otherwise than the gold: \(sentence)")
      }
      segments.append(Segment(text: sentence, range: position..<end, paragraph: paragraph))
      position = end
    }
    skipWhiteSpace()
    guard position == scalars.count else { throw Fault(description: "the text is longer than the gold") }
    return segments
  }
}

/// How many of the things given are right, and how many of the right ones are given.
struct Score: CustomStringConvertible {
  var right = 0
  var given = 0
  var gold = 0

  var precision: Double { given > 0 ? Double(right) / Double(given) : 0 }
  var recall: Double { gold > 0 ? Double(right) / Double(gold) : 0 }
  /// The harmonic mean of precision and recall.
  var f1: Double { given + gold > 0 ? 2 * Double(right) / Double(given + gold) : 0 }

  mutating func add<Thing: Hashable>(_ given: some Sequence<Thing>, gold: some Sequence<Thing>) {
    let (given, gold) = (Set(given), Set(gold))
    right += given.intersection(gold).count
    self.given += given.count
    self.gold += gold.count
  }

  var description: String {
    func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
    let counts = "\(right) right, \(given) given, \(gold) gold"
    return "P \(rounded(precision)) R \(rounded(recall)) F1 \(rounded(f1)) (\(counts))"
  }
}

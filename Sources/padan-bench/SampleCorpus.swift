import Alignment
import Corpus
import Exchange
import Foundation
import TestSupport
import Text
import TranslationMemory

/// The sample articles, and as many units as one likes made of theirs.
struct SampleCorpus {
  /// The texts of an article and its translation, and their segments.
  struct Article {
    let source: String
    let target: String
    let sourceSegments: [Segment]
    let targetSegments: [Segment]
  }

  let articles: [Article]
  /// The units that the articles give.
  let units: [TranslationUnit]

  /// Reads the article pairs of a folder.
  init(at folder: String) throws {
    let pairs = try ArticlePair.pairs(in: folder, from: .indonesian, to: .english)
    guard !pairs.isEmpty else { throw BenchError("there are no article pairs in '\(folder)'") }
    let segmenters = (
      try Segmenter(language: .indonesian, rules: .builtIn),
      try Segmenter(language: .english, rules: .builtIn)
    )
    let importer = try ArticleImporter(from: .indonesian, to: .english)
    articles = try pairs.map { pair in
      let source = try String(contentsOfFile: pair.source, encoding: .utf8)
      let target = try String(contentsOfFile: pair.target, encoding: .utf8)
      return Article(
        source: source, target: target, sourceSegments: try segmenters.0.segments(in: source),
        targetSegments: try segmenters.1.segments(in: target))
    }
    units = try pairs.flatMap { try importer.units(of: $0) }
  }

  /// So many units: those of the articles again and again, each time with other digits and a few other words.
  func units(_ count: Int, seed: UInt64 = 1) -> [TranslationUnit] {
    var result: [TranslationUnit] = []
    result.reserveCapacity(count)
    forEachUnit(count, seed: seed) { result.append($0) }
    return result
  }

  /// Calls `body` with each of `units(count, seed:)`, and keeps none.
  func forEachUnit(_ count: Int, seed: UInt64 = 1, _ body: (TranslationUnit) -> Void) {
    var generator = SeededGenerator(seed: seed)
    let words = (source: vocabulary(of: \.source), target: vocabulary(of: \.target))
    for index in 0..<count {
      var unit = units[index % units.count]
      if index >= units.count {
        unit.source = varied(unit.source, words.source, &generator)
        unit.target = varied(unit.target, words.target, &generator)
        unit.origin = "sample/\(index / units.count)/\(unit.origin ?? "")"
        (unit.before, unit.after) = (nil, nil)
      }
      body(unit)
    }
  }

  /// So many queries: a quarter as they stand in the units, the rest with one to three words or digits changed.
  func queries(_ count: Int, of units: [TranslationUnit], seed: UInt64 = 2) -> [String] {
    var generator = SeededGenerator(seed: seed)
    let words = vocabulary(of: \.source)
    return (0..<count).map { index in
      let source = units[Int.random(in: 0..<units.count, using: &generator)].source
      return index % 4 == 0 ? source : varied(source, words, &generator)
    }
  }

  /// So many queries of one to three neighbouring words of the units.
  func shortQueries(_ count: Int, of units: [TranslationUnit], seed: UInt64 = 3) -> [String] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { index in
      let words = units[Int.random(in: 0..<units.count, using: &generator)].source.split(separator: " ")
      let start = Int.random(in: 0..<max(1, words.count), using: &generator)
      return words[start...].prefix(index % 3 + 1).joined(separator: " ")
    }
  }

  private func vocabulary(of side: KeyPath<TranslationUnit, String>) -> [Substring] {
    units.flatMap { $0[keyPath: side].split(separator: " ") }
  }

  /// The text with one to three of its words, and each of its digits, replaced by others.
  private func varied(_ text: String, _ words: [Substring], _ generator: inout SeededGenerator) -> String {
    var parts = text.split(separator: " ")
    guard !parts.isEmpty else { return text }
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let place = Int.random(in: 0..<parts.count, using: &generator)
      parts[place] = words[Int.random(in: 0..<words.count, using: &generator)]
    }
    return String(
      parts.joined(separator: " ").map { character in
        guard character.isASCII, character.isWholeNumber else { return character }
        return Character(String(Int.random(in: 0...9, using: &generator)))
      })
  }
}

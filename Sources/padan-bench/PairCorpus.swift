import Corpus
import Exchange
import Foundation
import Text
import TranslationMemory

/// Pairs of segments with the documents they come from, to measure on.
struct PairCorpus {
  /// A segment and its translation.
  struct Pair {
    var source: String
    var target: String
    /// The name of the document.
    var document: String
  }

  let name: String
  let from: LanguageTag
  let to: LanguageTag
  let pairs: [Pair]

  /// Where a file names no documents, so many neighbouring pairs stand for one.
  private static let blockSize = 50

  /// A corpus of pairs at hand.
  init(name: String, from: LanguageTag, to: LanguageTag, pairs: [Pair]) {
    (self.name, self.from, self.to, self.pairs) = (name, from, to, pairs)
  }

  /// Reads a file of units, or a folder of articles and their translations.
  init(at path: String, from: LanguageTag, to: LanguageTag) throws {
    name = URL(fileURLWithPath: path).lastPathComponent
    (self.from, self.to) = (from, to)
    var isFolder: ObjCBool = false
    var units: [TranslationUnit] = []
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      let importer = try ArticleImporter(from: from, to: to)
      for pair in try ArticlePair.pairs(in: path, from: from, to: to) {
        units += try importer.units(of: pair)
      }
    } else {
      _ = try UnitReader(from: from, to: to).read(path) {
        if case .unit(let unit, _) = $0 { units.append(unit) }
      }
    }
    let origins = Set(units.map(\.origin))
    pairs = units.enumerated().map { index, unit in
      Pair(
        source: unit.source, target: unit.target,
        document: origins.count > 1 ? unit.origin ?? "" : "block \(index / Self.blockSize)")
    }
    guard !pairs.isEmpty else { throw BenchError("there are no pairs in '\(path)'") }
  }

  /// The same pairs, looked up from the other side.
  var reversed: PairCorpus {
    PairCorpus(
      name: name, from: to, to: from,
      pairs: pairs.map { Pair(source: $0.target, target: $0.source, document: $0.document) })
  }
}

import Alignment
import Corpus
import Exchange
import Foundation
import Testing
import Text
import TranslationMemory

/// What segmentation and alignment reach on the repository's `Corpora`, rounded down to three decimals.
///
/// A change that falls below one of them has made something worse; one that rises above it raises the floor.
private enum Floors {
  /// Sentences found exactly, Indonesian and English.
  static let segmentation = (source: 0.991, target: 0.983)
  /// Two-sided beads found exactly, over the gold sentences.
  static let beads = 0.978
  /// Sentences rightly left without a translation, over the gold sentences.
  static let untranslated = 0.934
  /// Units whose two texts are exactly those of a gold row, from the files as they lie on disk.
  static let units = 0.968
}

@Suite struct CorporaTests {
  private let articles: [GoldArticle]

  init() throws {
    articles = try SampleArticles.names.map { try SampleArticles.article($0) }
  }

  @Test(arguments: SampleArticles.names)
  func theGoldIsTheText(name: String) throws {
    #expect(try !SampleArticles.article(name).rows.isEmpty)
  }

  @Test func everyArticleIsAPairWithGold() throws {
    let folder = try ArticleFolder(SampleArticles.folder, from: .indonesian, to: .english)
    #expect(folder.pairs.map(\.source) == articles.map(\.pair.source))
    #expect(folder.pairs.map(\.target) == articles.map(\.pair.target))
    #expect(folder.unpaired == [])
    #expect(folder.pairs.count >= 12)
    #expect(Set(folder.pairs.map { $0.name.prefix { $0 != "/" } }).count >= 6)
  }

  @Test func sentencesAreFound() throws {
    let sides = [
      (LanguageTag.indonesian, \GoldArticle.source, \ArticlePair.source, Floors.segmentation.source),
      (LanguageTag.english, \GoldArticle.target, \ArticlePair.target, Floors.segmentation.target),
    ]
    for (language, gold, path, floor) in sides {
      let segmenter = try Segmenter(language: language, rules: .builtIn)
      var score = Agreement()
      var wrong: [String] = []
      for article in articles {
        let text = try String(contentsOfFile: article.pair[keyPath: path], encoding: .utf8)
        let segments = try segmenter.segments(in: text)
        let wanted = Set(article[keyPath: gold].map(\.range))
        score.add(segments.map(\.range), gold: wanted)
        wrong += segments.filter { !wanted.contains($0.range) }.map { "\(article.pair.name): \($0.text)" }
      }
      #expect(score.f1 >= floor, "\(language): \(score)\n\(wrong.joined(separator: "\n"))")
    }
  }

  @Test func sentencesAreAligned() {
    let aligner = Aligner(source: .indonesian, target: .english)
    var twoSided = Agreement()
    var oneSided = Agreement()
    var wrong: [String] = []
    for article in articles {
      let beads = aligner.beads(article.source, article.target)
      let given = Self.parts(of: beads)
      let gold = Self.parts(of: article.beads)
      twoSided.add(given.pairs, gold: gold.pairs)
      oneSided.add(given.lone, gold: gold.lone)
      for bead in Set(given.pairs).subtracting(gold.pairs) {
        let texts = (article.source[bead[0]].map(\.text), article.target[bead[1]].map(\.text))
        wrong.append("\(article.pair.name): \(texts)")
      }
    }
    #expect(twoSided.f1 >= Floors.beads, "\(twoSided)\n\(wrong.sorted().joined(separator: "\n"))")
    #expect(oneSided.f1 >= Floors.untranslated, "\(oneSided)")
  }

  /// Two-sided beads as pairs of ranges; the sentences of one-sided beads, each with its side.
  private static func parts(of beads: [Bead]) -> (pairs: [[Range<Int>]], lone: [[Int]]) {
    let pairs = beads.filter { !$0.source.isEmpty && !$0.target.isEmpty }.map { [$0.source, $0.target] }
    let sources = beads.filter(\.target.isEmpty).flatMap { $0.source.map { [0, $0] } }
    let targets = beads.filter(\.source.isEmpty).flatMap { $0.target.map { [1, $0] } }
    return (pairs, sources + targets)
  }

  @Test func filesBecomeUnits() throws {
    let importer = try ArticleImporter(from: .indonesian, to: .english)
    var score = Agreement()
    for article in articles {
      let alignment = try importer.alignment(of: article.pair)
      let cut = Set((alignment.source.removals + alignment.target.removals).map(\.text))
      let gold = article.rows.filter { row in
        !row.source.isEmpty && !row.target.isEmpty && !(row.source + row.target).allSatisfy(cut.contains)
      }
      score.add(
        alignment.units.map { [$0.source, $0.target] },
        gold: gold.map { [$0.source.joined(separator: " "), $0.target.joined(separator: " ")] })
    }
    #expect(score.f1 >= Floors.units, "\(score)")
  }

  /// Every line that a web page left is cut, and no line of the article; a leftover that was translated is
  /// cut on both sides, for the same reason.
  @Test(arguments: SampleArticles.names)
  func leftoversAndNothingElseAreCut(name: String) throws {
    let article = try SampleArticles.article(name)
    let source = try cleaned(article.pair.source, .indonesian)
    let target = try cleaned(article.pair.target, .english)
    let reasons = (
      source: Dictionary(source.removals.map { ($0.text, $0.reason) }) { first, _ in first },
      target: Dictionary(target.removals.map { ($0.text, $0.reason) }) { first, _ in first }
    )
    var seen: Set<GoldArticle.Row> = []
    let translated = article.rows.filter { row in
      guard row.source.count == 1, row.target.count == 1, let reason = reasons.source[row.source[0]],
        reason == reasons.target[row.target[0]]
      else { return false }
      // Of a headline that both sides repeat, the first stays.
      return !seen.insert(row).inserted || reason != "repeated headline"
    }
    #expect(
      source.removals.map(\.text).sorted()
        == (article.leftovers(\.source, \.target, article.source) + translated.flatMap(\.source))
        .sorted())
    #expect(
      target.removals.map(\.text).sorted()
        == (article.leftovers(\.target, \.source, article.target) + translated.flatMap(\.target))
        .sorted())
  }

  @Test(arguments: SampleArticles.names)
  func bothBylinesSayTheSame(name: String) throws {
    let article = try SampleArticles.article(name)
    let source = try cleaned(article.pair.source, .indonesian)
    let target = try cleaned(article.pair.target, .english)
    #expect(target.author == source.author)
    #expect(target.date == source.date)
  }

  /// An article may go without a byline, as some do; most have one.
  @Test func mostArticlesHaveAByline() throws {
    let read = try articles.map { try cleaned($0.pair.source, .indonesian) }.filter {
      $0.author != nil && $0.date != nil
    }
    #expect(read.count >= 12)
  }

  private func cleaned(_ path: String, _ language: LanguageTag) throws -> Article {
    try ArticleCleaner(language: language).article(from: String(contentsOfFile: path, encoding: .utf8))
  }
}

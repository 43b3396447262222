import Exchange
import Foundation
import TestSupport
import Testing
import Text

@testable import Corpus

@Suite struct ArticlePairingTests {
  /// What pairing reaches on the repository's `Corpora`, over many draws in which a third of each side has no
  /// counterpart; one that rises above it raises the floor.
  private static let floor = 1.0

  @Test func theSampleArticlesFindTheirTranslations() throws {
    var random = SeededGenerator(seed: 4)
    let articles = try SampleArticles.names.map { try SampleArticles.article($0) }
    var agreement = Agreement()
    for draw in 0..<12 {
      let order = articles.indices.shuffled(using: &random)
      let both = order.count / 2
      let sources = order[..<(both + (order.count - both) / 2)].shuffled(using: &random)
      let targets = (order[..<both] + order[(both + (order.count - both) / 2)...]).shuffled(using: &random)
      var files: [String: String] = [:]
      for (number, article) in sources.enumerated() {
        files["a/\(number).txt"] = articles[article].sourceText
      }
      for (number, article) in targets.enumerated() {
        files["b/\(number).txt"] = articles[article].targetText
      }
      try TemporaryFolder.with(files) { root in
        let heaps = try ArticleHeaps(
          sources: root + "/a", targets: root + "/b", from: .indonesian, to: .english)
        let pairing = try ArticlePairing(heaps, from: .indonesian, to: .english)
        func number(_ path: String) -> Int {
          Int(URL(filePath: path).deletingPathExtension().lastPathComponent) ?? -1
        }
        let given = pairing.matches.map {
          [sources[number($0.pair.source)], targets[number($0.pair.target)]]
        }
        agreement.add(given.map { [draw] + $0 }, gold: order[..<both].map { [draw, $0, $0] })
        #expect(pairing.matches.count + pairing.unpairedSources.count == sources.count)
        #expect(pairing.matches.count + pairing.unpairedTargets.count == targets.count)
        #expect(pairing.unpaired.count == pairing.unpairedSources.count + pairing.unpairedTargets.count)
      }
    }
    #expect(agreement.f1 >= Self.floor, "\(agreement)")
  }

  /// Every third article has numbers that stand in its translation as well; the others have nothing but words of an
  /// invented language, and are found by what the words of the first mean.
  @Test func wordsAreLearnedFromWhatIsPaired() throws {
    var random = SeededGenerator(seed: 6)
    var files: [String: String] = [:]
    for article in 0..<48 {
      let sentences = (0..<14).map { _ in (0..<6).map { _ in Int.random(in: 10..<300, using: &random) } }
      let years = article % 3 > 0 ? [] : (0..<8).map { _ in Int.random(in: 10_000..<99_999, using: &random) }
      func text(_ word: (Int) -> String) -> String {
        sentences.enumerated().map { number, words in
          let sentence = InventedWords.sentence(words, word)
          return number < years.count ? sentence.dropLast() + " \(years[number])." : sentence
        }.joined(separator: " ")
      }
      files["a/\(article).txt"] = text(InventedWords.source)
      files["b/\(article).txt"] = text(InventedWords.target)
    }
    try TemporaryFolder.with(files) { root in
      let (from, to) = (try #require(LanguageTag("qaa")), try #require(LanguageTag("qab")))
      let pairing = try ArticlePairing(
        ArticleHeaps(sources: root + "/a", targets: root + "/b", from: from, to: to), from: from, to: to)
      let right = pairing.matches.filter {
        $0.pair.source.suffix(7).split(separator: "/").last
          == $0.pair.target.suffix(7).split(separator: "/").last
      }
      #expect(right.count == pairing.matches.count)
      #expect(right.count > 40, "\(right.count)")
    }
  }

  @Test func oneFolderTellsTheLanguagesByName() throws {
    try TemporaryFolder.with([
      "x.id.txt": "a", "y.en.txt": "b", "id/z.html": "c", "en/w.txt": "d", "note.md": "e", "u.en-GB": "f",
      "x.gold.tsv": "g", "plain.txt": "h",
    ]) { root in
      let heaps = try ArticleHeaps(root, from: .indonesian, to: .english)
      #expect(heaps.sources.map { $0.path.dropFirst(root.count + 1) } == ["id/z.html", "x.id.txt"])
      #expect(heaps.targets.map { $0.path.dropFirst(root.count + 1) } == ["en/w.txt", "u.en-GB", "y.en.txt"])
      #expect(heaps.sources.map(\.name) == ["z", "x"])
    }
  }

  @Test func twoFoldersNeedNoNames() throws {
    try TemporaryFolder.with([
      "a/1.txt": "a", "a/sub/2.htm": "b", "a/3.en.txt": "c", "a/4.id": "d", "a/5.id.txt": "e",
      "a/5.id.html": "f",
      "a/6.pdf": "g", "b/1.txt": "h", "b/2.id.txt": "i", "b/.hidden.txt": "j",
    ]) { root in
      let heaps = try ArticleHeaps(
        sources: root + "/a", targets: root + "/b/", from: .indonesian, to: .english)
      #expect(heaps.sources.map(\.name) == ["1", "4", "5.id.html", "5.id.txt", "sub/2"])
      #expect(heaps.targets.map(\.path) == [root + "/b/1.txt"])
    }
  }

  @Test func whatCannotBeReadIsAFaultAndHasNoCounterpart() throws {
    try TemporaryFolder.with(["a/1.txt": "", "b/1.txt": "Harga beras naik."]) { root in
      let heaps = try ArticleHeaps(
        sources: root + "/a", targets: root + "/b", from: .indonesian, to: .english)
      let pairing = try ArticlePairing(heaps, from: .indonesian, to: .english)
      #expect(pairing.faults.map(\.path) == [root + "/a/1.txt"])
      #expect(pairing.unpairedSources == [root + "/a/1.txt"])
    }
  }
}

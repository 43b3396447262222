import TestSupport
import Testing
import Text

@testable import Alignment

@Suite struct LexiconTests {
  @Test func readsTabSeparatedLines() {
    let lexicon = Lexicon(tabSeparated: "# comment\nnegara\tcountry\n\nrumah\n\tx\nair\twater\n")
    #expect(lexicon.entries.map(\.source) == ["negara", "air"])
    #expect(lexicon.reversed.entries.map(\.source) == ["country", "water"])
  }

  @Test func theBuiltInOneHasNoMalformedOrDoubledLine() throws {
    let text = Lexicon.indonesianEnglishFile
    #expect(!text.unicodeScalars.contains("\u{FFFD}"), "not UTF-8")
    var seen: Set<Substring> = []
    var entries = 0
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      #expect(fields.count == 2, "\(line)")
      for field in fields {
        #expect(!field.isEmpty && String(field) == NormalForm.folded(String(field)), "\(line)")
        #expect(String(field) == NormalForm.caseFolded(String(field)), "\(line)")
        #expect(!field.contains(" "), "\(line)")
      }
      #expect(seen.insert(line).inserted, "twice: \(line)")
      entries += 1
    }
    #expect(entries >= 2500)
    let lexicon = try #require(Lexicon.builtIn(source: .indonesian, target: .english))
    #expect(lexicon.entries.count == entries)
    #expect(Lexicon.builtIn(source: .english, target: .indonesian)?.entries.count == entries)
  }

  @Test(arguments: [
    ("nasional", "national"), ("aktif", "active"), ("psikologi", "psychology"), ("informasi", "information"),
    ("universitas", "university"), ("demokrasi", "democracy"), ("proses", "process"),
    ("teknologi", "technology"),
    ("oktober", "october"), ("natională", "national"),
  ])
  func recognisesCognates(_ word: String, _ cognate: String) {
    #expect(Skeleton(word).key == Skeleton(cognate).key)
    #expect(Skeleton(word).similarity(to: Skeleton(cognate)) >= Skeleton.leastSimilarity)
  }

  @Test(arguments: [("berita", "berry"), ("rumah", "rumour"), ("dan", "and"), ("漢字漢字", "kanji")])
  func tellsOtherWordsApart(_ word: String, _ other: String) {
    #expect(Skeleton(word).similarity(to: Skeleton(other)) < Skeleton.leastSimilarity)
  }

  /// Against the textbook's table of longest common subsequences.
  @Test func similarityIsThatOfTheLongestCommonSubsequence() {
    var random = SeededGenerator(seed: 9)
    for _ in 0..<300 {
      func word() -> String {
        String(
          (0..<Int.random(in: 4...12, using: &random)).map { _ in "abdou".randomElement(using: &random) ?? "a"
          })
      }
      let (a, b) = (Skeleton(word()), Skeleton(word()))
      var table = [[Int]](
        repeating: [Int](repeating: 0, count: b.letters.count + 1), count: a.letters.count + 1)
      for i in a.letters.indices {
        for j in b.letters.indices {
          table[i + 1][j + 1] =
            a.letters[i] == b.letters[j] ? table[i][j] + 1 : max(table[i][j + 1], table[i + 1][j])
        }
      }
      let sum = a.letters.count + b.letters.count
      let expected = sum == 0 ? 0 : Float(2 * table[a.letters.count][b.letters.count]) / Float(sum)
      let similarity = a.similarity(to: b)
      let (short, long) = (min(a.letters.count, b.letters.count), max(a.letters.count, b.letters.count))
      #expect(similarity == (short >= 3 && long - short <= short / 3 ? expected : 0))
    }
  }
}

import TestSupport
import Testing
import Text

@testable import padan_bench

@Suite("The measures ours is compared with")
struct LevenshteinTests {
  @Test("The distance within a limit is that of the whole table")
  func againstTable() {
    var generator = TestSupport.SeededGenerator(seed: 11)
    var distance = Levenshtein()
    for _ in 0..<3000 {
      func list() -> [Int32] {
        (0..<Int.random(in: 0...12, using: &generator)).map { _ in Int32.random(in: 0...3, using: &generator)
        }
      }
      let (a, b) = (list(), list())
      let whole = Self.table(a, b)
      let limit = Int.random(in: 0...13, using: &generator)
      #expect(distance.distance(a, b, limit: limit) == (whole <= limit ? whole : nil))
      var (first, second) = (ItemList(), ItemList())
      for item in a { first.append(item) }
      for item in b { second.append(item) }
      #expect(first.leastDistance(to: second) <= whole)
    }
  }

  @Test(
    "So is that of long lists, of which one is changed into the other", arguments: [50, 63, 64, 65, 128, 200])
  func longLists(length: Int) {
    var generator = TestSupport.SeededGenerator(seed: UInt64(length))
    var distance = Levenshtein()
    for _ in 0..<40 {
      let a = (0..<length).map { _ in Int32.random(in: -2...40, using: &generator) }
      var b = a
      for _ in 0..<Int.random(in: 0...length, using: &generator) {
        let place = Int.random(in: 0...b.count, using: &generator)
        if Bool.random(using: &generator) {
          b.insert(Int32.random(in: 0...60, using: &generator), at: place)
        } else if place < b.count {
          b.remove(at: place)
        }
      }
      let whole = Self.table(a, b)
      let limit = Int.random(in: 0...length, using: &generator)
      #expect(distance.distance(a, b, limit: limit) == (whole <= limit ? whole : nil))
      #expect(distance.distance(b, a, limit: 2 * length) == (whole <= 2 * length ? whole : nil))
    }
  }

  private static func table(_ a: [Int32], _ b: [Int32]) -> Int {
    var rows = [Array(0...b.count)]
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        row.append(min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1)))
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }

  @Test("OmegaT's order looks at stems, then words, then everything")
  func omegaT() throws {
    let reader = SegmentReader(language: .indonesian)
    let query = reader.items(of: "Warga membeli 5 beras murah")
    var distance = Levenshtein()
    func order(_ text: String) -> Double {
      Rival.omegaT.likeness(query, reader.items(of: text), floor: 0, best: 0, &distance)?.order ?? -1
    }
    #expect(order("Warga membeli 5 beras murah") == 100_100_100)
    #expect(order("Warga membeli 7 beras murah") > 100_100_000)
    #expect(order("Warga membeli 7 beras murah") < 100_100_100)
    #expect(order("Warga dibeli 5 beras murah") < order("Warga membeli 7 beras murah"))
    #expect(order("Warga dibeli 5 beras murah") > order("Warga melihat 5 beras murah"))
  }
}

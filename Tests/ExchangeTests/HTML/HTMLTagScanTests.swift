import TestSupport
import Testing

@testable import Exchange

@Suite struct HTMLTagScanTests {
  private func count(_ text: String) -> Int {
    var scan = HTMLTagScan()
    scan.scan(text.utf8)
    return scan.attributes
  }

  @Test(arguments: [
    ("<p", 0), ("<p a", 1), ("<p a b=c", 2), ("<p a = 'x y z' b", 2), ("<p a=\"b\"c=\"d\"e", 3),
    ("<p a=it's b", 2),
    ("<p a/b/c", 3), ("<p a=\"M 1 2 3 4 5", 1), ("<p a b><q", 0), ("<p a b><q c", 1), ("a < b c d e", 0),
    ("<!-- a b c", 0), ("<<p a", 1), ("</p a b", 0),
  ])
  func attributesOfTheLastTag(text: String, attributes: Int) { #expect(count(text) == attributes) }

  /// The pieces in which the bytes come make no difference.
  @Test func piecesMakeNoDifference() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      let text = (0..<40).map { _ in
        ["<", "p", " ", "=", "'", "\"", ">", "/", "a"].randomElement(using: &generator) ?? ""
      }
      .joined()
      var scan = HTMLTagScan()
      for byte in text.utf8 { scan.scan(CollectionOfOne(byte)) }
      #expect(scan.attributes == count(text), "\(text)")
    }
  }
}

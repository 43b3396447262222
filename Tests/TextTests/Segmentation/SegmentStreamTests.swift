import TestSupport
import Testing

@testable import Text

@Suite struct SegmentStreamTests {
  private static let rules = SegmentationRules(
    cascades: false, rules: ["none": []], maps: [.init(pattern: ".*", name: "none")], basis: .sentenceBreaks)

  private func streamed(_ text: String, pieces sizes: () -> Int) throws -> [Segment] {
    var stream = SegmentStream(try Segmenter(language: .indonesian, rules: Self.rules))
    var result: [Segment] = []
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      var end = min(start + sizes(), bytes.count)
      // A piece ends between two scalars.
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      try stream.add(Array(bytes[start..<end])) { result.append($0) }
      start = end
    }
    try stream.finish { result.append($0) }
    return result
  }

  @Test func aShortTextIsTheSame() throws {
    let text = "Satu kalimat. Dua kalimat 🌾.\r\n\r\nTiga naïf.\n"
    let whole = try Segmenter(language: .indonesian, rules: Self.rules).segments(in: text)
    #expect(whole.count == 3)
    for size in [1, 2, 7, 1000] { #expect(try streamed(text) { size } == whole) }
    #expect(try streamed("") { 1 }.isEmpty)
  }

  /// Several chunks, of paragraphs long and short, in pieces of any size.
  @Test(arguments: [1, 2, 3] as [UInt64]) func aLongTextIsTheSame(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var text = ""
    while text.utf8.count < 5_000_000 {
      let sentences = Int.random(in: 1...(seed == 1 ? 20 : 20_000), using: &random)
      for _ in 0..<sentences { text += "Nomor \(Int.random(in: 0..<999, using: &random)) naïf 🌾 itu. " }
      text += Bool.random(using: &random) ? "\n\n" : "\r\n \r\n"
    }
    let whole = try Segmenter(language: .indonesian, rules: Self.rules).segments(in: text)
    let parts = try streamed(text) { Int.random(in: 1...300_000, using: &random) }
    #expect(parts.count == whole.count)
    #expect(parts == whole)
  }
}

import Alignment
import TestSupport
import Testing
import Text

@Suite struct AlignerTests {
  private let aligner = Aligner(source: .indonesian, target: .english)

  /// Every segment of both sides in exactly one bead, in order, no bead empty, confidence a probability.
  private func expectCovering(_ beads: [Bead], _ sources: Int, _ targets: Int) {
    var (source, target) = (0, 0)
    for bead in beads {
      #expect(bead.source.lowerBound == source && bead.target.lowerBound == target)
      #expect(!(bead.source.isEmpty && bead.target.isEmpty))
      #expect(bead.source.count <= 3 && bead.target.count <= 3)
      #expect(bead.confidence >= 0 && bead.confidence <= 1, "not a probability, or NaN")
      (source, target) = (bead.source.upperBound, bead.target.upperBound)
    }
    #expect(source == sources && target == targets)
  }

  @Test(arguments: [(0, 0), (0, 3), (3, 0), (1, 0), (1, 1), (1, 9), (9, 1), (40, 2)])
  func coversBothSidesWhateverTheirSizes(_ sources: Int, _ targets: Int) {
    let beads = aligner.beads(
      segments((0..<sources).map { "Kalimat nomor \($0)." }),
      segments((0..<targets).map { "Sentence number \($0)." }))
    expectCovering(beads, sources, targets)
  }

  @Test(arguments: 0..<25)
  func coversBothSidesOfNoise(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let alphabet = [
      "a", "Ω", "漢", "7", ".", "\"", "\u{200B}", "e\u{301}", "\r\n", " ", "🙂", "3.000", "Kazakhstan",
    ]
    func noise() -> [String] {
      (0..<Int.random(in: 0...60, using: &random)).map { _ in
        (0..<Int.random(in: 0...30, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }
          .joined()
      }
    }
    let (source, target) = (noise(), noise())
    let breaks = Set((0..<60).filter { _ in Bool.random(using: &random) })
    let (sources, targets) = (segments(source, paragraphs: breaks), segments(target))
    expectCovering(aligner.beads(sources, targets), source.count, target.count)
    let texts = aligner.aligned(sources, targets)
    expectCovering(texts.beads, texts.source.count, texts.target.count)
    expectPartsOf(sources, texts.source)
    expectPartsOf(targets, texts.target)
  }

  /// Every segment is there whole or in parts, in order; a part is its slice of it, without white space at the cut.
  private func expectPartsOf(_ whole: [Segment], _ parts: [Segment]) {
    var next = 0
    for segment in whole {
      let scalars = Array(segment.text.unicodeScalars)
      var end = segment.range.lowerBound
      var count = 0
      while next < parts.count, count == 0 || parts[next].range.upperBound <= segment.range.upperBound,
        count == 0 || end < segment.range.upperBound
      {
        let part = parts[next]
        let place =
          part.range.lowerBound - segment.range.lowerBound..<part.range.upperBound - segment.range.lowerBound
        #expect(part.paragraph == segment.paragraph)
        #expect(Array(part.text.unicodeScalars) == Array(scalars[place]))
        let gap = scalars[end - segment.range.lowerBound..<place.lowerBound]
        let isBlank = gap.allSatisfy { $0.properties.isWhitespace }
        #expect(isBlank)
        #expect(count == 0 || (!gap.isEmpty && scalars[place].first?.properties.isWhitespace == false))
        end = part.range.upperBound
        (next, count) = (next + 1, count + 1)
      }
      #expect(end == segment.range.upperBound)
    }
    #expect(next == parts.count)
  }

  private static let unpunctuated = (
    source: [
      "Hujan turun sejak pagi di lereng gunung.",
      "Sungai meluap ke jalan desa Kemudian petugas membawa warga ke sekolah.",
      "Tidak ada yang terluka, kemudian air surut, kemudian jalan kering, kemudian pasar buka.",
    ],
    target: [
      "Rain has been falling on the mountain slope since morning.",
      "The river overflowed onto the village road.",
      "Then officers took residents to the school.",
      "Nobody was hurt, then the water receded, then the road dried, then the market opened.",
    ]
  )

  @Test func cutsASentenceThatTheSegmenterMissed() {
    let (source, target) = (segments(Self.unpunctuated.source), segments(Self.unpunctuated.target))
    let texts = aligner.aligned(source, target)
    expectPartsOf(source, texts.source)
    #expect(texts.target == target)
    #expect(texts.beads.map(\.source) == [0..<1, 1..<2, 2..<3, 3..<4])
    #expect(texts.beads.map(\.target) == [0..<1, 1..<2, 2..<3, 3..<4])
    #expect(texts.source.dropFirst(2).first?.text == "Kemudian petugas membawa warga ke sekolah.")
    #expect(texts == aligner.aligned(source, target))
    let back = Aligner(source: .english, target: .indonesian).aligned(target, source)
    #expect(back.target == texts.source)
  }

  @Test func leavesSegmentsWholeWhereAskedTo() {
    let beads = aligner.beads(segments(Self.unpunctuated.source), segments(Self.unpunctuated.target))
    #expect(beads.map(\.target) == [0..<1, 1..<3, 3..<4])
  }

  @Test func saysHowFarItHasCome() {
    let texts = InventedTexts(count: 300, seed: 2)
    var shares: [Double] = []
    _ = aligner.beads(segments(texts.source), segments(texts.target)) { shares.append($0) }
    #expect(shares.count > 5)
    #expect(shares == shares.sorted() && Set(shares).count == shares.count)
    #expect(shares.allSatisfy { $0 > 0 && $0 <= 1 })
  }

  @Test func alignsATextWithItself() {
    let texts = InventedTexts(count: 60, seed: 1).source
    let beads = aligner.beads(segments(texts), segments(texts))
    #expect(beads.allSatisfy { $0.source == $0.target && $0.source.count == 1 })
    #expect(beads.allSatisfy { $0.confidence > 0.9 })
  }

  @Test func findsMergesSplitsAndOmissions() {
    let source = segments([
      "Gunung Merapi meletus pada Sabtu pagi.", "Abu menutupi 12 desa.",
      "Petugas membawa 350 warga ke sekolah.",
      "Bagikan artikel ini di Facebook.", "Asia Tengah sangat tidak stabil.",
      "Rusia tidak punya pilihan lain.",
      "Bandara Adisutjipto ditutup sampai pukul 07.45, kata Budi Santoso, dan penerbangan ke Jakarta dibatalkan.",
      "\"Kapan kami bisa pulang?\" tanya Sri.",
    ])
    let target = segments([
      "Mount Merapi erupted on Saturday morning.", "Ash covered 12 villages.",
      "Officers took 350 residents to a school.",
      "Central Asia is very unstable, and Russia has no other choice.",
      "Adisutjipto airport was closed until 7:45, said Budi Santoso.", "Flights to Jakarta were cancelled.",
      "Yogyakarta lies at the foot of the volcano, one of the most active in the country.",
      "\"When can we go home?\" asked Sri.",
    ])
    let expected: [(Range<Int>, Range<Int>)] = [
      (0..<1, 0..<1), (1..<2, 1..<2), (2..<3, 2..<3), (3..<4, 3..<3), (4..<6, 3..<4), (6..<7, 4..<6),
      (7..<7, 6..<7), (7..<8, 7..<8),
    ]
    let beads = aligner.beads(source, target)
    #expect(beads.map(\.source) == expected.map(\.0))
    #expect(beads.map(\.target) == expected.map(\.1))
  }

  @Test func learnsTheWordsOfUnknownLanguages() throws {
    let hungarian = try #require(LanguageTag("hu"))
    let texts = InventedTexts(count: 300, merges: 5, drops: 5, words: 120, seed: 2)
    let beads = Aligner(source: hungarian, target: .english).beads(
      segments(texts.source), segments(texts.target))
    expectCovering(beads, texts.source.count, texts.target.count)
    let gold = Set(texts.gold.map { [$0.source, $0.target] })
    let right = beads.count { gold.contains([$0.source, $0.target]) }
    #expect(100 * right > 95 * gold.count)
  }

  @Test func survivesABlockWithoutTranslation() {
    let texts = InventedTexts(count: 480, words: 3000, seed: 3)
    let gap = 150..<300
    let names = (0..<480).map { " Nama\($0)." }
    let source = zip(texts.source, names).map { $0 + $1 }
    let target = zip(texts.target, names).map { $0 + $1 }
    let kept = target.indices.filter { !gap.contains($0) }
    let beads = aligner.beads(segments(source), segments(kept.map { target[$0] }))
    let right = beads.count {
      $0.source.count == 1 && $0.target.count == 1 && kept[$0.target.lowerBound] == $0.source.lowerBound
    }
    #expect(100 * right > 97 * kept.count)
    #expect(beads.count { $0.target.isEmpty } >= gap.count - 10)
  }

  @Test func paragraphBreaksHelpButDoNotBind() {
    let texts = InventedTexts(count: 80, seed: 4)
    let sameBreaks = Set(stride(from: 0, to: 80, by: 5))
    let otherBreaks = Set(stride(from: 3, to: 80, by: 7))
    let source = segments(texts.source, paragraphs: sameBreaks)
    for breaks in [sameBreaks, otherBreaks] {
      let beads = aligner.beads(source, segments(texts.target, paragraphs: breaks))
      #expect(beads.count { $0.source == $0.target && $0.source.count == 1 } == 80)
    }
  }

  @Test func takesAWholeBookInOneSegment() {
    let huge = String(repeating: "kata 12, \"nama\" ", count: 40_000)
    let beads = aligner.beads(segments([huge, "Satu."]), segments([huge, "One."]))
    expectCovering(beads, 2, 2)
  }

  @Test func aGivenLexiconCounts() {
    let source = ["mexo prilu.", "tavvo.", "sund drak wimp."]
    let target = ["zzork yyaa.", "bbel qi mmo."]
    let lexicon = Lexicon(
      entries: [("mexo", "zzork"), ("prilu", "yyaa"), ("sund", "bbel"), ("drak", "qi"), ("wimp", "mmo")]
        .map { Lexicon.Entry(source: $0.0, target: $0.1, probability: 0.9) })
    let beads = Aligner(source: .indonesian, target: .english, lexicon: lexicon)
      .beads(segments(source), segments(target))
    #expect(beads.map(\.target) == [0..<1, 1..<1, 1..<2])
  }
}

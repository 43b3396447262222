import Exchange
import Testing
import Text

@testable import Corpus

@Suite struct AgreementTests {
  private typealias Spans = AlignmentAgreement.Spans

  @Test func boundariesCountWhereTheyAreNotGiven() {
    // Ends: "Satu." 5, "Dua." 10, "Tiga." 17, "Empat." 24.
    let text = "Satu. Dua.\n\nTiga. Empat.\n"
    let all = SegmentationAgreement.agreement(of: [5, 10, 17, 24], gold: [5, 10, 17, 24], in: text)
    #expect((all.right, all.given, all.gold) == (2, 2, 2))
    #expect(all.f1 == 1)
    // The start of the next sentence is as good as the end of this one; a cut inside a word is wrong.
    let other = SegmentationAgreement.agreement(of: [6, 12, 14], gold: [5, 10, 17, 24], in: text)
    #expect((other.right, other.given, other.gold) == (1, 2, 2))
    #expect(SegmentationAgreement.agreement(of: [], gold: [99, -1], in: "").gold == 0)
  }

  private let source = "Aa bb. Cc dd. Ee ff."
  private let target = "Gg hh. Ii jj. Kk ll."
  private var gold: [AlignmentAgreement.Spans] {
    [
      Spans(source: 0..<6, target: 0..<6), Spans(source: 7..<13, target: nil),
      Spans(source: 14..<20, target: 7..<20),
    ]
  }

  @Test func goldAgreesWithItself() {
    let agreement = AlignmentAgreement(of: gold, gold: gold, source: source, target: target)
    #expect(agreement.fine.f1 == 1)
    #expect(agreement.pairs.f1 == 1)
    #expect(agreement.null.f1 == 1)
    #expect((agreement.fine.gold, agreement.pairs.gold, agreement.null.gold) == (3, 2, 1))
  }

  @Test func marksAndWhiteSpaceDoNoHarm() {
    let beads = [
      Spans(source: 0..<5, target: 0..<7), Spans(source: 5..<14, target: nil),
      Spans(source: 14..<19, target: 7..<20),
    ]
    #expect(AlignmentAgreement(of: beads, gold: gold, source: source, target: target).fine.f1 == 1)
  }

  @Test func oneBeadOverEverythingIsNotFine() {
    let beads = [Spans(source: 0..<20, target: 0..<20)]
    let agreement = AlignmentAgreement(of: beads, gold: gold, source: source, target: target)
    #expect(agreement.fine.right == 0)
    #expect(agreement.fine.found == 0)
    // All it touches is whole, so the sentence without a translation is found in it.
    #expect(agreement.null.found == 1)
  }

  @Test func partsOnBothSidesAreFine() {
    let beads = [
      Spans(source: 0..<6, target: 0..<6), Spans(source: 7..<13, target: 7..<13),
      Spans(source: 14..<20, target: 14..<20),
    ]
    let agreement = AlignmentAgreement(of: beads, gold: gold, source: source, target: target)
    // The second joins what has no translation with a part of the third.
    #expect((agreement.fine.right, agreement.fine.given, agreement.fine.found) == (2, 3, 1))
  }

  @Test func goldIsReadInBothForms() throws {
    let files = [
      "a.id.txt": source + "\n", "a.en.txt": target + "\n",
      "a.gold.tsv": "# gold\nAa bb.\tGg hh.\nCc dd.\t\nEe ff.\tIi jj. ¦ Kk ll.\n",
      "b.id.txt": source, "b.en.txt": target, "b.gold.tsv": "0\t6\t0\t6\r\n7\t13\t\t\n14\t20\t7\t20\n",
    ]
    try TemporaryFolder.with(files) { root in
      let first = try GoldArticle(root + "/a.gold.tsv", from: .indonesian, to: .english)
      let second = try GoldArticle(root + "/b.gold.tsv", from: .indonesian, to: .english)
      #expect(first.spans == gold)
      #expect(second.spans == gold)
      #expect(first.target.map(\.text) == ["Gg hh.", "Ii jj.", "Kk ll."])
      #expect(second.target.map(\.text) == ["Gg hh.", "Ii jj. Kk ll."])
    }
  }

  /// As `gzip -n` writes `Aa bb.`, `Gg hh.` and a bead of both.
  @Test func goldAndTextsMayBeCompressed() throws {
    let packed: [String: [UInt8]] = [
      "a.id.txt.gz": [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 115, 76, 84, 72, 74, 210, 227, 2, 0, 188, 146, 215, 76, 7, 0, 0, 0,
      ],
      "a.en.txt.gz": [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 115, 79, 87, 200, 200, 208, 227, 2, 0, 41, 33, 116, 155, 7, 0, 0, 0,
      ],
      "a.gold.tsv.gz": [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 115, 76, 84, 72, 74, 210, 227, 116, 79, 87, 200, 200, 208, 227, 2, 0,
        154, 240, 151, 72, 14, 0, 0, 0,
      ],
    ]
    try TemporaryFolder.with(bytes: packed) { root in
      #expect(try Evaluation.golds(at: root, isFolder: true) == [root + "/a.gold.tsv.gz"])
      let gold = try GoldArticle(root + "/a.gold.tsv.gz", from: .indonesian, to: .english)
      #expect(gold.spans == [Spans(source: 0..<6, target: 0..<6)])
      #expect(gold.pair.name == root + "/a")
    }
  }

  @Test func everyBeadIsJudged() {
    let beads = [
      Spans(source: 0..<6, target: 0..<6), Spans(source: 7..<20, target: 7..<20),
      Spans(source: nil, target: 6..<7),
    ]
    var judged: [Int: Bool] = [:]
    _ = AlignmentAgreement(of: beads, gold: gold, source: source, target: target) { judged[$0] = $1 }
    // The second holds whole gold beads, but one of them has no translation; the third holds no letter.
    #expect(judged == [0: true, 1: false])
  }

  @Test(arguments: [
    ("Aa bb.\tGg hh.\nCc xx.\t\n", 2), ("Aa bb.\n", 1), ("Aa bb.\tGg hh.\n", 1), ("0\t6\t0\t99\n", 1),
    ("7\t13\t\t\n0\t6\t0\t6\n", 2), ("6\t0\t0\t6\n", 1), ("0\t6\t\t6\n", 1),
    ("0\t99999999999999999999\t\t\n", 1),
  ])
  func whatIsWrongWithGoldIsToldWithItsLine(text: String, line: Int) throws {
    try TemporaryFolder.with(["a.id.txt": source, "a.en.txt": target, "a.gold.tsv": text]) { root in
      let error = #expect(throws: ExchangeError.self) {
        try GoldArticle(root + "/a.gold.tsv", from: .indonesian, to: .english)
      }
      #expect(error?.line == line)
      #expect(error?.kind == .malformed)
    }
  }

  @Test(arguments: ["x", "0", "-1", "7", "99999999999999999999"])
  func anEndOutsideTheTextIsAnError(end: String) throws {
    try TemporaryFolder.with(["a.txt": "Aa bb.", "a.gold": "6\n\(end)\n"]) { root in
      let error = #expect(throws: ExchangeError.self) {
        try Evaluation(from: .indonesian, to: .english).segmentation(ofTextWithGold: root + "/a.gold")
      }
      #expect(error?.line == 2)
    }
  }
}

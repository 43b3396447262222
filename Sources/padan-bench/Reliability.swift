import Alignment
import Corpus
import Exchange
import Foundation
import Text

/// How often beads are right by their confidence, and how well pairs and nulls are found, on gold texts.
struct Reliability {
  /// What a text is put beside.
  enum Pairing: String, CaseIterable {
    case own = "its translation"
    case half = "half of it and half of another's"
    case other = "another's translation"
  }

  /// Beads of about one confidence.
  private struct Bin {
    var (count, right) = (0, 0)
    var sum = 0.0

    mutating func add(_ bead: Bead, isRight: Bool) {
      count += 1
      sum += bead.confidence
      if isRight { right += 1 }
    }
  }

  private var bins = [Pairing: [Bin]]()
  private var sets: [String: AlignmentAgreement] = [:]
  private let aligner: Aligner
  private let segmenters: (source: Segmenter, target: Segmenter)
  private let usesGoldSegments: Bool

  /// Aligns all texts with their own translation, and each with the next one's of its set, wholly and for a half.
  init(_ articles: [GoldArticle], from: LanguageTag, to: LanguageTag, usesGoldSegments: Bool) throws {
    aligner = Aligner(source: from, target: to)
    segmenters = (
      try Segmenter(language: from, rules: .builtIn), try Segmenter(language: to, rules: .builtIn)
    )
    self.usesGoldSegments = usesGoldSegments
    for pairing in Pairing.allCases { bins[pairing] = [Bin](repeating: Bin(), count: 11) }
    for (index, article) in articles.enumerated() {
      sets[Self.set(of: article), default: AlignmentAgreement()] += try add(GoldTexts(article), .own)
      if articles.count == 1 { continue }
      let other = articles[(index + 1) % articles.count]
      _ = try add(GoldTexts(article, beside: other, fromMiddle: true), .half)
      _ = try add(GoldTexts(article, beside: other, fromMiddle: false), .other)
    }
  }

  /// The last two folders that an article lies in.
  private static func set(of article: GoldArticle) -> String {
    article.pair.name.split(separator: "/").dropLast().suffix(2).joined(separator: "/")
  }

  private mutating func add(_ texts: GoldTexts, _ pairing: Pairing) throws -> AlignmentAgreement {
    let (source, target) =
      usesGoldSegments
      ? (texts.sourceSegments, texts.targetSegments)
      : (try segmenters.source.segments(in: texts.source), try segmenters.target.segments(in: texts.target))
    // What is split as the gold is, stays so.
    let aligned =
      usesGoldSegments
      ? AlignedTexts(source: source, target: target, beads: aligner.beads(source, target))
      : aligner.aligned(source, target)
    let spans = aligned.beads.map {
      AlignmentAgreement.Spans(
        source: GoldArticle.span(aligned.source[$0.source]),
        target: GoldArticle.span(aligned.target[$0.target]))
    }
    return AlignmentAgreement(of: spans, gold: texts.beads, source: texts.source, target: texts.target) {
      bins[pairing]?[Int((aligned.beads[$0].confidence * 10).rounded())].add(aligned.beads[$0], isRight: $1)
    }
  }

  /// The tables: F1 by set, then the share of right beads by confidence.
  var report: String {
    var lines = [Self.columns(["set", "fine F1", "null F1", "null rows"])]
    for (name, set) in sets.sorted(by: { $0.key < $1.key }) {
      lines.append(
        Self.columns([
          name, Self.share(set.fine.f1), Self.share(set.null.gold > 0 ? set.null.f1 : nil),
          String(set.null.gold),
        ]))
    }
    for pairing in Pairing.allCases {
      guard let bins = bins[pairing], bins.contains(where: { $0.count > 0 }) else { continue }
      lines += ["", "A text beside \(pairing.rawValue):"] + Self.table(bins)
    }
    let all = bins.values.reduce([Bin](repeating: Bin(), count: 11)) { sums, bins in
      zip(sums, bins).map {
        Bin(count: $0.count + $1.count, right: $0.right + $1.right, sum: $0.sum + $1.sum)
      }
    }
    return (lines + ["", "All together:"] + Self.table(all)).joined(separator: "\n")
  }

  private static func table(_ bins: [Bin]) -> [String] {
    var lines = [columns(["confidence", "mean", "right", "beads"])]
    var (error, count) = (0.0, 0)
    for (index, bin) in bins.enumerated() where bin.count > 0 {
      let mean = bin.sum / Double(bin.count)
      let right = Double(bin.right) / Double(bin.count)
      error += abs(mean - right) * Double(bin.count)
      count += bin.count
      lines.append(
        columns([
          String(format: "%.1f ± 0.05", Double(index) / 10), share(mean), share(right), String(bin.count),
        ]))
    }
    lines.append(
      columns(["expected calibration error", "", share(error / Double(max(1, count))), String(count)]))
    return lines
  }

  private static func share(_ value: Double?) -> String { value.map { String(format: "%.4f", $0) } ?? "-" }

  private static func columns(_ texts: [String]) -> String {
    zip(texts, [28, 9, 9, 10]).map { text, width in
      let padding = String(repeating: " ", count: max(0, width - text.count))
      return width == 28 ? text + padding : padding + text
    }.joined()
  }
}

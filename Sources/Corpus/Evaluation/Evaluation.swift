internal import Alignment
public import Exchange
public import Text

/// Measures segmentation and alignment against gold.
///
/// Not thread-safe: one for each worker.
public final class Evaluation {
  private let from: LanguageTag
  private let to: LanguageTag
  private let segmenters: (source: Segmenter, target: Segmenter)
  private let aligner: Aligner

  /// An evaluation of a pair of languages; without rules, of the built-in ones.
  ///
  /// Throws `SegmentationError` where a rule is no expression.
  public init(
    from: LanguageTag, to: LanguageTag, rules: SegmentationRules? = nil,
    quotations: Segmenter.Quotations = .split
  ) throws {
    self.from = from
    self.to = to
    let rules = rules ?? .builtIn
    segmenters = (
      try Segmenter(language: from, rules: rules, quotations: quotations),
      try Segmenter(language: to, rules: rules, quotations: quotations)
    )
    aligner = Aligner(source: from, target: to)
  }

  /// The paths of the golds that a path names: itself, or all `NAME.gold.tsv` below a folder, in order.
  ///
  /// Throws for a folder that cannot be listed, or has none.
  public static func golds(at path: String, isFolder: Bool) throws(ExchangeError) -> [String] {
    guard isFolder else { return [path] }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    let golds = try FolderListing.files(below: path).filter(GoldArticle.isGold).sorted()
    if golds.isEmpty {
      throw ExchangeError(.malformed, path: path, reason: "there is no NAME.gold.tsv here")
    }
    return golds.map { prefix + $0 }
  }

  /// How well the sentences of both sides of a gold are found.
  public func segmentation(
    _ gold: GoldArticle
  ) throws -> (source: Agreement, target: Agreement) {
    func agreement(_ segmenter: Segmenter, _ text: String, _ gold: [Segment]) throws -> Agreement {
      SegmentationAgreement.agreement(
        of: try segmenter.segments(in: text).map(\.range.upperBound), gold: gold.map(\.range.upperBound),
        in: text)
    }
    return (
      try agreement(segmenters.source, gold.sourceText, gold.source),
      try agreement(segmenters.target, gold.targetText, gold.target)
    )
  }

  /// How well the sentences of one text are found, `NAME.gold` beside `NAME.txt`: a line for each sentence with the
  /// offset of its end, in Unicode scalars.
  ///
  /// The text is in the source language. Throws where a file cannot be read or a line has no offset.
  public func segmentation(ofTextWithGold path: String) throws -> Agreement {
    let name = path.hasSuffix(".gold") ? String(path.dropLast(".gold".count)) : path
    let text = try TextFile.text(of: name + ".txt")
    let length = text.unicodeScalars.count
    let ends = try GoldLine.lines(of: TextFile.text(of: path)).map { line in
      guard let end = line.fields.first.flatMap({ Int($0) }) else {
        throw ExchangeError(
          .malformed, path: path, line: line.number,
          reason: "the offset of the end of a sentence is wanted here")
      }
      guard end > 0, end <= length else {
        throw ExchangeError(
          .malformed, path: path, line: line.number,
          reason: "\(end) is outside the text, which has \(length) characters")
      }
      return end
    }
    let segments = try segmenters.source.segments(in: text)
    return SegmentationAgreement.agreement(of: segments.map(\.range.upperBound), gold: ends, in: text)
  }

  /// How well the beads of a gold are found, over running text or over the gold's own sentences.
  public func alignment(_ gold: GoldArticle, ofGoldSentences: Bool = false) throws -> AlignmentAgreement {
    let source = ofGoldSentences ? gold.source : try segmenters.source.segments(in: gold.sourceText)
    let target = ofGoldSentences ? gold.target : try segmenters.target.segments(in: gold.targetText)
    let beads = aligner.beads(source, target).map {
      AlignmentAgreement.Spans(
        source: GoldArticle.span(source[$0.source]), target: GoldArticle.span(target[$0.target]))
    }
    return AlignmentAgreement(of: beads, gold: gold.spans, source: gold.sourceText, target: gold.targetText)
  }
}

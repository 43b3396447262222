/// Splits running text into sentences.
///
/// Not thread-safe: one for each worker.
///
/// Paragraphs end at blank lines, headings and list items with their line (`TextLayout`). Inside, sentences end where
/// ICU's break iterator says so and the rules do not object, or where the rules stand alone (`SegmentationRules`).
public final class Segmenter {
  /// What becomes of a quotation of several sentences.
  public enum Quotations: String, Sendable, CaseIterable {
    /// It is split inside, the attribution staying with its last sentence.
    case split
    /// It stays whole.
    case keep
  }

  private enum Engine {
    case refiner(SentenceBreakRefiner)
    case cascade(RuleCascade)
  }

  private let engine: Engine
  private let quotations: Quotations

  /// A segmenter of a language.
  ///
  /// Throws `SegmentationError` where a rule is no ICU regular expression.
  public init(
    language: LanguageTag, rules: SegmentationRules, quotations: Quotations = .split
  ) throws {
    let list = try rules.rules(for: language)
    engine =
      switch rules.basis {
      case .sentenceBreaks: .refiner(try SentenceBreakRefiner(rules: list, language: language))
      case .rulesAlone: .cascade(try RuleCascade(rules: list))
      }
    self.quotations = quotations
  }

  /// The sentences of a text, in order; together they hold every character that is not white space.
  ///
  /// Throws `SegmentationError` where an expression of the rules takes too long. Linear in the length of the text.
  public func segments(in text: String) throws -> [Segment] {
    var result: [Segment] = []
    try forEachSegment(in: text) { result.append($0) }
    return result
  }

  /// Calls `body` with each sentence of a text, in order.
  ///
  /// Memory beyond the text itself is bounded: about three times a chunk of a megabyte or, where a paragraph is longer,
  /// of thirty at most.
  public func forEachSegment(in text: String, _ body: (Segment) throws -> Void) throws {
    var text = text
    var progress = Progress()
    try text.withUTF8 { bytes in
      var start = 0
      while start < bytes.count, let end = TextChunk.end(of: bytes, from: start, isLast: true) {
        try segment(bytes, start..<end.offset, endsParagraph: end.isParagraph, &progress, body)
        start = end.offset
      }
    }
  }

  /// The sentences of a portion of a text, told as those of a text of its own; throws as `segments(in:)` does.
  public func segments(in portion: TextPortion) throws -> PortionSegments {
    var progress = Progress()
    var segments: [Segment] = []
    try portion.bytes.withUnsafeBufferPointer { bytes in
      try segment(bytes, 0..<bytes.count, endsParagraph: portion.endsParagraph, &progress) {
        segments.append($0)
      }
    }
    return PortionSegments(
      segments: segments,
      length: TextPlace(scalar: progress.chunk.endScalarOffset, paragraph: progress.paragraph))
  }

  /// How far a text has been segmented.
  private struct Progress {
    var chunk = TextChunk()
    var layout = TextLayout()
    var paragraph = 0
  }

  /// Segments the next chunk of a text.
  private func segment(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, endsParagraph: Bool,
    _ progress: inout Progress, _ body: (Segment) throws -> Void
  ) throws {
    progress.chunk.load(bytes, range)
    for sentence in try sentences(of: &progress.chunk, layout: &progress.layout) {
      let paragraph = progress.paragraph + progress.layout.blocks[sentence.block].paragraph
      try body(progress.chunk.segment(sentence.range, paragraph: paragraph, of: bytes))
    }
    progress.paragraph += progress.layout.paragraphCount
    // A paragraph that is cut for its length alone goes on.
    if !endsParagraph, progress.layout.paragraphCount > 0 { progress.paragraph -= 1 }
  }

  /// The sentences of the chunk (UTF-16 ranges, no white space at their edges) and their blocks.
  private func sentences(
    of chunk: inout TextChunk, layout: inout TextLayout
  ) throws(SegmentationError) -> [SentenceCollector.Sentence] {
    try chunk.withUnits { units throws(SegmentationError) in
      let text = UnsafeBufferPointer(units)
      layout.scan(text)
      if case .refiner = engine { layout.softenLineBreaks(in: units) }
      var collector = SentenceCollector(text, blocks: layout.blocks, quotations: quotations)
      switch engine {
      case .refiner(let refiner):
        try refiner.forEachSentenceEnd(in: text, blocks: layout.blocks) {
          collector.endSentence(at: $0, block: $1)
        }
      case .cascade(let cascade):
        try cascade.forEachSentenceEnd(in: text, blocks: layout.blocks) {
          collector.endSentence(at: $0, block: $1)
        }
      }
      return collector.sentences
    }
  }
}

/// Makes sentences of sentence ends, quotations whole where that is wished.
private struct SentenceCollector {
  /// A range in UTF-16 and the block it stands in.
  struct Sentence {
    var range: Range<Int>
    var block: Int
  }

  private let units: UnsafeBufferPointer<UInt16>
  private let blocks: [TextLayout.Block]
  private let quotations: Segmenter.Quotations
  private(set) var sentences: [Sentence] = []
  private var start = 0
  private var current = -1
  // The quotations of the block that are not over yet, the last one first.
  private var quoted: [Range<Int>] = []

  init(_ units: UnsafeBufferPointer<UInt16>, blocks: [TextLayout.Block], quotations: Segmenter.Quotations) {
    self.units = units
    self.blocks = blocks
    self.quotations = quotations
    sentences.reserveCapacity(blocks.count)
  }

  mutating func endSentence(at end: Int, block: Int) {
    if block != current {
      current = block
      start = blocks[block].range.lowerBound
      if quotations == .keep {
        quoted = QuotationSpans.spans(in: units, block: blocks[block].range).reversed()
      }
    }
    while let last = quoted.last, last.upperBound <= end { quoted.removeLast() }
    if let last = quoted.last, last.lowerBound < end { return }
    while start < end, units[start].isWhiteSpace { start += 1 }
    if start < end { sentences.append(Sentence(range: start..<end, block: block)) }
    start = end
  }
}

/// Splits running text into sentences. Not thread-safe: one for each worker.
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
  private var layout = TextLayout()
  private var chunk = TextChunk()

  /// A segmenter of a language. Throws `SegmentationError` where a rule is no ICU regular expression.
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

  /// Calls `body` with each sentence of a text, in order. Memory beyond the text itself is bounded, unless a paragraph
  /// is longer than some megabytes.
  public func forEachSegment(in text: String, _ body: (Segment) throws -> Void) throws {
    var text = text
    try text.withUTF8 { bytes in
      chunk.reset()
      var start = 0
      var paragraph = 0
      while start < bytes.count {
        start = chunk.load(bytes, from: start)
        for (range, block) in try sentences() {
          try body(chunk.segment(range, paragraph: paragraph + layout.blocks[block].paragraph, of: bytes))
        }
        paragraph += layout.paragraphCount
        // A paragraph that is cut for its length alone goes on.
        if !chunk.endsParagraph, layout.paragraphCount > 0 { paragraph -= 1 }
      }
    }
  }

  /// The sentences of the chunk (UTF-16 ranges, no white space at their edges) and their blocks.
  private func sentences() throws(SegmentationError) -> [(range: Range<Int>, block: Int)] {
    try chunk.withUnits { units throws(SegmentationError) in
      layout.scan(UnsafeBufferPointer(units))
      var result: [(range: Range<Int>, block: Int)] = []
      var start = 0
      var current = -1
      var quoted: [Range<Int>] = []
      func endSentence(_ end: Int, _ block: Int) {
        if block != current {
          current = block
          start = layout.blocks[block].range.lowerBound
          quoted.removeAll(keepingCapacity: true)
          if quotations == .keep {
            QuotationSpans.forEach(in: UnsafeBufferPointer(units), block: layout.blocks[block].range) {
              quoted.append($0)
            }
            quoted.reverse()
          }
        }
        // Quotations lie in the block's order, so those that are over can be dropped from the end of the list.
        while let last = quoted.last, last.upperBound <= end { quoted.removeLast() }
        if let span = quoted.last, span.lowerBound < end { return }
        while start < end, units[start].isWhiteSpace { start += 1 }
        if start < end { result.append((start..<end, block)) }
        start = end
      }
      switch engine {
      case .refiner(let refiner):
        layout.softenLineBreaks(in: units)
        try refiner.forEachSentenceEnd(in: UnsafeBufferPointer(units), blocks: layout.blocks, endSentence)
      case .cascade(let cascade):
        try cascade.forEachSentenceEnd(in: UnsafeBufferPointer(units), blocks: layout.blocks, endSentence)
      }
      return result
    }
  }
}

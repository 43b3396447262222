import Alignment
import Exchange
import Text

/// Words that translate each other, learned from articles that have been paired.
///
/// The articles are aligned as one long text, so that what one shows helps with the next (`Aligner`), and the words are
/// learned from the beads (`Lexicon`).
struct PairedWords {
  /// Fewer pairs teach nothing: which of their words belong together is not to be told.
  private static let fewestPairs = 5
  /// Beads that are likelier right than wrong are learned from; what a wrong pair shows is mostly not among them.
  private static let leastConfidence = 0.5

  private let languages: (source: LanguageTag, target: LanguageTag)
  private var segmenters: (source: Segmenter, target: Segmenter)?
  /// What was learned last.
  private var known = Lexicon()
  /// Whether there were more pairs than are read: further ones would teach no more.
  private(set) var isFull = false

  init(from: LanguageTag, to: LanguageTag) { languages = (from, to) }

  /// The words of pairs of files, which are read again; none where there are too few pairs.
  ///
  /// Of a large heap, the surest pairs are read, as many as fill `Lexicon.mostPairs`. Throws `ExchangeError` for a file that cannot
  /// be read any more, and `SegmentationError`.
  mutating func learned(from pairs: [(score: Double, source: String, target: String)]) throws -> Lexicon {
    guard pairs.count >= Self.fewestPairs else { return Lexicon() }
    let segmenters =
      try segmenters ?? (
        Segmenter(language: languages.source, rules: .builtIn),
        Segmenter(language: languages.target, rules: .builtIn)
      )
    self.segmenters = segmenters
    var (sources, targets): ([Segment], [Segment]) = ([], [])
    for pair in pairs.sorted(by: { $0.score > $1.score }) {
      isFull = max(sources.count, targets.count) >= Lexicon.mostPairs
      if isFull { break }
      Self.add(try segmenters.source.segments(in: ArticleFile(pair.source).text), to: &sources)
      Self.add(try segmenters.target.segments(in: ArticleFile(pair.target).text), to: &targets)
    }
    let beads = Aligner(source: languages.source, target: languages.target, lexicon: known).beads(
      sources, targets)
    func text(_ segments: ArraySlice<Segment>) -> String { segments.map(\.text).joined(separator: " ") }
    known = Lexicon(
      learnedFrom: beads.filter {
        $0.confidence >= Self.leastConfidence && !$0.source.isEmpty && !$0.target.isEmpty
      }.map { (text(sources[$0.source]), text(targets[$0.target])) },
      source: languages.source, target: languages.target)
    return known
  }

  /// Adds the segments of an article, whose first paragraph comes after the last.
  private static func add(_ segments: [Segment], to all: inout [Segment]) {
    let paragraph = all.last.map { $0.paragraph + 1 } ?? 0
    for var segment in segments {
      segment.paragraph += paragraph
      all.append(segment)
    }
  }
}

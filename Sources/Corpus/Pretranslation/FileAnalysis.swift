/// How much of a file a memory knows: segments and words by band.
public struct FileAnalysis: Hashable, Sendable {
  /// A number of segments and of the words in them.
  public struct Count: Hashable, Sendable {
    /// Segments.
    public var segments = 0
    /// Words: the tokenizer's words and numbers (`Tokenizer`), marks not counted.
    public var words = 0

    /// A count.
    public init(segments: Int = 0, words: Int = 0) {
      (self.segments, self.words) = (segments, words)
    }

    /// Adds another count.
    public static func += (count: inout Count, other: Count) {
      count.segments += other.segments
      count.words += other.words
    }
  }

  private var counts: [MatchBand: Count] = [:]
  /// Segments that have a translation already, in no band.
  public private(set) var translated = Count()

  /// Nothing counted.
  public init() {}

  /// What lies in a band.
  public subscript(band: MatchBand) -> Count { counts[band] ?? Count() }

  /// What lies in all bands.
  public var total: Count { counts.values.reduce(into: Count()) { $0 += $1 } }

  /// Adds a segment of so many words; nil is the band of one that is translated already.
  mutating func add(_ band: MatchBand?, words: Int) {
    let count = Count(segments: 1, words: words)
    if let band { counts[band, default: Count()] += count } else { translated += count }
  }

  /// Adds what another file holds.
  public static func += (analysis: inout FileAnalysis, other: FileAnalysis) {
    for (band, count) in other.counts { analysis.counts[band, default: Count()] += count }
    analysis.translated += other.translated
  }
}

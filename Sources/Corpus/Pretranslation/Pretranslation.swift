public import Exchange
internal import Text
public import TranslationMemory

/// What is asked of a memory to translate a file, and what its answers come to.
///
/// The file comes part by part, and the queries are answered by the caller, on as many threads as it has; nothing here opens a memory.
/// Memory grows by a hash of each different text.
public struct Pretranslation {
  /// How many segments and words each band has, in the parts so far.
  public private(set) var analysis = FileAnalysis()
  private let minimum: Int
  private let limit: Int
  /// Hashes of the open texts so far: of a million, two have one hash with a probability of 3 in a hundred million.
  private var seen: Set<Int> = []
  private var tokenizers: [LanguageTag: Tokenizer] = [:]

  /// Before the first part; matches are to be found that are in the lowest band or reach `minimum`.
  public init(minimum: Int = MatchBand.lowestScore, limit: Int = 1) {
    (self.minimum, self.limit) = (minimum, limit)
  }

  /// The matches of each segment of the next part, best first, by asking `answer`, which gives those of each query.
  ///
  /// No query is asked twice, and only for segments that are open. Segments that are not to be translated at all are not counted.
  public mutating func matches(
    of segments: [TranslatableSegment], _ answer: ([Query]) throws -> [[Match]]
  ) throws -> [[Match]] {
    var queries: [Query] = []
    var known: [Key: Int] = [:]
    // For each segment, the index of its query; nil where it is not open.
    let places = segments.map { segment -> Int? in
      guard segment.state == .open else { return nil }
      let key = Key(segment, [segment.before, segment.text, segment.after])
      if let place = known[key] { return place }
      known[key] = queries.count
      queries.append(
        Query(
          segment.text, from: segment.from, to: segment.to,
          minimumScore: min(minimum, MatchBand.lowestScore),
          limit: limit, before: segment.before, after: segment.after))
      return queries.count - 1
    }
    let answers = try answer(queries)
    precondition(answers.count == queries.count, "an answer for each query")
    return zip(segments, places).map { segment, place in
      let matches = place.map { answers[$0] } ?? []
      if segment.state != .locked {
        analysis.add(band(of: segment, matches), words: words(in: segment))
      }
      return matches
    }
  }

  /// The band of a segment; nil for one that is translated already.
  ///
  /// A text that stands earlier in the file is a repetition, unless it was found as it is: between other neighbours the same text may be
  /// translated otherwise.
  private mutating func band(of segment: TranslatableSegment, _ matches: [Match]) -> MatchBand? {
    guard segment.state == .open else { return nil }
    var hasher = Hasher()
    Key(segment, [NormalForm.folded(segment.text)]).hash(into: &hasher)
    let isFirst = seen.insert(hasher.finalize()).inserted
    let band = MatchBand(score: matches.first?.score)
    return isFirst || band == .context || band == .exact ? band : .repetition
  }

  private mutating func words(in segment: TranslatableSegment) -> Int {
    let tokenizer = tokenizers[segment.from] ?? Tokenizer(language: segment.from)
    tokenizers[segment.from] = tokenizer
    return tokenizer.tokens(in: segment.text).count { $0.kind != .mark }
  }

  /// Texts as they are written, and their languages: `==` on String would merge NFC and NFD.
  private struct Key: Hashable {
    private let texts: [[UInt8]?]
    private let languages: [LanguageTag]

    init(_ segment: TranslatableSegment, _ texts: [String?]) {
      self.texts = texts.map { $0.map { Array($0.utf8) } }
      languages = [segment.from, segment.to]
    }
  }
}

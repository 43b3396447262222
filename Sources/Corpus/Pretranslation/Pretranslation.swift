public import Exchange
internal import Text
public import TranslationMemory

/// What is asked of a memory to translate a file, and what its answers come to.
///
/// The queries are answered by the caller, on as many threads as it has; nothing here opens a memory.
public struct Pretranslation {
  /// What has to be looked up: no query twice.
  public let queries: [Query]
  private let segments: [TranslatableSegment]
  /// For each segment, the index of its query; nil where it is not open.
  private let places: [Int?]

  /// The queries for the segments of a file that are open, which find what is in the lowest band or reaches `minimum`.
  public init(_ file: TranslatableFile, minimum: Int = MatchBand.lowestScore, limit: Int = 1) {
    segments = file.segments
    var queries: [Query] = []
    var known: [Key: Int] = [:]
    places = segments.map { segment in
      guard segment.state == .open else { return nil }
      let query = Query(
        segment.text, from: segment.from, to: segment.to, minimumScore: min(minimum, MatchBand.lowestScore),
        limit: limit, before: segment.before, after: segment.after)
      let key = Key(segment, [segment.before, segment.text, segment.after])
      if let place = known[key] { return place }
      known[key] = queries.count
      queries.append(query)
      return queries.count - 1
    }
    self.queries = queries
  }

  /// The matches of each segment, given those of each query, best first; and how many segments and words each band has.
  ///
  /// A text that stands earlier in the file has the answer of its first place, unless one of 100 or more was found for
  /// its own, as the same text between other neighbours may be translated otherwise. Segments that are not to be
  /// translated at all are not counted.
  public func result(of answers: [[Match]]) -> (matches: [[Match]], analysis: FileAnalysis) {
    precondition(answers.count == queries.count, "an answer for each query")
    var matches: [[Match]] = []
    var analysis = FileAnalysis()
    var firsts: [Key: Int] = [:]
    var tokenizers: [LanguageTag: Tokenizer] = [:]
    for (index, segment) in segments.enumerated() {
      var found = places[index].map { answers[$0] } ?? []
      if segment.state != .locked {
        var band: MatchBand?
        if segment.state == .open {
          let own = MatchBand(score: found.first?.score)
          band = own
          let first = firsts[Key(segment, [NormalForm.folded(segment.text)])]
          if let first, own != .context, own != .exact {
            band = .repetition
            found = matches[first]
          } else if first == nil {
            firsts[Key(segment, [NormalForm.folded(segment.text)])] = index
          }
        }
        let tokenizer = tokenizers[segment.from] ?? Tokenizer(language: segment.from)
        tokenizers[segment.from] = tokenizer
        analysis.add(band, words: tokenizer.tokens(in: segment.text).count { $0.kind != .mark })
      }
      matches.append(found)
    }
    return (matches, analysis)
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

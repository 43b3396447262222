internal import HTTPTypes
internal import Exchange
internal import Text
internal import TranslationMemory

/// The body of `POST /v1/lookup`: one text, or up to a thousand.
struct LookupRequest: Decodable {
  /// A text and its neighbours.
  struct Segment: Decodable {
    var text: String
    var before: String?
    var after: String?
  }

  var text: String?
  var before: String?
  var after: String?
  var queries: [Segment]?
  var from: String?
  var to: String?
  var min: Int?
  var limit: Int?
  var differences: Bool?

  /// Below this score every unit would be compared, which takes seconds in a large memory.
  static let lowestMinimum = 50
  private static let mostQueries = 1000
  static let mostMatches = 100

  /// The queries, in order.
  ///
  /// Throws `RequestFailure`.
  func checkedQueries() throws -> [Query] {
    let languages = try Languages(from: from, to: to)
    let (minimum, limit) = (min ?? 70, limit ?? 5)
    guard (Self.lowestMinimum...101).contains(minimum) else {
      throw RequestFailure.invalid("min is a score from \(Self.lowestMinimum) to 101")
    }
    guard (1...Self.mostMatches).contains(limit) else {
      throw RequestFailure.invalid("limit is from 1 to \(Self.mostMatches)")
    }
    guard (text == nil) != (queries == nil), queries == nil || (before == nil && after == nil) else {
      throw RequestFailure.invalid("say either text, with before and after, or queries")
    }
    let segments = queries ?? [Segment(text: text ?? "", before: before, after: after)]
    guard segments.count <= Self.mostQueries else {
      throw RequestFailure(.contentTooLarge, "too-many", "at most \(Self.mostQueries) queries at a time")
    }
    return try segments.map { segment in
      try RequestFailure.check([segment.text, segment.before, segment.after])
      return Query(
        segment.text, from: languages.from, to: languages.to, minimumScore: minimum, limit: limit,
        before: segment.before, after: segment.after)
    }
  }

  /// The answer to a query, as `padan lookup --json` prints it.
  static func answer(to query: Query, in memory: any UnitStore, showingDifferences: Bool) throws -> JSONObject
  {
    let start = ContinuousClock.now
    let matches = try memory.matches(for: query)
    let time = (ContinuousClock.now - start).components
    let tokenizer = showingDifferences ? Tokenizer(language: query.from) : nil
    return JSONObject(
      query: query.text, matches: matches, from: query.from, to: query.to,
      microseconds: time.seconds * 1_000_000 + time.attoseconds / 1_000_000_000_000,
      differences: tokenizer.map { tokenizer in
        matches.map { WordDifference(from: $0.source, to: query.text, tokenizer: tokenizer) }
      })
  }
}

import Text
import TranslationMemory

/// What was found for a text.
struct LookupAnswer: Sendable {
  var text: String
  var matches: [Match]
  /// How long it took.
  var microseconds: Int64

  /// Looks a text up; a blank one has no matches, so that answers and the lines of a file go together.
  init(to query: Query, in memory: MemoryCollection) throws {
    let start = ContinuousClock.now
    text = query.text
    matches = query.text.isBlank ? [] : try memory.matches(for: query)
    microseconds = (ContinuousClock.now - start).inMicroseconds
  }
}

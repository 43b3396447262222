internal import TranslationMemory

/// What fills a part of a file of one format: it knows where in the text the translations go.
protocol SegmentFiller {
  /// The segments in the order of the file.
  var segments: [TranslatableSegment] { get }
  /// Whether the first segment follows upon those before the part, in one running text; without segments, whether one after it may.
  var isContinued: Bool { get }
  /// Whether what follows the part may follow upon its last segment, or, without segments, upon those before it.
  var goesOn: Bool { get }

  /// What is to be put into the text, given the matches of each segment, best first; none for a segment that stays as it is.
  ///
  /// Returns how many segments were given a translation.
  func fill(_ answers: [[Match]], into splices: inout Splices) -> Int
  /// How many translations, filled so, want a second look, and cannot be marked as such.
  func unmarked(_ answers: [[Match]]) -> Int
}

extension SegmentFiller {
  var isContinued: Bool { false }
  var goesOn: Bool { false }
  func unmarked(_ answers: [[Match]]) -> Int { 0 }
}

extension Match {
  /// The translation that is offered.
  var offer: String { adapted ?? target }
}

extension [Match] {
  /// Whether the first match can stand without a second look: the same text, no caution, no other translation beside it.
  var isSettled: Bool {
    guard let first, first.score >= 100, first.caution == nil else { return false }
    return !contains { $0.score >= 100 && !$0.target.utf8.elementsEqual(first.target.utf8) }
  }
}

extension String {
  /// The text without white space at its edges: a segment keeps its own.
  var withoutEdges: String {
    var rest = unicodeScalars[...]
    while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  /// The text with `inner` in place of all but the white space at its edges.
  func keepingEdges(around inner: String) -> String {
    let scalars = unicodeScalars
    let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.endIndex
    let end = scalars.lastIndex { !$0.properties.isWhitespace }.map { scalars.index(after: $0) } ?? start
    return String(scalars[..<start]) + inner.withoutEdges + String(scalars[end...])
  }
}

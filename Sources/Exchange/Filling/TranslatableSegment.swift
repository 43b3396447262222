public import Text

/// A segment of a file that is to be translated, as a memory is asked about it.
public struct TranslatableSegment: Hashable, Sendable {
  /// What the file says of its translation.
  public enum State: Sendable {
    /// There is none yet.
    case open
    /// There is one.
    case translated
    /// The file wants none (`translate="no"`).
    case locked
  }

  /// Its text, inline codes left out.
  public var text: String
  /// The segment before it in the running text: empty at the start, nil where the file is no running text.
  public var before: String?
  /// The segment after it, likewise.
  public var after: String?
  /// The language it is in.
  public var from: LanguageTag
  /// The language it is to be translated into.
  public var to: LanguageTag
  /// Whether it waits for a translation.
  public var state: State

  /// A segment of a text whose neighbours are not known yet.
  init(_ text: String, _ languages: LanguagePair, _ state: State) {
    (self.text, self.from, self.to, self.state) = (text, languages.from, languages.to, state)
  }
}

extension MutableCollection where Element == TranslatableSegment, Index == Int {
  /// Makes neighbours of segments that follow one another.
  mutating func becomeNeighbours(in range: Range<Int>) {
    for index in range {
      self[index].before = index > range.lowerBound ? self[index - 1].text : ""
      self[index].after = index + 1 < range.upperBound ? self[index + 1].text : ""
    }
  }
}

/// A word, a number or a mark of a text.
public struct Token: Hashable, Sendable {
  /// What a token is.
  public enum Kind: UInt8, Sendable {
    /// Letters: `pembelian`, `don't`, `S.H`.
    case word
    /// Digits with their separators: `3.000`, `07.45`, `1,5`.
    case number
    /// Anything else that shows: a punctuation mark or symbol, one at a time.
    case mark
  }

  /// What it is.
  public var kind: Kind
  /// Where it stands, in UTF-16 code units of the text that was tokenized.
  public var range: Range<Int>

  /// A token at a place.
  public init(kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

/// A text with its tokens, for those who look at it more than once.
public struct TokenizedText {
  /// The text as it was written.
  public let text: String
  /// Its UTF-16 code units, which the tokens' ranges count.
  public let units: [UInt16]
  /// Its words, numbers and marks in order.
  public let tokens: [Token]

  /// Tokenizes a text, in time linear in its length.
  public init(_ text: String, _ tokenizer: Tokenizer) {
    self.text = text
    units = Array(text.utf16)
    tokens = tokenizer.tokens(in: units)
  }

  /// The text of a token.
  public func spelling(of token: Token) -> String { String(decoding: units[token.range], as: UTF16.self) }
}

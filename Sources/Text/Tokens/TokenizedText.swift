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
  public func spelling(of token: Token) -> String {
    let word = units[token.range]
    guard word.allSatisfy({ $0 < 0x80 }) else { return String(decoding: word, as: UTF16.self) }
    // Decoding UTF-16 takes many times as long as copying, and most words are ASCII.
    return String(unsafeUninitializedCapacity: word.count) { bytes in
      for (index, unit) in word.enumerated() { bytes[index] = UInt8(truncatingIfNeeded: unit) }
      return word.count
    }
  }
}

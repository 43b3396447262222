/// Cuts a text into words, numbers and marks.
///
/// The cuts are those of ICU's word break iterator (UAX #29, with dictionaries for scripts without spaces), and one
/// more between letters and digits that touch: `Rp3.000` is a word and a number, so that two prices differ in a
/// number only. White space is no token. Not thread-safe: one for each worker.
public final class Tokenizer {
  /// The language of the texts.
  public let language: LanguageTag
  private let breaker: Breaker

  /// Whether ICU cuts the language by its general rules; Finnish and Swedish keep a colon inside a word.
  private let hasRootRules: Bool

  /// A tokenizer of a language.
  public init(language: LanguageTag) {
    self.language = language
    hasRootRules = !["fi", "sv"].contains(language.language)
    breaker = Breaker(.words, language: language)
  }

  /// The tokens of a text, in order; ranges count UTF-16 code units.
  ///
  /// Linear in the length.
  public func tokens(in text: String) -> [Token] { tokens(in: Array(text.utf16)) }

  /// The tokens of a UTF-16 buffer, in order.
  public func tokens(in text: [UInt16]) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(text.count / 5 + 1)
    if hasRootRules, ASCIIWords.canCut(text) {
      ASCIIWords.forEachPiece(of: text) { append($0, isWord: $1, of: text, to: &tokens) }
    } else {
      var start = 0
      breaker.forEachPiece(of: text) { end, status in
        // Status 0 is what is neither letters, digits, kana nor ideographs (`UBRK_WORD_NONE`, up to 99).
        append(start..<end, isWord: status >= 100, of: text, to: &tokens)
        start = end
      }
    }
    return tokens
  }

  private func append(_ range: Range<Int>, isWord: Bool, of text: [UInt16], to tokens: inout [Token]) {
    if isWord {
      appendPieces(of: range, in: text, to: &tokens)
    } else if !isWhiteSpace(text[range.lowerBound]) {
      tokens.append(Token(kind: .mark, range: range))
    }
  }

  /// Cuts `Rp3.000`, `1990an`, `US5` where letters and ASCII digits touch.
  private func appendPieces(of range: Range<Int>, in text: [UInt16], to tokens: inout [Token]) {
    var start = range.lowerBound
    var hasDigit = text[start].isASCIIDigit
    for index in range.dropFirst() {
      let isDigit = text[index].isASCIIDigit
      // Separators inside belong to what precedes them: the dot of `3.000`, the apostrophe of `don't`.
      let isSeparator = !isDigit && text[index].isASCIISeparator
      if isDigit != hasDigit && !isSeparator {
        var end = index
        while end > start + 1, text[end - 1].isASCIISeparator { end -= 1 }
        tokens.append(Token(kind: hasDigit ? .number : .word, range: start..<end))
        if end < index { tokens.append(Token(kind: .mark, range: end..<index)) }
        start = index
        hasDigit = isDigit
      }
    }
    tokens.append(Token(kind: hasDigit ? .number : .word, range: start..<range.upperBound))
  }

  private func isWhiteSpace(_ unit: UInt16) -> Bool {
    // A surrogate begins a scalar of a higher plane, and no white space lies there.
    Unicode.Scalar(unit)?.isWhiteSpace ?? false
  }
}

extension UInt16 {
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  /// `.`, `,`, `'`, `:`, `;`, `_`: what UAX #29 lets stand inside a word or number.
  var isASCIISeparator: Bool {
    self == 0x2E || self == 0x2C || self == 0x27 || self == 0x3A || self == 0x3B || self == 0x5F
  }
}

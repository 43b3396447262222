internal import Text

/// Reads the figures of texts in a language.
struct FigureReader {
  private let recognizer: PlaceableRecognizer
  private let spelled: SpelledNumber

  init(language: LanguageTag) {
    recognizer = PlaceableRecognizer(language: language)
    spelled = SpelledNumber(language: language)
  }

  /// The figures of a text, in time linear in its length.
  func figures(of text: TokenizedText) -> Figures {
    var figures = Figures()
    for placeable in recognizer.placeables(in: text.units) {
      figures.add(placeable, spelling: String(decoding: text.units[placeable.range], as: UTF16.self))
    }
    for value in spelled.values(in: text) { figures.offer(value) }
    for token in text.tokens where token.kind == .word {
      if let numeral = RomanNumeral.value(of: text.units[token.range]) { figures.offer(numeral) }
    }
    return figures
  }
}

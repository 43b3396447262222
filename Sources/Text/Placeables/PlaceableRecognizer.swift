/// Finds the numbers, percentages, sums of money, dates, times and codes of a text.
///
/// Readings are chosen from left to right, the longest first; a date before a time before a number. What could be
/// two things by the language's own rules (`1.5` in Indonesian, `3/4`) is a code, which is only ever copied.
public struct PlaceableRecognizer: Sendable {
  let conventions: LanguageConventions

  /// A recognizer for texts in a language; cheap after the first for the same language.
  public init(language: LanguageTag) { conventions = .of(language) }

  /// The placeables of a text, in order, none overlapping.
  ///
  /// Ranges count UTF-16 code units. Linear.
  public func placeables(in text: String) -> [Placeable] { placeables(in: Array(text.utf16)) }

  /// The placeables of a UTF-16 buffer, in order.
  public func placeables(in text: [UInt16]) -> [Placeable] {
    var reader = PlaceableReader(text: text, conventions: conventions)
    reader.read()
    return reader.found
  }

  /// What stands in a text in order: its words without case, and its placeables by kind.
  public enum FrameItem: Equatable, Sendable {
    case word(FrameWord)
    case placeable(Placeable.Kind)
  }

  /// A word between placeables; ASCII letters compare without case.
  public struct FrameWord: Equatable, Sendable {
    let units: ArraySlice<UInt16>

    /// Where it stands, in UTF-16 code units of the text.
    public var range: Range<Int> { units.indices }

    /// Whether two words are the same but for the case of ASCII letters.
    public static func == (a: FrameWord, b: FrameWord) -> Bool {
      a.units.elementsEqual(b.units) { x, y in
        x == y || (x ^ y == 0x20 && (0x41...0x5A).contains(x & 0xFFDF))
      }
    }
  }

  /// The words between the placeables of a text, and the placeables in their places.
  ///
  /// Marks are left out. Numbers spelled as words are words here. Linear.
  public func frame(of text: [UInt16], placeables: [Placeable]) -> [FrameItem] {
    frame(of: text, Lexeme.lexemes(of: text), placeables)
  }

  /// The placeables of a UTF-16 buffer, and its frame with them: both for little more than one.
  public func placeablesAndFrame(of text: [UInt16]) -> (placeables: [Placeable], frame: [FrameItem]) {
    var reader = PlaceableReader(text: text, conventions: conventions)
    reader.read()
    return (reader.found, frame(of: text, reader.lexemes, reader.found))
  }

  private func frame(of text: [UInt16], _ lexemes: [Lexeme], _ placeables: [Placeable]) -> [FrameItem] {
    var items: [FrameItem] = []
    var next = 0
    for lexeme in lexemes {
      while next < placeables.count,
        placeables[next].isSpelledOut || placeables[next].range.upperBound <= lexeme.range.lowerBound
      {
        next += 1
      }
      if next < placeables.count, placeables[next].range.lowerBound <= lexeme.range.lowerBound {
        if placeables[next].range.lowerBound == lexeme.range.lowerBound {
          items.append(.placeable(placeables[next].kind))
        }
      } else if lexeme.kind == .letters || lexeme.kind == .uncased || lexeme.kind == .digits {
        items.append(.word(FrameWord(units: text[lexeme.range])))
      }
    }
    return items
  }
}

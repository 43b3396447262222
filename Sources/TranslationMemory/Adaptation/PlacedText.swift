internal import Text

/// A text with its placeables.
struct PlacedText {
  let units: [UInt16]
  let placeables: [Placeable]
  /// The words between the placeables, and the placeables in their places.
  let frame: [PlaceableRecognizer.FrameItem]

  init(_ text: String, _ recognizer: PlaceableRecognizer) { self.init(Array(text.utf16), recognizer) }

  init(_ units: [UInt16], _ recognizer: PlaceableRecognizer) {
    self.units = units
    (placeables, frame) = recognizer.placeablesAndFrame(of: units)
  }

  /// The placeables in digits, or dates by name: those that can change.
  var inDigits: [Placeable] { placeables.filter { !$0.isSpelledOut } }
  /// The numbers spelled as words, which have to stay.
  var inWords: [Placeable] { placeables.filter(\.isSpelledOut) }

  /// The words between the placeables that have a capital letter, in order.
  var capitalWords: [ArraySlice<UInt16>] {
    frame.compactMap { item in
      guard case .word(let word) = item else { return nil }
      let letters = units[word.range]
      return letters.contains { Unicode.Scalar($0)?.isUpperCase ?? false } ? letters : nil
    }
  }

  /// Whether the first word between the placeables has a capital letter that the beginning accounts for: `Ada`, not `ADA`.
  var startsWithSentenceCapital: Bool {
    for case .word(let word) in frame {
      let letters = units[word.range]
      return letters.count > 1 && letters.dropFirst().allSatisfy { Unicode.Scalar($0)?.isLowerCase ?? false }
        && letters.first.flatMap { Unicode.Scalar($0) }?.isUpperCase ?? false
    }
    return false
  }

  /// The text of a placeable.
  func text(of placeable: Placeable) -> ArraySlice<UInt16> { units[placeable.range] }

  /// The text with replacements made, which are in order.
  func replacing(_ replacements: [Replacement]) -> [UInt16] {
    var result: [UInt16] = []
    result.reserveCapacity(units.count + 16)
    var end = 0
    for replacement in replacements {
      let range = placeables[replacement.place].range
      result += units[end..<range.lowerBound]
      result += replacement.text.utf16
      end = range.upperBound
    }
    return result + units[end...]
  }
}

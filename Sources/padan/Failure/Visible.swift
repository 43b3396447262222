import Exchange

/// Text made safe to show.
enum Visible {
  /// The text on one line: line breaks and tabs are blanks, other control characters are escapes.
  static func line(_ text: String) -> String { OneLine.text(text).withoutControls }
}

import TranslationMemory

extension MarkedText {
  /// The text on one line, its places in colour or as `[…]`.
  func shown(on terminal: Terminal) -> String {
    pieces.map { piece in
      let text = Visible.line(piece.text)
      guard piece.isMarked else { return text }
      return terminal.usesColour ? terminal.styled(text, .marked) : "[\(text)]"
    }.joined()
  }
}

import Text

extension WordDifference {
  /// The texts as one, what differs in colour or as `[-…-]{+…+}`.
  func shown(on terminal: Terminal) -> String {
    var result = ""
    var previous: Piece.Kind?
    for piece in pieces {
      // Brackets keep the old and the new apart; colours want a blank.
      let isReplacement = previous == .removed && piece.kind == .inserted
      if piece.followsBlank || (isReplacement && terminal.usesColour) { result += " " }
      previous = piece.kind
      let text = Visible.line(piece.text)
      let shown =
        switch piece.kind {
        case .same: text
        case .removed: terminal.usesColour ? terminal.styled(text, .removed) : "[-\(text)-]"
        case .inserted: terminal.usesColour ? terminal.styled(text, .inserted) : "{+\(text)+}"
        }
      result += shown
    }
    return result
  }
}

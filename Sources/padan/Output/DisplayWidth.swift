/// How many columns of a terminal a text takes.
enum DisplayWidth {
  /// The columns of a text; what Terminal.styled adds takes none.
  static func columns(of text: String) -> Int {
    var columns = 0
    forEachScalar(of: text) { _, width in columns += width }
    return columns
  }

  /// The text in lines of at most so many columns, broken at blanks, or inside a word that is longer than a line.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = Line()
    var word = Line()
    func endLine() {
      lines.append(String(line.scalars))
      line = Line()
    }
    func endWord() {
      guard !word.scalars.isEmpty else { return }
      if line.columns > 0 && line.columns + 1 + word.columns > width { endLine() }
      if line.columns > 0 { line.append(" ", 1) }
      line.append(word)
      word = Line()
    }
    forEachScalar(of: text) { scalar, columns in
      if scalar == " " { return endWord() }
      if word.columns + columns > width {
        endWord()
        endLine()
      }
      word.append(scalar, columns)
    }
    endWord()
    if !line.scalars.isEmpty || lines.isEmpty { endLine() }
    return lines
  }

  private struct Line {
    var scalars = String.UnicodeScalarView()
    var columns = 0

    mutating func append(_ scalar: Unicode.Scalar, _ columns: Int) {
      scalars.append(scalar)
      self.columns += columns
    }

    mutating func append(_ other: Line) {
      scalars.append(contentsOf: other.scalars)
      columns += other.columns
    }
  }

  /// Calls `body` with each scalar and its columns; the escape sequences of styles count nothing.
  private static func forEachScalar(of text: String, _ body: (Unicode.Scalar, Int) -> Void) {
    var isEscape = false
    for scalar in text.unicodeScalars {
      if scalar == "\u{1B}" { isEscape = true }
      body(scalar, isEscape ? 0 : columns(of: scalar))
      if scalar == "m" { isEscape = false }
    }
  }

  /// 0 for what combines with the character before, 2 for East Asian wide characters and emoji, else 1
  /// (Unicode Standard Annex #11; the ranges are its blocks of wide characters).
  static func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x300: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x20000...0x3FFFD:
      return 2
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }
}

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
    var line = String.UnicodeScalarView()
    var lineColumns = 0
    // Where the line may end: the last blank, and the columns up to it.
    var blank: (index: String.UnicodeScalarView.Index, columns: Int)?
    forEachScalar(of: text) { scalar, scalarColumns in
      if lineColumns + scalarColumns > width {
        if let end = blank {
          let rest = line[line.index(after: end.index)...]
          lines.append(String(line[..<end.index]))
          line = String.UnicodeScalarView(rest)
          lineColumns -= end.columns + 1
        } else if lineColumns > 0 {
          lines.append(String(line))
          line = String.UnicodeScalarView()
          lineColumns = 0
        }
        blank = nil
        // A blank that does not fit is the line break itself.
        if scalar == " " && lineColumns == 0 { return }
      }
      if scalar == " " { blank = (line.endIndex, lineColumns) }
      line.append(scalar)
      lineColumns += scalarColumns
    }
    if !line.isEmpty || lines.isEmpty { lines.append(String(line)) }
    return lines
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

internal import Text

/// A line of an article that holds something.
struct ArticleLine {
  /// Its text, no white space at its edges.
  var text: String
  /// The number of its paragraph, from 0.
  var paragraph: Int
  /// The number of the line in the text, from 1, as editors count: ended by LF, CR, or both.
  var number: Int
  /// Whether it is to be a paragraph of its own.
  var standsAlone = false

  /// The lines of a text.
  ///
  /// Blank lines and paragraph separators (U+2029) end a paragraph.
  ///
  /// A line ends as Unicode says (UAX #14, classes BK, CR, LF, NL), CR LF together.
  static func lines(of text: String) -> [ArticleLine] {
    var lines: [ArticleLine] = []
    var paragraph = 0
    var number = 1
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    while start < scalars.endIndex {
      let end = scalars[start...].firstIndex(where: isLineEnd) ?? scalars.endIndex
      let line = trimmed(scalars[start..<end])
      if line.isEmpty {
        if lines.last?.paragraph == paragraph { paragraph += 1 }
      } else {
        lines.append(ArticleLine(text: String(line), paragraph: paragraph, number: number))
      }
      guard end < scalars.endIndex else { break }
      if scalars[end] == "\u{2029}", lines.last?.paragraph == paragraph { paragraph += 1 }
      if scalars[end] == "\n" || scalars[end] == "\r" { number += 1 }
      start = scalars.index(after: end)
      if scalars[end] == "\r", start < scalars.endIndex, scalars[start] == "\n" {
        start = scalars.index(after: start)
      }
    }
    return lines
  }

  /// The text of lines: line breaks inside paragraphs, blank lines between them.
  static func text(of lines: [ArticleLine]) -> String {
    var text = ""
    for (index, line) in lines.enumerated() {
      if index > 0 {
        let previous = lines[index - 1]
        let together = previous.paragraph == line.paragraph && !previous.standsAlone && !line.standsAlone
        text += together ? "\n" : "\n\n"
      }
      text += line.text
    }
    return text
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// The slice without white space at its edges, nor marks that web pages put there and nobody sees: the zero
  /// width space and the byte order mark.
  private static func trimmed(_ slice: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isWhiteSpace || scalar.value == 0x200B || scalar.value == 0xFEFF
    }
    guard let first = slice.firstIndex(where: { !isBlank($0) }),
      let last = slice.lastIndex(where: { !isBlank($0) })
    else { return slice[slice.endIndex...] }
    return slice[first...last]
  }
}

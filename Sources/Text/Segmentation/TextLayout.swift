/// The paragraphs of a text and what in them stands on lines of its own: headings and list items.
///
/// Works on UTF-16. Lines end where ICU's sentence breaks see a paragraph separator: LF, CR, CR LF, NEL, U+2028,
/// U+2029. Blank lines end paragraphs. Linear in the length of the text.
struct TextLayout {
  /// A stretch of text that no sentence crosses; it ends with a paragraph, or where a line break inside one is more
  /// than a space.
  struct Block {
    /// UTF-16 offsets, no white space at its edges.
    var range: Range<Int>
    /// The number of its paragraph, from 0.
    var paragraph: Int
    /// Whether there are line breaks in it.
    var isWrapped: Bool
  }

  /// The blocks in order.
  private(set) var blocks: [Block] = []
  /// How many paragraphs there are.
  private(set) var paragraphCount = 0

  private var lines: [Range<Int>] = []

  /// Finds the blocks of a text.
  mutating func scan(_ units: UnsafeBufferPointer<UInt16>) {
    blocks.removeAll(keepingCapacity: true)
    paragraphCount = 0
    var start = 0
    var index = 0
    while index < units.count {
      index += units.countOfPrintableASCII(from: index)
      guard index < units.count else { break }
      if !units[index].isLineSeparator {
        index += 1
        continue
      }
      addLine(start..<index, in: units)
      index += units[index] == 0x0D && index + 1 < units.count && units[index + 1] == 0x0A ? 2 : 1
      start = index
    }
    addLine(start..<units.count, in: units)
    endParagraph(in: units)
  }

  /// Turns the line breaks inside blocks into blanks, so that a break iterator reads on.
  ///
  /// A blank takes as many bytes in UTF-8 as what it stands for: offsets stay what they are in both encodings.
  func softenLineBreaks(in units: UnsafeMutableBufferPointer<UInt16>) {
    for block in blocks where block.isWrapped {
      for index in block.range where units[index].isLineSeparator {
        units[index] =
          switch units[index] {
          case ..<0x80: 0x0020
          case ..<0x800: 0x00A0
          default: 0x2003
          }
      }
    }
  }

  private mutating func addLine(_ line: Range<Int>, in units: UnsafeBufferPointer<UInt16>) {
    let content = units.trimmingWhiteSpace(line)
    if content.isEmpty { endParagraph(in: units) } else { lines.append(content) }
  }

  private mutating func endParagraph(in units: UnsafeBufferPointer<UInt16>) {
    guard let first = lines.first else { return }
    if lines.count == 1 {
      blocks.append(Block(range: first, paragraph: paragraphCount, isWrapped: false))
    } else {
      // A line may be filled up to the longest; where all are short, as far as pages usually are wide.
      let width = max(lines.reduce(0) { max($0, $1.count) }, 60)
      var start = first.lowerBound
      var previous = Line(first, in: units)
      func endBlock(at line: Line) {
        blocks.append(
          Block(
            range: start..<line.range.upperBound, paragraph: paragraphCount,
            isWrapped: line.range.lowerBound > start))
      }
      for range in lines.dropFirst() {
        let line = Line(range, in: units)
        if line.standsApart(from: previous, width: width, in: units) {
          endBlock(at: previous)
          start = range.lowerBound
        }
        previous = line
      }
      endBlock(at: previous)
    }
    lines.removeAll(keepingCapacity: true)
    paragraphCount += 1
  }
}

/// A line inside a paragraph, white space at its edges left out.
private struct Line {
  let range: Range<Int>
  /// Whether it begins as a list item does.
  let isItem: Bool
  /// Whether it ends in a mark after which a sentence, or its wrapped line, goes on or is over by itself.
  let isOpenOrOver: Bool

  init(_ range: Range<Int>, in units: UnsafeBufferPointer<UInt16>) {
    self.range = range
    isItem = Self.markerLength(range, in: units) > 0
    isOpenOrOver =
      switch units[range.upperBound - 1] {
      case UInt16(ascii: "."), UInt16(ascii: "!"), UInt16(ascii: "?"), UInt16(ascii: ","), UInt16(ascii: ";"),
        UInt16(ascii: "-"), UInt16(ascii: "/"), UInt16(ascii: "&"), UInt16(ascii: "("), 0x2026, 0x2013,
        0x2014:
        true
      default: false
      }
  }

  /// Whether the line does not go on with the sentence of the one before it.
  ///
  /// In text wrapped at a width, a line ends where the next word would not have fitted. A line that ends sooner,
  /// without a mark, before a capital or a digit is a heading, an address line, a table row; list items stand apart
  /// unless the number or dash may just have come to stand at the start of a wrapped line.
  func standsApart(from previous: Line, width: Int, in units: UnsafeBufferPointer<UInt16>) -> Bool {
    let firstWord = range.prefix { !units[$0].isWhiteSpace }.count
    let isShort = previous.range.count + 1 + firstWord <= width
    if isItem { return previous.isItem || isShort || previous.isOpenOrOver || previous.endsInColon(units) }
    guard isShort, !previous.isOpenOrOver else { return false }
    var index = range.lowerBound
    while index < range.upperBound - 1, units[index].isOpeningMark { index += 1 }
    let scalar = units.scalar(at: index)
    return scalar.isUpperCase || scalar.isDigit
  }

  private func endsInColon(_ units: UnsafeBufferPointer<UInt16>) -> Bool {
    units[range.upperBound - 1] == UInt16(ascii: ":")
  }

  /// The length of a list marker and the blank after it: a bullet or dash, `1.` `12)` `(3)` `a.` `b)`; 0 if none.
  private static func markerLength(_ range: Range<Int>, in units: UnsafeBufferPointer<UInt16>) -> Int {
    var index = range.lowerBound
    func unit(_ offset: Int) -> UInt16 { offset < range.upperBound ? units[offset] : 0 }
    switch unit(index) {
    case UInt16(ascii: "-"), UInt16(ascii: "*"), UInt16(ascii: "+"), 0x2022, 0x2023, 0x2043, 0x00B7, 0x2013,
      0x2014,
      0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x25B6, 0x25B8, 0x25BA, 0x25CB, 0x25CF, 0x25E6, 0x2713, 0x2714, 0x27A2,
      0x27A4:
      return unit(index + 1).isWhiteSpace ? 2 : 0
    default: break
    }
    let isBracketed = unit(index) == UInt16(ascii: "(")
    if isBracketed { index += 1 }
    let start = index
    while index - start < 3, (0x30...0x39).contains(unit(index)) { index += 1 }
    if index == start, (0x61...0x7A).contains(unit(index)) { index += 1 }
    guard index > start else { return 0 }
    let end = unit(index)
    guard end == UInt16(ascii: ")") || !isBracketed && end == UInt16(ascii: "."), unit(index + 1).isWhiteSpace
    else { return 0 }
    return index + 2 - range.lowerBound
  }
}

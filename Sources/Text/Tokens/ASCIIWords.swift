/// Cuts a text of ASCII characters as ICU's word break iterator does, many times faster.
///
/// The rules are those of UAX #29 (WB3–WB13) for the characters that occur: letters, digits and `_` stay together; a
/// dot or apostrophe between two letters, and a dot, apostrophe, comma or semicolon between two digits, join them; blanks
/// stay together; all else stands by itself. (A colon joins letters in UAX #29, but not in ICU, Finnish and Swedish apart.)
enum ASCIIWords {
  /// Whether a text has ASCII characters only.
  static func canCut(_ text: [UInt16]) -> Bool {
    var union: UInt16 = 0
    for unit in text { union |= unit }
    return union < 0x80
  }

  /// Calls `body` with each piece, and whether it has letters or digits (or is a run of `_`), in order.
  @inline(__always)
  static func forEachPiece(of text: [UInt16], _ body: (_ range: Range<Int>, _ isWord: Bool) -> Void) {
    var start = 0
    while start < text.count {
      var end = start + 1
      switch Class(text[start]) {
      case .other:
        if text[start] == 0x20 {
          while end < text.count, text[end] == 0x20 { end += 1 }
        } else if text[start] == 0x0D, end < text.count, text[end] == 0x0A {
          end += 1
        }
        body(start..<end, false)
      case var last:
        while end < text.count {
          var next = Class(text[end])
          if next == .other {
            // A separator joins what stands on both sides of it, if that is of one kind.
            guard end + 1 < text.count, joins(text[end], last) else { break }
            next = Class(text[end + 1])
            guard next == last else { break }
            end += 1
          }
          last = next
          end += 1
        }
        body(start..<end, end - start > 1 || last != .connector)
      }
      start = end
    }
  }

  private enum Class {
    case letter
    case digit
    case connector
    case other

    init(_ unit: UInt16) {
      self =
        switch unit {
        // `@` is one to ICU since version 72 (CLDR 42), so that addresses stay whole.
        case 0x41...0x5A, 0x61...0x7A, 0x40: .letter
        case 0x30...0x39: .digit
        case 0x5F: .connector
        default: .other
        }
    }
  }

  private static func joins(_ separator: UInt16, _ side: Class) -> Bool {
    switch separator {
    case 0x2E, 0x27: side == .letter || side == .digit
    case 0x2C, 0x3B: side == .digit
    default: false
    }
  }
}

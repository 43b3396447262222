internal import CICU

/// What segmentation asks of UTF-16 code units. Surrogates are no white space and no marks.
extension UInt16 {
  init(ascii scalar: Unicode.Scalar) { self = UInt16(UInt8(ascii: scalar)) }

  /// LF, CR, NEL, U+2028, U+2029: where ICU's sentence breaks end a paragraph.
  var isLineSeparator: Bool {
    self == 0x0A || self == 0x0D || self == 0x85 || self == 0x2028 || self == 0x2029
  }

  var isWhiteSpace: Bool {
    if self < 0x80 { return self == 0x20 || (0x09...0x0D).contains(self) }
    return Unicode.Scalar(self)?.isWhiteSpace ?? false
  }

  /// A mark that opens what stands in brackets or quotation marks.
  var isOpeningMark: Bool {
    switch self {
    case UInt16(ascii: "\""), UInt16(ascii: "'"), UInt16(ascii: "("), UInt16(ascii: "["), UInt16(ascii: "{"),
      0xAB,
      0x2018, 0x201A, 0x201C, 0x201E, 0x2039:
      true
    default: false
    }
  }
}

extension UnsafeBufferPointer<UInt16> {
  /// How many units in a row are printable ASCII.
  func countOfPrintableASCII(from start: Int) -> Int {
    guard let address = baseAddress, start < count else { return 0 }
    return padan_span_printable(address + start, count - start)
  }

  /// The first place in a range where one of eight units stands; the end of the range where none does.
  func firstIndex(of eight: [UInt16], in range: Range<Int>) -> Int {
    guard let address = baseAddress else { return range.upperBound }
    return range.lowerBound + padan_span_without(address + range.lowerBound, range.count, eight)
  }

  /// The range without the white space at its edges; empty where there is nothing else.
  func trimmingWhiteSpace(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, self[start].isWhiteSpace { start += 1 }
    while start < end, self[end - 1].isWhiteSpace { end -= 1 }
    return start..<end
  }

  /// The scalar that starts at an offset; U+FFFD inside of one.
  func scalar(at index: Int) -> Unicode.Scalar {
    let unit = self[index]
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit & 0xFC00 == 0xD800, index + 1 < count, self[index + 1] & 0xFC00 == 0xDC00 else {
      return "\u{FFFD}"
    }
    let value = 0x10000 + (UInt32(unit & 0x3FF) << 10) + UInt32(self[index + 1] & 0x3FF)
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}

extension [UInt8] {
  /// Appends a text for the content of an element or the value of an attribute.
  ///
  /// Carriage returns become references, since a reader of XML turns them into line feeds; line feeds and tabs too,
  /// so that a segment stays on its line and an attribute is not normalised. What XML 1.0 forbids (section 2.2)
  /// is dropped; returns how many scalars were.
  mutating func append(xml text: String) -> Int {
    var text = text
    return text.withUTF8 { append(xml: $0[...]) }
  }

  /// Appends UTF-8 in the same way.
  mutating func append(xml bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var dropped = 0
    var index = bytes.startIndex
    var runStart = index
    func replace(_ text: StaticString, _ output: inout [UInt8], length: Int = 1) {
      output.append(contentsOf: bytes[runStart..<index])
      output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
      runStart = index + length
    }
    while index < bytes.endIndex {
      switch bytes[index] {
      case 0x26: replace("&amp;", &self)
      case 0x3C: replace("&lt;", &self)
      case 0x3E: replace("&gt;", &self)
      case 0x22: replace("&quot;", &self)
      case 0x09: replace("&#9;", &self)
      case 0x0A: replace("&#10;", &self)
      case 0x0D: replace("&#13;", &self)
      case 0x00..<0x20:
        replace("", &self)
        dropped += 1
      case 0xEF where index + 2 < bytes.endIndex && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE:
        // U+FFFE and U+FFFF.
        replace("", &self, length: 3)
        dropped += 1
        index += 2
      default: break
      }
      index += 1
    }
    append(contentsOf: bytes[runStart..<bytes.endIndex])
    return dropped
  }
}

extension [UInt8] {
  /// Appends a text for the content of an element or the value of an attribute.
  ///
  /// Carriage returns become references, since a reader of XML turns them into line feeds; line feeds and tabs too,
  /// so that a segment stays on its line and an attribute is not normalised. What XML 1.0 forbids (section 2.2)
  /// is dropped; returns how many scalars were.
  mutating func append(xml text: String) -> Int {
    var text = text
    return text.withUTF8 { append(xml: $0) }
  }

  /// Appends UTF-8 in the same way.
  mutating func append(xml bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { append(xml: $0) }
  }

  /// Appends UTF-8 in the same way.
  mutating func append(xml bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    append(xml: UnsafeBufferPointer(rebasing: bytes))
  }

  /// Appends UTF-8 in the same way.
  mutating func append(xml bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var dropped = 0
    var index = 0
    while true {
      let run = Self.plainRun(bytes, from: index)
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<run]))
      guard run < bytes.count else { return dropped }
      index = run + 1
      switch bytes[run] {
      case 0x26: append(text: "&amp;")
      case 0x3C: append(text: "&lt;")
      case 0x3E: append(text: "&gt;")
      case 0x22: append(text: "&quot;")
      case 0x09: append(text: "&#9;")
      case 0x0A: append(text: "&#10;")
      case 0x0D: append(text: "&#13;")
      case 0xEF where run + 2 < bytes.count && bytes[run + 1] == 0xBF && bytes[run + 2] >= 0xBE:
        // U+FFFE and U+FFFF.
        dropped += 1
        index = run + 3
      case 0xEF: append(0xEF)
      default: dropped += 1
      }
    }
  }

  /// The end of the bytes from `start` that stand as they are.
  ///
  /// Eight are tested at a time: a byte of a word is less than n, or is zero, if subtracting n, or 1, borrows (S. E. Anderson, "Bit
  /// Twiddling Hacks").
  private static func plainRun(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let (ones, tops) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let controls = (word &- ones &* 0x20) & ~word
      // `"` and `&` differ in one bit, and so do `<` and `>`.
      let (quotes, brackets) = ((word | ones &* 0x04) ^ ones &* 0x26, (word | ones &* 0x02) ^ ones &* 0x3E)
      let lead = word ^ ones &* 0xEF
      let found =
        controls | (quotes &- ones) & ~quotes | (brackets &- ones) & ~brackets | (lead &- ones) & ~lead
      if found & tops != 0 { break }
      index += 8
    }
    while index < bytes.count, !isSpecial(bytes[index]) { index += 1 }
    return index
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0xEF
  }
}

internal import Glibc

extension ArraySlice<UInt8> {
  /// The index of the first byte of a value, by memchr, which looks at many at a time.
  func firstIndex(ofByte byte: UInt8) -> Int? {
    withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base, Int32(byte), bytes.count) else {
        return nil
      }
      return startIndex + (UnsafeRawPointer(found) - base)
    }
  }
}

extension [UInt8] {
  /// Appends a text as it is.
  mutating func append(text: String) {
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }

  /// Appends a text in which some bytes are to be written otherwise, which `body` does.
  ///
  /// What lies between them is copied in one go.
  mutating func append(
    text: String, where isSpecial: (UInt8) -> Bool, _ body: (UInt8, inout [UInt8]) -> Void
  ) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for index in bytes.indices where isSpecial(bytes[index]) {
        append(contentsOf: bytes[start..<index])
        body(bytes[index], &self)
        start = index + 1
      }
      append(contentsOf: bytes[start...])
    }
  }
}

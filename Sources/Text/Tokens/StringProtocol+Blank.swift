extension StringProtocol {
  /// Whether there is nothing but white space (White_Space of Unicode's PropList).
  ///
  /// Linear in the white space that the text begins with.
  @inlinable public var isBlank: Bool {
    for byte in utf8 {
      // Most texts are settled by their first byte.
      if byte >= 0x80 { return unicodeScalars.allSatisfy(\.properties.isWhitespace) }
      if byte != 0x20 && !(0x09...0x0D).contains(byte) { return false }
    }
    return true
  }
}

extension String {
  /// The text with control and direction-changing characters written out (`\n`, `\t`, `\u{1B}`): one line, always.
  ///
  /// Names of files and pieces of their content go into messages, and may hold what would move the cursor, change
  /// the terminal or turn the line around.
  public var withoutControls: String {
    guard unicodeScalars.contains(where: Self.isControl) else { return self }
    return unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where Self.isControl(scalar):
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// Controls (C0, DEL, C1), line and paragraph separators, and the marks that change the direction of text.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

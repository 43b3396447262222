/// What becomes of characters that a format cannot hold: U+0000 in all, and in XML most other controls, U+FFFE and U+FFFF.
///
/// A file with one of them would be refused as a whole by every reader of XML (XML 1.0, section 2.2).
public enum ForbiddenCharacters: String, CaseIterable, Sendable {
  /// They are left out, and counted.
  case drop
  /// They are an error.
  case refuse
}

extension String {
  /// The first scalar that a format cannot hold; nil where there is none.
  func firstScalar(forbiddenIn format: ExchangeFormat) -> Unicode.Scalar? {
    let isXML = format == .tmx || format == .xliff
    return unicodeScalars.first { scalar in
      switch scalar.value {
      case 0: true
      case 0x09, 0x0A, 0x0D: false
      case 0x01..<0x20, 0xFFFE, 0xFFFF: isXML
      default: false
      }
    }
  }
}

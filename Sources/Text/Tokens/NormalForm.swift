internal import CICU

/// Forms of a text for comparing; the text itself is always kept as it was written.
public enum NormalForm {
  /// The text in NFC, runs of white space folded to one blank, none at the edges: two texts with the same folded
  /// form are the same segment.
  public static func folded(_ text: String) -> String {
    if isFoldedASCII(text) { return text }
    var result = String.UnicodeScalarView()
    var pendingBlank = false
    for scalar in composed(text).unicodeScalars {
      if scalar.isWhiteSpace {
        pendingBlank = !result.isEmpty
      } else {
        if pendingBlank { result.append(" ") }
        pendingBlank = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Whether a text is ASCII that has nothing to fold.
  private static func isFoldedASCII(_ text: String) -> Bool {
    var isBlankBefore = true
    for byte in text.utf8 {
      if byte < 0x20 || byte >= 0x80 || byte == 0x20 && isBlankBefore { return false }
      isBlankBefore = byte == 0x20
    }
    return !isBlankBefore
  }

  /// The text in Unicode normalization form C.
  public static func composed(_ text: String) -> String {
    let units = Array(text.utf16)
    let isComposed = units.withUnsafeBufferPointer { buffer in
      // No address means no text, and that is composed.
      buffer.baseAddress.map { padan_nfc_span($0, Int32(buffer.count)) == buffer.count } ?? true
    }
    return isComposed ? text : transformed(units, padan_nfc) ?? text
  }

  /// The word without differences of case or compatibility (NFKC_Casefold, Unicode Standard section 3.13).
  public static func caseFolded(_ word: String) -> String {
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return word.lowercased() }
    return transformed(Array(word.utf16), padan_nfkc_case_fold) ?? word
  }

  private static func transformed(
    _ units: [UInt16],
    _ transform: (UnsafePointer<UInt16>, Int32, UnsafeMutablePointer<UInt16>, Int32) -> Int32
  ) -> String? {
    // A normalization form is at most 18 times its source (Unicode FAQ); most are no longer, so grow on demand.
    for factor in [2, 6, 18] {
      let capacity = units.count * factor + 16
      var result = [UInt16](repeating: 0, count: capacity)
      let length = transform(units, Int32(units.count), &result, Int32(capacity))
      if length >= 0 { return String(decoding: result[..<Int(length)], as: UTF16.self) }
    }
    return nil
  }
}

/// Texts in formats of one line a record.
enum OneLine {
  /// The text with each run of white space that holds a line break or a tab as one blank.
  static func text(_ text: String) -> String {
    var text = text
    guard text.withUTF8(hasBreak) else { return text }
    var bytes: [UInt8] = []
    var blanks: [UInt8] = []
    for byte in text.utf8 {
      if byte == 0x20 || isBreak(byte) {
        blanks.append(byte)
      } else {
        if !blanks.isEmpty { bytes += blanks.allSatisfy { $0 == 0x20 } ? blanks : [0x20] }
        blanks = []
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Looks at all bytes, which takes less time than leaving at the first: many are compared at once.
  private static func hasBreak(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var found: UInt8 = 0
    for byte in bytes { found |= (byte == 0x09 ? 1 : 0) | (byte == 0x0A ? 1 : 0) | (byte == 0x0D ? 1 : 0) }
    return found != 0
  }

  private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x09 || byte == 0x0A || byte == 0x0D }
}

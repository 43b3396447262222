/// Texts in formats of one line a record.
enum OneLine {
  /// The text with each run of white space that holds a line break or a tab as one blank.
  static func text(_ text: String) -> String {
    let breaks: [UInt8] = [0x09, 0x0A, 0x0D]
    guard text.utf8.contains(where: { breaks.contains($0) }) else { return text }
    var bytes: [UInt8] = []
    var blanks: [UInt8] = []
    for byte in text.utf8 {
      if byte == 0x20 || breaks.contains(byte) {
        blanks.append(byte)
      } else {
        if !blanks.isEmpty { bytes += blanks.allSatisfy { $0 == 0x20 } ? blanks : [0x20] }
        blanks = []
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

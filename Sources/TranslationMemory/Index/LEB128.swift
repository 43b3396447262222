/// Numbers in as many bytes as they need: seven bits a byte, low ones first, the high bit where more follow
/// (DWARF 5, section 7.6).
enum LEB128 {
  /// Appends a number, which is not negative.
  @inline(__always)
  static func append(_ number: Int, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// What is read has no more bytes than this.
  static let mostBytes = 5

  /// Reads a number of at most five bytes, and goes past it; what is cut short ends early.
  @inline(__always)
  static func read(_ bytes: UnsafeRawBufferPointer, at index: inout Int) -> Int {
    var (number, shift) = (0, 0)
    while index < bytes.count, shift <= 28 {
      let byte = bytes[index]
      number |= Int(byte & 0x7F) << shift
      shift += 7
      index += 1
      if byte & 0x80 == 0 { break }
    }
    return number
  }
}

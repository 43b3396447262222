internal import CICU

/// A stretch of whole paragraphs of a UTF-8 text, as UTF-16, and the way back from its offsets.
///
/// Texts are worked on a chunk at a time, so that buffers stay small and offsets within the 32 bits ICU counts in.
struct TextChunk {
  /// Chunks are cut at the first blank line after so many bytes.
  private static let usualSize = 1 << 20
  /// They are cut at white space, or anywhere, where a paragraph is longer than this.
  private static let largestSize = 1 << 25

  /// The text in UTF-16.
  private(set) var units: [UInt16] = []

  // Where the text up to `cursor` (in UTF-16) ends, in bytes and in scalars of the whole text.
  private var cursor = 0
  private var isASCII = true
  private var byteOffset = 0
  private var scalarOffset = 0
  /// The scalars of the text up to the end of the chunk.
  private(set) var endScalarOffset = 0

  /// Loads the chunk in a range of the bytes, which begins where the last one ended.
  mutating func load(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    scalarOffset = endScalarOffset
    byteOffset = range.lowerBound
    cursor = 0
    let slice = UnsafeBufferPointer(rebasing: bytes[range])
    var scalars = 0
    units = [UInt16](unsafeUninitializedCapacity: slice.count) { buffer, count in
      (count, scalars) = Self.transcode(slice, into: buffer)
    }
    isASCII = units.count == slice.count
    endScalarOffset = scalarOffset + scalars
  }

  /// A segment at a UTF-16 range, which begins no sooner than the one before it ended.
  mutating func segment(
    _ range: Range<Int>, paragraph: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) -> Segment {
    advance(to: range.lowerBound)
    let startByte = byteOffset
    let startScalar = scalarOffset
    advance(to: range.upperBound)
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[startByte..<byteOffset]), as: UTF8.self)
    return Segment(text: text, range: startScalar..<scalarOffset, paragraph: paragraph)
  }

  /// Gives the units to `body`, to read and to change.
  mutating func withUnits<Result, Failure>(
    _ body: (UnsafeMutableBufferPointer<UInt16>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try units.withUnsafeMutableBufferPointer { buffer throws(Failure) in try body(buffer) }
  }

  private mutating func advance(to end: Int) {
    let end = max(end, cursor)
    var bytes = end - cursor
    var scalars = end - cursor
    if !isASCII {
      units.withUnsafeBufferPointer { units in
        var index = cursor
        while index < end {
          index += min(units.countOfPrintableASCII(from: index), end - index)
          // Each half of a surrogate pair stands for two of the four bytes; the second is no scalar of its own.
          let next = min(index + 16, end)
          for unit in units[index..<next] {
            bytes += (unit >= 0x80 ? 1 : 0) + (unit >= 0x800 ? 1 : 0) - (unit & 0xF800 == 0xD800 ? 1 : 0)
            scalars -= unit & 0xFC00 == 0xDC00 ? 1 : 0
          }
          index = next
        }
      }
    }
    byteOffset += bytes
    scalarOffset += scalars
    cursor = end
  }

  /// The most bytes it takes to tell where a chunk ends.
  static let mostBytes = largestSize + 1

  /// Where the chunk ends that begins at a byte offset, and whether a paragraph ends there.
  ///
  /// Unless the bytes are the last of the text, nil where it takes more of them to tell: the chunks of a text are the
  /// same however many of its bytes are there at a time.
  static func end(
    of bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool
  ) -> (offset: Int, isParagraph: Bool)? {
    guard bytes.count - start > usualSize + usualSize / 4 else { return isLast ? (bytes.count, true) : nil }
    let limit = min(bytes.count, start + largestSize)
    var lineIsBlank = false
    for index in start + usualSize..<limit {
      switch bytes[index] {
      case 0x0A:
        if lineIsBlank { return (index + 1, true) }
        lineIsBlank = true
      case 0x20, 0x09, 0x0D: break
      default: lineIsBlank = false
      }
    }
    if limit == bytes.count { return isLast ? (limit, true) : nil }
    // The last white space within reach; else the start of a scalar.
    if let space = (start + usualSize..<limit).last(where: { bytes[$0] == 0x0A || bytes[$0] == 0x20 }) {
      return (space + 1, false)
    }
    var cut = limit
    while bytes[cut] & 0xC0 == 0x80 { cut -= 1 }
    return (cut, false)
  }

  /// Writes well-formed UTF-8 as UTF-16; returns how many units and scalars.
  private static func transcode(
    _ bytes: UnsafeBufferPointer<UInt8>, into units: UnsafeMutableBufferPointer<UInt16>
  ) -> (units: Int, scalars: Int) {
    var index = 0
    var count = 0
    var pairs = 0
    func tail(_ offset: Int) -> UInt32 { UInt32(bytes[index &+ offset] & 0x3F) }
    while index < bytes.count {
      if let source = bytes.baseAddress, let target = units.baseAddress {
        // At most as many units as bytes are written, and both have the same capacity.
        let ascii = padan_widen_ascii(source + index, bytes.count - index, target + count)
        index += ascii
        count += ascii
      }
      guard index < bytes.count else { break }
      let first = bytes[index]
      switch first {
      case 0..<0x80:
        units[count] = UInt16(first)
        index += 1
      case 0x80..<0xE0:
        units[count] = UInt16(truncatingIfNeeded: UInt32(first & 0x1F) << 6 | tail(1))
        index += 2
      case 0xE0..<0xF0:
        units[count] = UInt16(truncatingIfNeeded: UInt32(first & 0x0F) << 12 | tail(1) << 6 | tail(2))
        index += 3
      default:
        let value = (UInt32(first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)) - 0x10000
        units[count] = 0xD800 | UInt16(truncatingIfNeeded: value >> 10)
        count += 1
        pairs += 1
        units[count] = 0xDC00 | UInt16(truncatingIfNeeded: value & 0x3FF)
        index += 4
      }
      count += 1
    }
    return (count, count - pairs)
  }
}

/// The list of a bucket: postings by ascending identifier, in as few bits as their number allows.
///
/// A bucket's list lies in the table `posting` in blocks. A block's key joins the bucket (high bits) and the identifier
/// before the block's first (low 40 bits), so that SQLite finds a list by one descent of a tree of integers.
///
/// A block begins with a byte: *k* in its low five bits, and whether postings have a length in the next. The number of postings follows
/// (LEB128), and then the postings as bits, low ones first: the difference to the identifier before, less 1, in Rice's code
/// (Rice 1979) with parameter *k*, and five bits of length. Rice's code is what is left by its high bits as so many zeros and a one,
/// then its *k* low bits. Where that were 24 zeros or more, 24 stand, and the difference in 40 bits.
package enum PostingList {
  /// The key of the block of a bucket that follows an identifier.
  static func place(_ bucket: Int, after previous: Int64) -> Int64 { Int64(bucket) << 40 | previous }

  /// The keys that blocks of a bucket can have.
  static func places(of bucket: Int) -> ClosedRange<Int64> {
    place(bucket, after: 0)...place(bucket, after: identifiers)
  }

  /// The bucket of a block.
  static func bucket(of place: Int64) -> Int { Int(place >> 40) }

  /// The identifier before a block's first.
  static func previous(of place: Int64) -> Int64 { place & identifiers }

  private static let identifiers: Int64 = 1 << 40 - 1
  private static let mostZeros = 24
  private static let differenceBits = 40
  /// With 24 bits before and 5 after, what a load of 64 bits at a byte is sure to hold.
  private static let highestParameter = 28

  /// A block of postings in ascending order that follow `previous`.
  package static func block(of postings: [Posting], after previous: Int64, withLengths: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    append(postings, after: previous, withLengths: withLengths, to: &bytes)
    return bytes
  }

  /// Appends a block of postings in ascending order that follow `previous`.
  static func append(
    _ postings: [Posting], after previous: Int64, withLengths: Bool, to bytes: inout [UInt8]
  ) {
    let parameter = parameter(for: postings, after: previous)
    bytes.append(UInt8(parameter) | (withLengths ? 0x20 : 0))
    LEB128.append(postings.count, to: &bytes)
    var (pending, used): (UInt64, Int) = (0, 0)
    var last = previous
    for posting in postings {
      let difference = UInt64(bitPattern: posting.unit &- last &- 1)
      last = posting.unit
      let zeros = difference >> UInt64(parameter)
      var (code, length): (UInt64, Int)
      if zeros < mostZeros {
        (code, length) = (1 << zeros, Int(zeros) + 1)
        code |= (difference & (1 << UInt64(parameter) - 1)) << UInt64(length)
        length += parameter
      } else {
        // In two steps, since both together may be more than 57 bits.
        append(0, mostZeros, &pending, &used, to: &bytes)
        (code, length) = (difference & (1 << UInt64(differenceBits) - 1), differenceBits)
      }
      if withLengths {
        code |= UInt64(posting.length.number) << UInt64(length)
        length += LengthClass.bits
      }
      append(code, length, &pending, &used, to: &bytes)
    }
    if used > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
  }

  /// Appends up to 57 bits; fewer than 8 are left pending.
  @inline(__always)
  private static func append(
    _ code: UInt64, _ length: Int, _ pending: inout UInt64, _ used: inout Int, to bytes: inout [UInt8]
  ) {
    pending |= code << UInt64(used)
    used += length
    while used >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      used -= 8
    }
  }

  /// The parameter that makes a block shortest, or nearly: that for evenly spread identifiers, or less where they cluster.
  private static func parameter(for postings: [Posting], after previous: Int64) -> Int {
    guard let last = postings.last, last.unit > previous else { return 0 }
    let mean = (last.unit - previous) / Int64(postings.count)
    var best = min(highestParameter, max(0, Int64.bitWidth - 1 - max(1, mean * 7 / 10).leadingZeroBitCount))
    var fewest = bits(of: postings, after: previous, parameter: best)
    while best > 0 {
      let fewer = bits(of: postings, after: previous, parameter: best - 1)
      guard fewer < fewest else { break }
      (best, fewest) = (best - 1, fewer)
    }
    return best
  }

  private static func bits(of postings: [Posting], after previous: Int64, parameter: Int) -> Int {
    var last = previous
    var bits = postings.count * (parameter + 1)
    for posting in postings {
      let zeros = Int(truncatingIfNeeded: (posting.unit &- last &- 1) >> Int64(parameter))
      bits &+= zeros < mostZeros ? zeros : mostZeros + differenceBits - parameter - 1
      last = posting.unit
    }
    return bits
  }

  /// The number of postings of a block, no more than its bytes can hold.
  static func count(of bytes: UnsafeRawBufferPointer) -> Int { min(header(bytes).count, bytes.count * 8) }

  /// The postings of a block that begins after `start`.
  package static func postings(in bytes: UnsafeRawBufferPointer, after start: Int64) -> [Posting] {
    var postings: [Posting] = []
    postings.reserveCapacity(count(of: bytes))
    read(bytes, after: start, into: &postings)
    return postings
  }

  /// Appends the postings of a block that begins after `start`.
  static func read(_ bytes: UnsafeRawBufferPointer, after start: Int64, into postings: inout [Posting]) {
    forEachPosting(in: bytes, after: start) {
      postings.append(Posting(unit: $0, length: LengthClass(number: $1)))
    }
  }

  /// Calls `body` with each identifier of a block that begins after `start`.
  @inline(__always)
  package static func forEach(in bytes: UnsafeRawBufferPointer, after start: Int64, _ body: (Int64) -> Void) {
    forEachPosting(in: bytes, after: start) { unit, _ in body(unit) }
  }

  /// Calls `body` with each identifier of a block that begins after `start`, and the number of its length class.
  ///
  /// A block cut short ends early.
  @inline(__always)
  static func forEachPosting(
    in bytes: UnsafeRawBufferPointer, after start: Int64, _ body: (_ unit: Int64, _ length: UInt8) -> Void
  ) {
    guard let first = bytes.first else { return }
    let parameter = UInt64(first & 0x1F)
    let lengthBits = first & 0x20 == 0 ? 0 : LengthClass.bits
    let (lowBits, length) = (1 &<< parameter &- 1, UInt64(1) &<< UInt64(lengthBits) &- 1)
    let (count, begin) = header(bytes)
    let end = bytes.count &* 8
    var place = begin &* 8
    var unit = start
    var left = count
    while left > 0, place < end {
      left &-= 1
      var word = load(bytes, place)
      let zeros = word.trailingZeroBitCount
      var difference: UInt64
      if zeros < mostZeros {
        word &>>= UInt64(truncatingIfNeeded: zeros &+ 1)
        difference = UInt64(truncatingIfNeeded: zeros) &<< parameter | word & lowBits
        word &>>= parameter
        place &+= zeros &+ 1 &+ Int(truncatingIfNeeded: parameter) &+ lengthBits
      } else {
        place &+= mostZeros
        word = load(bytes, place)
        difference = word & (1 << UInt64(differenceBits) - 1)
        word &>>= UInt64(differenceBits)
        place &+= differenceBits &+ lengthBits
      }
      if place > end { return }
      unit &+= Int64(bitPattern: difference) &+ 1
      body(unit, UInt8(truncatingIfNeeded: word & length))
    }
  }

  /// 57 bits or more from a place on; zeros after the end.
  @inline(__always)
  private static func load(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    let index = place &>> 3
    let shift = UInt64(truncatingIfNeeded: place & 7)
    if index &+ 8 <= bytes.count {
      return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &>> shift
    }
    var word: UInt64 = 0
    for offset in 0..<8 where index + offset < bytes.count {
      word |= UInt64(bytes[index + offset]) << UInt64(8 * offset)
    }
    return word &>> shift
  }

  /// The number of postings that a block says it has, and the byte where they begin.
  @inline(__always)
  private static func header(_ bytes: UnsafeRawBufferPointer) -> (count: Int, begin: Int) {
    var index = 1
    let count = LEB128.read(bytes, at: &index)
    return (count, index)
  }
}

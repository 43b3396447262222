/// A unit in the list of a bucket, in eight bytes.
package struct Posting: Hashable {
  /// The identifier in the high bits, five low ones for the length class.
  private(set) var packed: UInt64

  /// So many bits are used: identifiers are below 2⁴⁰.
  static let bits = 40 + LengthClass.bits

  @inline(__always)
  init(unit: Int64, length: LengthClass) {
    packed = UInt64(bitPattern: unit) &<< UInt64(LengthClass.bits) | UInt64(length.number)
  }

  @inline(__always)
  init(packed: UInt64) { self.packed = packed }

  /// The unit's identifier.
  @inline(__always)
  package var unit: Int64 { Int64(packed &>> UInt64(LengthClass.bits)) }

  /// How many words the side has on which the pair stands; unknown in the lists of single stems.
  @inline(__always)
  var length: LengthClass { LengthClass(number: UInt8(packed & UInt64(LengthClass.count - 1))) }
}

/// About how many words a segment has: exact up to 18, within a tenth or so up to 110.
struct LengthClass: Hashable {
  /// 0 where not known, else 1 to 31.
  var number: UInt8

  /// The number of classes, the unknown one included.
  ///
  /// Part of the file format, as the classes are.
  static let count = 32
  /// So many bits hold a class.
  static let bits = 5
  /// Of no known length.
  static let unknown = LengthClass(number: 0)

  /// The fewest words of each class, from class 1 on.
  private static let fewest = Array(1...18) + [19, 21, 23, 25, 28, 31, 35, 40, 46, 54, 65, 81, 111]

  init(number: UInt8) { self.number = number }

  /// The class of segments of so many words.
  init(words: Int) { number = UInt8(Self.fewest.prefix { $0 <= words }.count) }

  /// The numbers of words that segments of the class can have.
  var words: ClosedRange<Int> {
    if number == 0 { return 0...Int.max }
    let index = Int(number) - 1
    return Self.fewest[index]...(index + 1 < Self.fewest.count ? Self.fewest[index + 1] - 1 : Int.max)
  }
}

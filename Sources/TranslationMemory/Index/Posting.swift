/// A unit in the list of a bucket.
struct Posting: Hashable {
  /// Its identifier, below 2⁴⁰.
  var unit: Int64
  /// How many words the side has on which the pair stands; unknown in the lists of single stems.
  var length: LengthClass
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

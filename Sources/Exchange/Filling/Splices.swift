/// Changes to a text, by place: all that is not named stays as it is, byte for byte.
struct Splices {
  private var all: [(range: Range<Int>, bytes: [UInt8])] = []

  /// Whether nothing is changed.
  var isEmpty: Bool { all.isEmpty }

  /// Puts bytes in at a place; what comes to one place stands in the order in which it came.
  mutating func insert(_ bytes: [UInt8], at place: Int) { replace(place..<place, with: bytes) }

  /// Puts a text in at a place.
  mutating func insert(_ text: String, at place: Int) { insert(Array(text.utf8), at: place) }

  /// Puts bytes in place of others; no two ranges that are replaced may overlap.
  mutating func replace(_ range: Range<Int>, with bytes: [UInt8]) { all.append((range, bytes)) }

  /// The text with the changes; all of them lie after the `lead`, which is left out.
  func applied(to text: [UInt8], without lead: Int = 0) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + all.reduce(0) { $0 + $1.bytes.count })
    var done = lead
    let inOrder = all.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    for (_, splice) in inOrder {
      result += text[done..<max(done, splice.range.lowerBound)]
      result += splice.bytes
      done = max(done, splice.range.upperBound)
    }
    return result + text[done...]
  }
}

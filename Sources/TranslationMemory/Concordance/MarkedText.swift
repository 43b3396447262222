/// A text and the places in it that stand out.
public struct MarkedText {
  private let units: [UInt16]
  private let ranges: [Range<Int>]

  /// A text with places in UTF-16 code units; what overlaps or lies outside the text is left out.
  public init(_ text: String, _ ranges: [Range<Int>]) {
    units = Array(text.utf16)
    var end = 0
    var kept: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound })
    where range.lowerBound >= end && range.upperBound <= units.count && !range.isEmpty {
      kept.append(range)
      end = range.upperBound
    }
    self.ranges = kept
  }

  /// The text piece by piece, in order; together they are the whole.
  public var pieces: [(text: String, isMarked: Bool)] {
    var pieces: [(text: String, isMarked: Bool)] = []
    var end = 0
    for range in ranges {
      pieces.append((text(end..<range.lowerBound), false))
      pieces.append((text(range), true))
      end = range.upperBound
    }
    return pieces + [(text(end..<units.count), false)]
  }

  /// The places in Unicode scalars.
  public var scalarRanges: [Range<Int>] {
    ranges.map { range in
      let start = units[..<range.lowerBound].count { !UTF16.isTrailSurrogate($0) }
      return start..<start + units[range].count { !UTF16.isTrailSurrogate($0) }
    }
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: units[range], as: UTF16.self) }
}

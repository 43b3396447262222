/// Finds quotations: a mark that opens, and the one that closes it in the same block.
///
/// A quotation that is never closed is none, whatever it would swallow; neither is one beyond `longest`. Straight
/// marks open after white space or an opening bracket and close elsewhere. Apostrophes and single marks are left
/// out: what they open is mostly inside a quotation, and what they close mostly a word.
enum QuotationSpans {
  /// The longest quotation kept whole, in UTF-16 units.
  static let longest = 4_000

  /// The quotations of a block in order, their marks included (UTF-16 offsets).
  static func spans(in units: UnsafeBufferPointer<UInt16>, block: Range<Int>) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var opening: Int?
    func close(at index: Int) {
      if let start = opening, index - start < longest { spans.append(start..<index + 1) }
      opening = nil
    }
    for index in block {
      switch units[index] {
      case 0x201C, 0x201E, 0xAB: opening = index
      case 0x201D, 0xBB: close(at: index)
      case UInt16(ascii: "\""):
        let opens =
          index == block.lowerBound || units[index - 1].isWhiteSpace || units[index - 1].isOpeningMark
          || units[index - 1] == 0x2014 || units[index - 1] == 0x2013
        let mayOpen = index + 1 < block.upperBound && !units[index + 1].isWhiteSpace
        if opens && mayOpen { opening = index } else { close(at: index) }
      default: break
      }
    }
    return spans
  }
}
